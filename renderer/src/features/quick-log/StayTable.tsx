import type { ControlledStay } from '#shared/ipc/parts/stays.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import tables from '../../ui/table.module.css'
import { writeAmount } from './amounts.ts'
import classes from './quick-log.module.css'

interface StayTableProps {
  readonly rows: readonly ControlledStay[]
  readonly totalMinutes: number
  readonly totalCents: number
  readonly onRemove: (stay: ControlledStay) => void
}

/** Every stay that is still to be invoiced, with what is doubtful about it; the sum is that of the lines above. */
export function StayTable({ rows, totalMinutes, totalCents, onRemove }: StayTableProps) {
  const { t } = useTexts()
  return (
    <section>
      <h2>{t('log.stays')}</h2>
      {rows.length === 0 ? (
        <p>{t('log.noStays')}</p>
      ) : (
        <div className={classes.tableScroll}>
          <table className={tables.table}>
            <caption className="visuallyHidden">{t('log.stays')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('log.day')}</th>
                <th scope="col">{t('log.child')}</th>
                <th scope="col">{t('log.what')}</th>
                <th scope="col" className={classes.number}>
                  {t('log.hours')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('log.amount')}
                </th>
                <th scope="col">{t('log.doubts')}</th>
                <th scope="col">{t('log.by')}</th>
                <th scope="col">{t('log.acts')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((stay) => (
                <StayRow key={stay.id} stay={stay} onRemove={() => onRemove(stay)} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  {t('log.total')}
                </th>
                <td className={classes.number}>{t('log.hoursOf', { minutes: totalMinutes })}</td>
                <td className={classes.number}>{t('log.moneyOf', { cents: totalCents })}</td>
                <td colSpan={3} />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  )
}

function StayRow({ stay, onRemove }: { readonly stay: ControlledStay; readonly onRemove: () => void }) {
  const texts = useTexts()
  const { t, write, language } = texts
  const amount = writeAmount(texts, stay.side, stay.minutes)
  return (
    <tr>
      <td>{writeDay(stay.day, language)}</td>
      <th scope="row">{stay.childName}</th>
      <td>
        {amount} ({t('log.span', { start: stay.startMinute, end: stay.endMinute })})
      </td>
      <td className={classes.number}>{t('log.hoursOf', { minutes: stay.minutes })}</td>
      <td className={classes.number}>
        {stay.cents === null ? t('log.noPrice') : t('log.moneyOf', { cents: stay.cents })}
      </td>
      <td>
        {stay.doubts.length === 0 ? null : (
          <span className={classes.doubts}>
            <span>
              <VerdictTag verdict="caution" isMarkOnly />{' '}
              {stay.doubts.map((doubt) => t(`log.doubt.${doubt}`)).join(', ')}
            </span>
            {stay.tooTight === null ? null : <span className={classes.why}>{write(stay.tooTight)}</span>}
          </span>
        )}
      </td>
      <td>{stay.loggedByName}</td>
      <td>
        <Button
          size="small"
          aria-label={`${t('log.removeOf', { name: stay.childName, amount })}, ${writeDay(stay.day, language)}`}
          onClick={onRemove}
        >
          {t('log.remove')}
        </Button>
      </td>
    </tr>
  )
}
