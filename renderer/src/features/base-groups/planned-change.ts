import type { PlannedChange, PlannedWeekday } from '#shared/domain/base-groups/model.ts'
import type { BaseGroupId, ChildId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { CareSetting } from '#shared/domain/organisation/model.ts'
import type { PlanChild, PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays, addMonths, completedMonths, daysBetween, weekdayOf } from '#shared/kernel/time.ts'

export type PlanBar = PlanChild['bars'][number]
type Transfer = Extract<PlannedChange, { readonly kind: 'transfer' }>
type Placement = Extract<PlannedChange, { readonly kind: 'place' }>

/** What the location and the day allow for settling in, as every way of moving a child takes it. */
export interface MoveTerms {
  readonly today: IsoDay
  /** The house rule `baseGroups.settlingInWeeks`. PLAN-3 */
  readonly settlingInWeeks: number
}

/** A visit cannot lie in the past: so many whole weeks fit before the day the child goes over. */
export function settlingInBefore(day: IsoDay, { today, settlingInWeeks }: MoveTerms): number {
  const room = Math.max(0, Math.floor(daysBetween(today, day) / 7))
  return Math.min(settlingInWeeks, room, 12)
}

/** The one change that dragging, the dialog and the keys all make: this child goes over to that group on that day. */
export function transferTo(
  child: PlanChild,
  setting: CareSetting,
  toGroupId: BaseGroupId,
  day: IsoDay,
  terms: MoveTerms,
): Transfer {
  return {
    kind: 'transfer',
    childId: child.childId,
    setting,
    toGroupId,
    day,
    settlingInWeeks: settlingInBefore(day, terms),
  }
}

/** A child starts: from the waiting list, or into another setting. */
export function placementIn(
  start: {
    readonly childId: ChildId
    readonly entryId: WaitingEntryId | null
    readonly setting: CareSetting
    readonly days: readonly PlannedWeekday[]
  },
  groupId: BaseGroupId,
  day: IsoDay,
): Placement {
  return { kind: 'place', ...start, groupId, day, days: [...start.days] }
}

/** The Monday nearest to a day; people plan in weeks. */
export function nearestMonday(day: IsoDay): IsoDay {
  const past = weekdayOf(day) - 1
  return addDays(day, past <= 3 ? -past : 7 - past)
}

/** The first Monday on or after a day. */
function mondayFrom(day: IsoDay): IsoDay {
  return addDays(day, (8 - weekdayOf(day)) % 7)
}

/** Bars of the stay itself, in order; settling in lies on top of them. */
export function stays(child: PlanChild): readonly PlanBar[] {
  return child.bars.filter((bar) => !bar.isSettlingIn)
}

/** A bar that follows another group starts with a transfer; that start can be shifted. */
export function isTransferStart(child: PlanChild, bar: PlanBar): boolean {
  return stays(child).some(
    (other) => other.setting === bar.setting && other.groupId !== bar.groupId && other.endDay < bar.startDay,
  )
}

interface MoveStart {
  readonly setting: CareSetting
  readonly toGroupId: BaseGroupId
  readonly day: IsoDay
}

/**
 * What the dialog opens with: a bar that starts with a transfer proposes that transfer; else the next group by age, on
 * the Monday from which the child is old enough for it.
 */
export function proposedMove(
  child: PlanChild,
  bar: PlanBar,
  groups: readonly PlanGroup[],
  today: IsoDay,
): MoveStart {
  const { setting } = bar
  if (bar.startDay > today && isTransferStart(child, bar))
    return { setting, toGroupId: bar.groupId, day: bar.startDay }
  const soonest = mondayFrom(addDays(bar.startDay > today ? bar.startDay : today, 1))
  const others = groups.filter((group) => group.setting === setting && group.groupId !== bar.groupId)
  const months = completedMonths(child.birthDate, soonest)
  const own = groups.find((group) => group.groupId === bar.groupId)
  const older = others
    .filter((group) => group.minAgeMonths >= (own?.minAgeMonths ?? 0) && group.maxAgeMonths > months)
    .toSorted((a, b) => a.minAgeMonths - b.minAgeMonths)
  const next = older[0] ?? others[0]
  if (next === undefined) return { setting, toGroupId: bar.groupId, day: soonest }
  const oldEnough = mondayFrom(addMonths(child.birthDate, next.minAgeMonths))
  const isWithinBar = oldEnough > soonest && oldEnough <= bar.endDay
  return { setting, toGroupId: next.groupId, day: isWithinBar ? oldEnough : soonest }
}

/** Two changes about the same step of the same child: the later wish takes the place of the earlier one. */
function isSameStep(a: PlannedChange, b: PlannedChange): boolean {
  if (a.childId !== b.childId || a.setting !== b.setting || a.kind !== b.kind) return false
  if (a.kind === 'transfer' && b.kind === 'transfer') return a.toGroupId === b.toGroupId
  return true
}

/** The list of a plan with one change more, or with the earlier one about the same step replaced in its place. */
export function withChange(
  changes: readonly PlannedChange[],
  change: PlannedChange,
): readonly PlannedChange[] {
  const at = changes.findIndex((each) => isSameStep(each, change))
  return at < 0 ? [...changes, change] : changes.map((each, index) => (index === at ? change : each))
}

export function isReplacing(changes: readonly PlannedChange[], change: PlannedChange): boolean {
  return changes.some((each) => isSameStep(each, change))
}
