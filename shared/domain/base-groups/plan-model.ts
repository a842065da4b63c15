import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import type { ChildId, ContractId } from '../ids.ts'
import type { DayContext } from '../occupancy/day-context.ts'
import type { IndexedChild, IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import type { BaseGroup } from '../organisation/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'
import type { LawBook } from '../ratio/model.ts'
import type { PlanHorizon, SettlingIn } from './model.ts'

/** A cell is a daypart of a day of a group: 0 morning, 1 afternoon. */
export const PLAN_DAYPARTS = 2

/** In `required`: the law counts these children with other groups, on the row of the location. BKR-5 */
export const COUNTED_TOGETHER = -2

/** In `free`: closed, or the group is not there that day. */
export const NOT_OPEN = -1000

/** The care of one child that is planned: its contracts here and the weeks in which it also visits a next group. */
export interface ChildCare {
  readonly child: IndexedChild
  /** Newest first: where two overlap, the newest counts. */
  readonly contracts: readonly IndexedContract[]
  readonly settlingIns: readonly SettlingIn[]
  /** Contracts that come from changes that are only planned. */
  readonly plannedIds: ReadonlySet<ContractId>
}

/** One child in one group on one day, by its age on that day. PLAN-2 */
export interface PlanPresence extends Interval {
  readonly childId: ChildId
  /** Completed years, as the slot of a row of counts. BKR-19 */
  readonly ageSlot: number
  /** It visits: counted here besides in its own group. PLAN-3 */
  readonly isVisit: boolean
}

/** How the children of a group are counted on a day, and how many may be there. */
export interface GroupDayRule {
  /** Whether the group exists and its setting is open that day. */
  readonly isOpen: boolean
  /** `undefined`: no law is known for that day. BKR-20 */
  readonly compiled: CompiledRatio | undefined
  /** The house's maximum and what fits in the room, whichever is less. BKR-18, GROUP-5 */
  readonly maxChildren: number
}

/**
 * The numbers of every cell, packed. A cell is found with `cellOf`: by day, then by row (the groups in order, then the
 * location's row for groups that are counted together), then by daypart.
 */
export interface PlanCells {
  /** Children at the busiest moment. */
  readonly children: Int16Array
  /** Staff the law asks at the tightest moment; NOT_ALLOWED, or COUNTED_TOGETHER. */
  readonly required: Int8Array
  /** Staff minutes the law asks; moments that are not allowed count as nothing. */
  readonly requiredMinutes: Int32Array
  /** Places for the most restrictive age the group takes; negative = so many too many; NOT_OPEN. */
  readonly free: Int16Array
}

/**
 * The plan of a location: who is in which group on every day of a stretch of weeks, by contracts alone, with what it
 * asks. Never changes: a tried change makes a new plan that shares what did not change.
 */
export interface BasePlan {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly horizon: PlanHorizon
  /** The Monday of the first week. */
  readonly firstDay: IsoDay
  /** Every day of the stretch, weekends included: day `n` of week `w` is at `7 * w + n`. */
  readonly days: readonly DayContext[]
  /** In sort order; their place is their row. */
  readonly groups: readonly BaseGroup[]
  /** By day and group, as `groupDayOf` says. */
  readonly rules: readonly GroupDayRule[]
  readonly care: ReadonlyMap<ChildId, ChildCare>
  /** By day and group, as `groupDayOf` says. */
  readonly presences: readonly (readonly PlanPresence[])[]
  readonly cells: PlanCells
  /** How many ids changes that are only planned have used. */
  readonly idsMade: number
}

/** The place of a group on a day in `rules` and `presences`. */
export function groupDayOf(plan: Pick<BasePlan, 'groups'>, dayOffset: number, row: number): number {
  return dayOffset * plan.groups.length + row
}

/** The place of a cell in the packed numbers; `row` may be `plan.groups.length`, the row of the location. */
export function cellOf(
  plan: Pick<BasePlan, 'groups'>,
  dayOffset: number,
  row: number,
  daypart: number,
): number {
  return (dayOffset * (plan.groups.length + 1) + row) * PLAN_DAYPARTS + daypart
}
