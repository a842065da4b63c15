import type { PlanGroup, WeekPressure } from '#shared/ipc/parts/base-groups.ts'
import { weekdayShort } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'

/** Shape first: every state has its own sign, so colour is never the only one. */
export const pressureSigns: Readonly<Record<WeekPressure['status'], string>> = {
  roomy: '□',
  tight: '▣',
  full: '■',
  over: '✕',
  closed: '–',
}

/** `di` over `■ 0`: the letters of the tightest day, its sign, and the places left on it. PLAN-1 */
export function shortPressure(
  { language }: Texts,
  { tightestDay, status, free }: WeekPressure,
): readonly [day: string, rest: string] {
  const day = tightestDay === null ? '' : weekdayShort(tightestDay, language)
  const places = status === 'over' || status === 'closed' || free === null ? '' : ` ${free}`
  return [day, `${pressureSigns[status]}${places}`]
}

/** The whole of it in words, for a screen reader and the line under the timeline. */
export function pressureSentence({ t, word }: Texts, group: PlanGroup, pressure: WeekPressure): string {
  const head = t('baseGroups.pressureHead', { name: group.name, week: pressure.week })
  const { tightestDay, free, required, children } = pressure
  if (tightestDay === null) return `${head}: ${word('baseGroups.status.closed')}`
  const parts = [
    t('baseGroups.pressureDay', { status: word(`baseGroups.status.${pressure.status}`), day: tightestDay }),
    t('baseGroups.pressureChildren', { count: children }),
    ...(free === null ? [] : [t('baseGroups.pressureFree', { count: free })]),
    ...(required === null ? [] : [t('baseGroups.pressureStaff', { count: required })]),
  ]
  return `${head}: ${parts.join(', ')}`
}
