import { MERGE_LOOK_WEEKS } from '#shared/domain/outlook/model.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { writeDay } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { HoursChart } from './HoursChart.tsx'
import { InsightTable } from './InsightTable.tsx'
import classes from './insight.module.css'
import { QuestionPanel } from './QuestionPanel.tsx'
import { TableRegion } from './TableRegion.tsx'
import { useWeeks } from './use-weeks.ts'
import type { Weeks } from './use-weeks.ts'
import { weekLabel } from './week-label.ts'

/** "Do we deploy too many or too few people?": hours asked, rostered and saved by agreed merges. MERGE-4 */
export function HoursPanel({
  locationId,
  fromWeek,
}: {
  readonly locationId: string
  readonly fromWeek: IsoWeek
}) {
  const texts = useTexts()
  const { t } = texts
  const weeks = useWeeks(locationId, fromWeek)
  if (weeks.isError) return <CallTrouble error={weeks.error} />
  const { data } = weeks
  if (data === undefined) return null
  const saved = data.hours.reduce((sum, { savedMinutes }) => sum + savedMinutes, 0)
  const possible = data.hours.reduce((sum, { possibleMinutes }) => sum + (possibleMinutes ?? 0), 0)
  const isEmpty = data.hours.every(
    ({ requiredMinutes, rosteredMinutes }) => requiredMinutes === 0 && rosteredMinutes === null,
  )
  const heads = [
    t('forecast.week'),
    t('deployed.required'),
    t('deployed.rostered'),
    t('deployed.difference'),
    t('deployed.saved'),
    t('deployed.possible'),
    t('deployed.day'),
  ]
  return (
    <QuestionPanel
      question={t('deployed.question')}
      answer={isEmpty ? t('forecast.nothing') : writeAnswer(texts, data)}
      notes={
        isEmpty
          ? []
          : [
              saved === 0 ? t('deployed.notSavedNote') : t('deployed.savedNote', { minutes: saved }),
              ...(possible === 0
                ? []
                : [t('deployed.possibleNote', { minutes: possible, weeks: MERGE_LOOK_WEEKS })]),
            ]
      }
      chart={
        isEmpty ? null : (
          <>
            <HoursChart data={data} />
            <LargestGap data={data} />
          </>
        )
      }
      table={
        <TableRegion question={t('deployed.question')}>
          <InsightTable caption={t('deployed.chart')} heads={heads} rows={rowsOf(texts, data)} />
        </TableRegion>
      }
      file={{ name: t('deployed.chart'), heads, rows: rowsOf(texts, data) }}
    />
  )
}

/** Over the weeks that have a roster; the others say nothing about deploying. */
function writeAnswer({ t }: Texts, data: Weeks): string {
  const known = data.hours.flatMap(({ requiredMinutes, rosteredMinutes }) =>
    rosteredMinutes === null ? [] : [rosteredMinutes - requiredMinutes],
  )
  if (known.length === 0) return t('deployed.noRoster')
  const total = known.reduce((sum, minutes) => sum + minutes, 0)
  const params = { minutes: Math.abs(total), count: known.length }
  if (total === 0) return t('deployed.even', params)
  return t(total > 0 ? 'deployed.over' : 'deployed.short', params)
}

function rowsOf({ t, language }: Texts, data: Weeks): readonly (readonly string[])[] {
  const hours = (minutes: number): string => t('deployed.value', { minutes })
  return data.hours.map(
    ({ requiredMinutes, rosteredMinutes, savedMinutes, possibleMinutes, largestGapDay }, place) => {
      const week = data.weeks[place]?.week ?? ''
      return [
        weekLabel(week),
        hours(requiredMinutes),
        rosteredMinutes === null ? '–' : hours(rosteredMinutes),
        rosteredMinutes === null ? '–' : hours(rosteredMinutes - requiredMinutes),
        hours(savedMinutes),
        possibleMinutes === null ? '–' : hours(requiredMinutes - possibleMinutes),
        largestGapDay === null ? '–' : writeDay(largestGapDay, language),
      ]
    },
  )
}

/** The week that differs most leads to its day. */
function LargestGap({ data }: { readonly data: Weeks }) {
  const { t } = useTexts()
  const go = useGo()
  let largest: {
    readonly gap: number
    readonly day: NonNullable<Weeks['hours'][number]['largestGapDay']>
  } | null = null
  for (const { requiredMinutes, rosteredMinutes, largestGapDay } of data.hours) {
    if (rosteredMinutes === null || largestGapDay === null) continue
    const gap = Math.abs(rosteredMinutes - requiredMinutes)
    if (largest === null || gap > largest.gap) largest = { gap, day: largestGapDay }
  }
  if (largest === null) return null
  const { day } = largest
  return (
    <p className={classes.note}>
      <LinkButton onClick={() => go.toDay(day)}>{t('deployed.openDay', { day })}</LinkButton>
    </p>
  )
}
