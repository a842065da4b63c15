import type { CallOutput } from '#shared/ipc/contract.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import { writeLength } from './amounts.ts'
import classes from './quick-log.module.css'

type LongerRow = CallOutput<'quickLog.control'>['longer'][number]

interface LongerTableProps {
  readonly rows: readonly LongerRow[]
  readonly onLog: (row: LongerRow) => void
  readonly onWaive: (row: LongerRow) => void
}

/** Stayed longer than was written down: charge it after all, or let it go. */
export function LongerTable({ rows, onLog, onWaive }: LongerTableProps) {
  const texts = useTexts()
  const { t, language } = texts
  return (
    <section>
      <h2>{t('log.longer')}</h2>
      {rows.length === 0 ? (
        <p>{t('log.noLonger')}</p>
      ) : (
        <div className={classes.tableScroll}>
          <Table
            caption={t('log.longer')}
            columns={[t('log.day'), t('log.child'), t('log.booked'), t('log.seen'), t('log.acts')]}
          >
            {rows.map((row) => {
              const length = writeLength(texts, row.minutes)
              const isLate = row.side === 'late'
              const named = { name: row.childName, day: row.day, length }
              return (
                <tr key={`${row.observedTimeId} ${row.side}`}>
                  <td>{writeDay(row.day, language)}</td>
                  <th scope="row">{row.childName}</th>
                  <td>{t(isLate ? 'log.bookedLate' : 'log.bookedEarly', { minute: row.bookedMinute })}</td>
                  <td>{t(isLate ? 'log.seenLate' : 'log.seenEarly', { minute: row.observedMinute })}</td>
                  <td>
                    <span className={classes.controlActs}>
                      <Button
                        size="small"
                        aria-label={t('log.writeDownOf', named)}
                        onClick={() => onLog(row)}
                      >
                        {t('log.writeDown', { length })}
                      </Button>
                      <Button
                        size="small"
                        kind="quiet"
                        aria-label={t('log.waiveOf', named)}
                        onClick={() => onWaive(row)}
                      >
                        {t('log.waive')}
                      </Button>
                    </span>
                  </td>
                </tr>
              )
            })}
          </Table>
        </div>
      )}
    </section>
  )
}
