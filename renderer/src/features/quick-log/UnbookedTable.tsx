import type { CallOutput } from '#shared/ipc/contract.ts'
import { writeDay, writeTime } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import controls from '../../ui/controls.module.css'
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
        <table className={controls.table}>
          <caption className="visuallyHidden">{t('log.unbooked')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('log.day')}</th>
              <th scope="col">{t('log.child')}</th>
              <th scope="col">{t('log.seen')}</th>
              <th scope="col">{t('log.acts')}</th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
    </section>
  )
}
