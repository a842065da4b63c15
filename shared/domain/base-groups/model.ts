import type { Instant, IsoDay, IsoWeek, MinuteOfDay, Weekday } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId, LocationId, ScenarioId, WaitingEntryId } from '../ids.ts'
import type { CareSetting } from '../organisation/model.ts'

/**
 * The weeks before a child goes over to its next group, in which it already visits. Planning counts the child in both
 * groups; the visits themselves are moves of the day. PLAN-3
 */
export interface SettlingIn {
  readonly id: string
  readonly childId: ChildId
  readonly fromGroupId: BaseGroupId
  readonly toGroupId: BaseGroupId
  readonly startDay: IsoDay
  /** The day before the child goes over, included. */
  readonly endDay: IsoDay
}

/** Two children who should be in the same group, because their parents ask or they are attached. */
export interface Friendship {
  readonly id: string
  readonly childId: ChildId
  readonly friendId: ChildId
}

/** A weekday on which care is wanted or planned; without minutes the opening hours of that day. */
export interface PlannedWeekday {
  readonly weekday: Weekday
  readonly startMinute: MinuteOfDay | null
  readonly endMinute: MinuteOfDay | null
}

/** One change of the plan of base groups; what a scenario is a list of. */
export type PlannedChange =
  | {
      /** The child goes over to another base group of the same setting; its days stay. */
      readonly kind: 'transfer'
      readonly childId: ChildId
      readonly setting: CareSetting
      readonly toGroupId: BaseGroupId
      readonly day: IsoDay
      /** Whole weeks before `day` in which the child visits; 0 = none. */
      readonly settlingInWeeks: number
    }
  | {
      /** A child starts: from the waiting list, or into another setting (school care after day care). */
      readonly kind: 'place'
      readonly childId: ChildId
      readonly entryId: WaitingEntryId | null
      readonly setting: CareSetting
      readonly groupId: BaseGroupId
      readonly day: IsoDay
      readonly days: readonly PlannedWeekday[]
    }
  | {
      /** Care in a setting ends earlier than it would by itself; `day` is the last day. CARE-4, CARE-5 */
      readonly kind: 'end'
      readonly childId: ChildId
      readonly setting: CareSetting
      readonly day: IsoDay
    }

export const scenarioStatuses = ['open', 'carriedOut', 'discarded'] as const
export type ScenarioStatus = (typeof scenarioStatuses)[number]

/** A named list of changes over the present plan. Nothing of it holds until it is carried out. */
export interface Scenario {
  readonly id: ScenarioId
  readonly locationId: LocationId
  readonly name: string
  readonly changes: readonly PlannedChange[]
  readonly status: ScenarioStatus
  readonly createdBy: string
  readonly createdAt: Instant
}

/** A stretch of weeks that is planned. */
export interface PlanHorizon {
  readonly fromWeek: IsoWeek
  readonly weeks: number
}

/** The longest stretch that is planned at once: a year and a half. */
export const HORIZON_WEEKS_MAX = 78
