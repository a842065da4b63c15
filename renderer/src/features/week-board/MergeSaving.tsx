import type { IsoWeek } from '#shared/kernel/time.ts'
import { weekdayShort } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { writeSaving } from '../../app/write-merge.ts'
import type { MergeWeek } from './merge-marks.ts'
import classes from './week-board.module.css'

/** Whether some day of the week has a proposal that saves staff. */
export function hasSaving(plan: MergeWeek): boolean {
  return plan.days.some(({ proposals }) => proposals.some(({ savedMinutes }) => savedMinutes > 0))
}

/** The day on which merging saves most, and the week in hours and money; opens the planner. MERGE-4 */
export function MergeSaving({ plan, week }: { readonly plan: MergeWeek; readonly week: IsoWeek }) {
  const texts = useTexts()
  const { t, language } = texts
  const go = useGo()
  const perDay = plan.days.map(({ day, proposals }) => ({
    day,
    minutes: proposals.reduce((sum, { savedMinutes }) => sum + savedMinutes, 0),
  }))
  const best = perDay.toSorted((a, b) => b.minutes - a.minutes)[0]
  if (best === undefined || best.minutes === 0) return null
  const wholeWeek = t('merging.attentionWeek', {
    saving: writeSaving(texts, plan.savedMinutes, plan.savedCents),
  })
  return (
    <button type="button" className={classes.attention} title={wholeWeek} onClick={() => go.toMerging(week)}>
      <span aria-hidden="true">◇</span>
      <span>
        {t('merging.attention', {
          weekday: weekdayShort(best.day, language),
          minutes: best.minutes,
        })}
        <span className="visuallyHidden"> {wholeWeek}</span>
      </span>
      <span className={classes.show}>{t('merging.show')}</span>
    </button>
  )
}
