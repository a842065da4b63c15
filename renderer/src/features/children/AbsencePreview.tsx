import type { CallOutput } from '#shared/ipc/contract.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './children.module.css'

/** Day by day what an absence brings: credit or not and why, and what becomes of the place. SWAP-5 */
export function AbsencePreview({
  preview,
  isWithCredit,
}: {
  readonly preview: CallOutput<'absences.preview'>
  readonly isWithCredit: boolean
}) {
  const { t, write, language } = useTexts()
  if (preview.problem !== null) return <Notice tone="caution">{write(preview.problem)}</Notice>
  if (!preview.isComplete) return <p className={classes.muted}>{t('absence.tooLong')}</p>
  if (preview.days.length === 0) return <p className={classes.muted}>{t('absence.noDays')}</p>
  return (
    <section aria-label={t('absence.preview')} aria-live="polite">
      <ul className={classes.days}>
        {preview.days.map((day) => (
          <li key={`${day.day} ${day.stretches[0]?.startMinute ?? ''}`}>
            <strong>{writeDay(day.day, language)}</strong>
            {isWithCredit ? (
              <p>
                <VerdictTag verdict={day.creditMinutes > 0 ? 'ok' : 'no'} isMarkOnly /> {write(day.credit)}
              </p>
            ) : null}
            {day.place === null ? null : <p className={classes.muted}>{write(day.place)}</p>}
          </li>
        ))}
      </ul>
      {isWithCredit ? (
        <p>
          <strong>
            {preview.creditMinutes > 0
              ? t('absence.creditTotal', { minutes: preview.creditMinutes })
              : t('absence.noCreditTotal')}
          </strong>
        </p>
      ) : null}
    </section>
  )
}
