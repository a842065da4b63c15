import type { IsoWeek } from '#shared/kernel/time.ts'
import { addDays } from '#shared/kernel/time.ts'
import { weekdayShort } from '#shared/text/formats.ts'
import type { Language } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { InsightTable } from './InsightTable.tsx'
import classes from './insight.module.css'
import { OccupancyChart } from './OccupancyChart.tsx'
import { QuestionPanel } from './QuestionPanel.tsx'
import { TableRegion } from './TableRegion.tsx'
import { tightestOf } from './tightest-of.ts'
import { shownWeeks, useWeeks } from './use-weeks.ts'
import type { Weeks } from './use-weeks.ts'
import { weekLabel } from './week-label.ts'

/** "How full are the coming weeks?": every group on its busiest day; the week is never averaged. PLAN-1 */
export function OccupancyPanel({
  locationId,
  fromWeek,
}: {
  readonly locationId: string
  readonly fromWeek: IsoWeek
}) {
  const { t, language } = useTexts()
  const weeks = useWeeks(locationId, fromWeek)
  if (weeks.isError) return <CallTrouble error={weeks.error} />
  const { data } = weeks
  if (data === undefined) return null
  const full = data.weeks.filter((_, place) =>
    data.groups.some((group) => (tightestOf(group.weeks[place])?.children ?? 0) >= group.maxChildren),
  ).length
  return (
    <QuestionPanel
      question={t('occupancy.question')}
      answer={
        data.groups.length === 0
          ? t('forecast.nothing')
          : full === 0
            ? t('occupancy.roomy', { weeks: shownWeeks })
            : t('occupancy.full', { count: full })
      }
      notes={data.groups.length === 0 ? [] : [t('occupancy.note')]}
      chart={
        data.groups.length === 0 ? null : (
          <div className={classes.multiples}>
            {data.groups.map((group) => (
              <OccupancyChart key={group.groupId} group={group} weeks={data.weeks} />
            ))}
          </div>
        )
      }
      table={
        <TableRegion question={t('occupancy.question')}>
          {data.groups.map((group) => (
            <InsightTable
              key={group.groupId}
              caption={t('occupancy.group', { group: group.name })}
              heads={[t('forecast.week'), ...dayHeads(data, language), t('occupancy.tightest')]}
              rows={rowsOf(data, group, language, t('occupancy.closed')).map(([, ...cells]) => cells)}
            />
          ))}
        </TableRegion>
      }
      file={{
        name: t('occupancy.children'),
        heads: [t('outlook.group'), t('forecast.week'), ...dayHeads(data, language), t('occupancy.tightest')],
        rows: data.groups.flatMap((group) => rowsOf(data, group, language, t('occupancy.closed'))),
      }}
    />
  )
}

/** The weekdays on which some group is ever open. */
function openDays(data: Weeks): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter((weekday) =>
    data.groups.some((group) => group.weeks.some(({ children }) => (children[weekday] ?? null) !== null)),
  )
}

function dayHeads(data: Weeks, language: Language): readonly string[] {
  const monday = data.weeks[0]?.monday
  return monday === undefined
    ? []
    : openDays(data).map((weekday) => weekdayShort(addDays(monday, weekday), language))
}

/** Group, week, a number for every day, and the busiest day with its number. */
function rowsOf(
  data: Weeks,
  group: Weeks['groups'][number],
  language: Language,
  closed: string,
): readonly (readonly [string, string, ...(string | number)[]])[] {
  return data.weeks.map(({ week, monday }, place) => {
    const own = group.weeks[place]
    const tightest = tightestOf(own)
    return [
      group.name,
      weekLabel(week),
      ...openDays(data).map((weekday) => own?.children[weekday] ?? closed),
      tightest === null
        ? closed
        : `${weekdayShort(addDays(monday, tightest.weekday), language)} ${tightest.children}`,
    ]
  })
}
