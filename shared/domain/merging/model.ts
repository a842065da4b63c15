import type { Instant, Interval, IsoDay, Weekday } from '#shared/kernel/time.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import type { BaseGroupId, ChildId, LocationId, MergeId, StaffMemberId } from '../ids.ts'

/** One day, the same weekdays of a period, or the quiet beginning or end of the day. */
export const mergeKinds = ['oneOff', 'series', 'edgeOfDay'] as const
export type MergeKind = (typeof mergeKinds)[number]

/** Why groups are together. GROUP-2 */
export const mergeReasons = ['lowOccupancy', 'edgeOfDay', 'illness', 'holiday', 'other'] as const
export type MergeReason = (typeof mergeReasons)[number]

/** The days on which an agreement holds: within the period, on these weekdays, except these days. */
export interface DaysHeld {
  readonly validFrom: IsoDay
  /** Last day, included. An agreement about merging always has an end: consent is for an agreed period. GROUP-3 */
  readonly validUntil: IsoDay
  /** ISO weekdays, in order, at least one. */
  readonly weekdays: readonly Weekday[]
  readonly exceptDays: readonly IsoDay[]
}

/**
 * Groups of one location that are one group for a stretch of the day, in the room of the host. While it holds, the
 * children and the staff of every group in it are counted in the host group. MERGE-1
 */
export interface GroupMerge extends DaysHeld, Interval {
  readonly id: MergeId
  readonly locationId: LocationId
  /** In whose room they are; one of `groupIds`. */
  readonly hostGroupId: BaseGroupId
  /** All groups that are together, the host among them; in order of id, at least two. */
  readonly groupIds: readonly BaseGroupId[]
  readonly kind: MergeKind
  readonly reason: MergeReason
  readonly note: string
  /** The arithmetic as it was when somebody agreed to it: apart, together, what it freed, which rule. GROUP-2 */
  readonly proof: readonly Message[]
  readonly decidedBy: string
  readonly decidedAt: Instant
}

/** "Not now": these groups are not proposed together on these days. */
export interface DismissedMerge extends DaysHeld {
  readonly id: string
  readonly locationId: LocationId
  readonly groupIds: readonly BaseGroupId[]
  readonly dismissedBy: string
  readonly dismissedAt: Instant
}

/* What the planner answers. Plain JSON: it crosses to a worker and to the screen as it is. */

/** Whether the answer is the best there is, and if not, by how much it could be better at most. */
export interface Proof {
  readonly isProven: boolean
  /** Staff minutes that a better answer could save at most; 0 when proven. */
  readonly gapMinutes: number
}

/** What stands in the way or must be arranged, with the child it is about. */
export interface MergeBlocker {
  /** `no` forbids the merge; `caution` has to be arranged or minded. */
  readonly verdict: Verdict
  readonly childId: ChildId | null
  readonly message: Message
}

/** A stretch in which nobody comes or goes, as the groups are apart and as they would be together. */
export interface MergeMoment extends Interval {
  /** Children per group, in the order of the proposal's `groupIds`. */
  readonly childrenApart: readonly number[]
  readonly children: number
  /** Staff the law asks of the groups apart, added up; null = one of them is not allowed as it is. */
  readonly requiredApart: number | null
  /** null = such a group is not allowed. */
  readonly requiredTogether: number | null
  /** Staff of all these groups who count; null = no roster of that day. */
  readonly rostered: number | null
}

/** Somebody whose hours come free. */
export interface FreedStaff extends Interval {
  readonly staffMemberId: StaffMemberId
  readonly name: string
}

export interface MergeProposal extends Interval {
  /** The same for the same groups, host, day and times, so that a screen can point at it. */
  readonly key: string
  readonly day: IsoDay
  readonly hostGroupId: BaseGroupId
  readonly groupIds: readonly BaseGroupId[]
  readonly verdict: Verdict
  readonly savedMinutes: number
  /** Whole cents, at the hourly cost of the house. */
  readonly savedCents: number
  readonly moments: readonly MergeMoment[]
  /** Who could do something else meanwhile; empty when the roster is not known. */
  readonly freed: readonly FreedStaff[]
  readonly childrenAway: number
  readonly blockers: readonly MergeBlocker[]
  /** The two numbers, the freed hours, why here and why not the next best; in order of importance. */
  readonly sentences: readonly Message[]
}

export interface MergeDayPlan {
  readonly day: IsoDay
  readonly proposals: readonly MergeProposal[]
  /** Why nothing is proposed although it is quiet: no groups that may be together, closed, one group. */
  readonly notices: readonly Message[]
  readonly proof: Proof
  /** Staff minutes the law asks of the groups apart, and with every proposal of the day carried out. */
  readonly requiredApartMinutes: number
  readonly requiredTogetherMinutes: number
}

/** How an agreed merge stands today. */
export type MergeStanding = 'holds' | 'notNeeded' | 'notAllowed' | 'over'
