import type { CallOutput } from '#shared/ipc/contract.ts'
import { writeDay, writeTime } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './quick-log.module.css'

type UnbookedRow = CallOutput<'quickLog.control'>['unbooked'][number]

/** Was there on a day without care: that is an extra day, and a request of its own. EXTRA-1 */
export function UnbookedTable({
  rows,
  onAsk,
}: {
  readonly rows: readonly UnbookedRow[]
  readonly onAsk: (row: UnbookedRow) => void
}) {
  const { t, language } = useTexts()
  return (
    <section>
      <h2>{t('log.unbooked')}</h2>
      <div className={classes.tableScroll}>
        <Table
          caption={t('log.unbooked')}
          columns={[t('log.day'), t('log.child'), t('log.seen'), t('log.acts')]}
        >
          {rows.map((row) => (
            <tr key={row.observedTimeId}>
              <td>{writeDay(row.day, language)}</td>
              <th scope="row">{row.childName}</th>
              <td>
                {[row.arrivedMinute, row.leftMinute]
                  .map((minute) => (minute === null ? '' : writeTime(minute)))
                  .join('–')}
              </td>
              <td>
                <Button
                  size="small"
                  aria-label={t('log.askExtraDayOf', { name: row.childName, day: row.day })}
                  onClick={() => onAsk(row)}
                >
                  {t('log.askExtraDay')}
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </section>
  )
}
