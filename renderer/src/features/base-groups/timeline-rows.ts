import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { PlanChild, PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { monthOf } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { daysBetween } from '#shared/kernel/time.ts'

export type TimelineView = CallOutput<'baseGroups.timeline'>
export type PlanWeek = TimelineView['weeks'][number]

export type TimelineRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: PlanGroup }
  | { readonly kind: 'child'; readonly key: string; readonly child: PlanChild; readonly group: PlanGroup }

/** A group with the children that stand under it. */
export interface Lane {
  readonly group: PlanGroup
  /** 1 to 6: its colour, always beside its name or code. */
  readonly hue: number
  readonly children: readonly PlanChild[]
}

export function lanesOf(view: TimelineView): readonly Lane[] {
  return view.groups.map((group, index) => ({
    group,
    hue: (index % 6) + 1,
    children: view.children.filter((child) => child.groupId === group.groupId),
  }))
}

/** Every row from top to bottom; the children of a closed group are left out. */
export function rowsOf(lanes: readonly Lane[], closed: ReadonlySet<BaseGroupId>): readonly TimelineRow[] {
  return lanes.flatMap(({ group, children }): readonly TimelineRow[] => [
    { kind: 'group', key: `group ${group.groupId}`, group },
    ...(closed.has(group.groupId)
      ? []
      : children.map((child) => ({ kind: 'child' as const, key: childKey(child), child, group }))),
  ])
}

export function childKey(child: PlanChild): string {
  return `child ${child.childId}`
}

/** Weeks from the start of the picture to a day, with a fraction; never outside the picture. */
export function weeksUntil(weeks: readonly PlanWeek[], day: IsoDay): number {
  const first = weeks[0]
  if (first === undefined) return 0
  return Math.min(weeks.length, Math.max(0, daysBetween(first.monday, day) / 7))
}

export interface Span {
  /** In weeks from the start of the picture. */
  readonly from: number
  readonly length: number
}

export function spanOf(weeks: readonly PlanWeek[], startDay: IsoDay, endDay: IsoDay): Span {
  const from = weeksUntil(weeks, startDay)
  const first = weeks[0]
  const until = first === undefined ? 0 : Math.min(weeks.length, (daysBetween(first.monday, endDay) + 1) / 7)
  return { from, length: Math.max(0, until - from) }
}

interface MonthBand {
  readonly month: IsoMonth
  readonly from: number
  readonly length: number
}

/** Months over the weeks; a week belongs to the month of its Monday. */
export function monthsOf(weeks: readonly PlanWeek[]): readonly MonthBand[] {
  const bands: { month: IsoMonth; from: number; length: number }[] = []
  weeks.forEach(({ monday }, index) => {
    const month = monthOf(monday)
    const last = bands.at(-1)
    if (last?.month === month) last.length += 1
    else bands.push({ month, from: index, length: 1 })
  })
  return bands
}

/** School holidays as stretches of whole weeks. */
export function holidaysOf(weeks: readonly PlanWeek[]): readonly Span[] {
  const bands: { from: number; length: number }[] = []
  weeks.forEach(({ isHoliday }, index) => {
    if (!isHoliday) return
    const last = bands.at(-1)
    if (last !== undefined && last.from + last.length === index) last.length += 1
    else bands.push({ from: index, length: 1 })
  })
  return bands
}

/** So many weeks wide may a text be that starts here, before it runs into the next thing on its row. */
export function roomFor(from: number, others: readonly number[], end: number): number {
  const next = others.filter((other) => other > from).reduce((least, other) => Math.min(least, other), end)
  return Math.max(0, next - from)
}
