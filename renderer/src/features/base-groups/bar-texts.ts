import type { PlanChild, PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { addDays, mondayOfWeek } from '#shared/kernel/time.ts'
import type { IsoWeek, Weekday } from '#shared/kernel/time.ts'
import { weekdayShort } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'
import type { PlanBar } from './planned-change.ts'
import type { PlanWeek } from './timeline-rows.ts'

const anyMonday = mondayOfWeek('2026-W48' as IsoWeek)

export function weekdayLetters({ language }: Texts, weekdays: readonly Weekday[]): string {
  return weekdays.map((weekday) => weekdayShort(addDays(anyMonday, weekday - 1), language)).join(' ')
}

export function groupName(groups: readonly PlanGroup[], groupId: string): string {
  return groups.find((group) => group.groupId === groupId)?.name ?? groupId
}

/** What stands in a bar: its days, and its group when that is another than the row stands under. */
export function barLabel(texts: Texts, child: PlanChild, bar: PlanBar, groups: readonly PlanGroup[]): string {
  const name = groupName(groups, bar.groupId)
  if (bar.isSettlingIn) return texts.t('baseGroups.barSettlingIn')
  const days = weekdayLetters(texts, bar.weekdays)
  return bar.groupId === child.groupId ? days : texts.t('baseGroups.barElsewhere', { name, days })
}

/**
 * A bar and its marks in words, for a screen reader and the line under the timeline. A stay that is cut at the edge of
 * the picture neither starts nor ends there, so that day is not said.
 */
export function barSentence(
  texts: Texts,
  child: PlanChild,
  bar: PlanBar,
  groups: readonly PlanGroup[],
  weeks: readonly PlanWeek[],
): string {
  const { t, write } = texts
  const firstDay = weeks[0]?.monday
  const lastMonday = weeks.at(-1)?.monday
  const isCutAtStart = firstDay !== undefined && bar.startDay <= firstDay
  const isCutAtEnd = lastMonday !== undefined && bar.endDay >= addDays(lastMonday, 6)
  const marks = child.marks.filter((mark) => mark.day >= bar.startDay && mark.day <= bar.endDay)
  const stay = [
    t(bar.isSettlingIn ? 'baseGroups.barSettlingInSentence' : 'baseGroups.barSentence', {
      child: child.name,
      name: groupName(groups, bar.groupId),
      days: weekdayLetters(texts, bar.weekdays),
    }),
    ...(isCutAtStart ? [] : [t('baseGroups.barFrom', { day: bar.startDay })]),
    ...(isCutAtEnd ? [] : [t('baseGroups.barUntil', { day: bar.endDay })]),
  ]
  const parts = [
    stay.join(', '),
    ...(bar.isPlanned ? [t('baseGroups.barPlanned')] : []),
    ...marks.map(({ message }) => write(message)),
  ]
  return parts.join('. ')
}
