import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import type { Child } from '../../children/model.ts'
import type { Message } from '../../explanation/model.ts'
import type { ChildId } from '../../ids.ts'
import type { CareSetting } from '../../organisation/model.ts'
import type { WaitingEntry } from '../../waiting-list/model.ts'
import type { Friendship, PlannedChange } from '../model.ts'
import type { BasePlan } from '../plan-model.ts'
import type { AssignmentProblem } from './problem.ts'

/** Somebody who waits, with the record of the child. */
export interface WaitingChild {
  readonly entry: WaitingEntry
  readonly child: Child
}

/** Everything a proposal is made of. The plan holds the changes of the scenario that is looked at, if any. */
export interface ProposalInput {
  readonly plan: BasePlan
  readonly friendships: readonly Friendship[]
  /** Who may be given a place, the first in turn first; empty = leave the waiting list alone. WAIT-2 */
  readonly waiting: readonly WaitingChild[]
  readonly today: IsoDay
  /** Who stays as planned, and is counted there: its data may not be used for plans. PRIV-2 */
  readonly keptInPlace?: readonly ChildId[]
}

/** One change with what it is for. */
export interface ProposedMove {
  readonly change: PlannedChange
  readonly message: Message
  readonly reasons: readonly Message[]
}

/** A stretch of one day on which a child comes, whatever the group. */
export interface Coming extends Interval {
  readonly dayOffset: number
  readonly ageSlot: number
}

/** From a day on in a group; `row` as in the plan. */
export interface Leg {
  readonly fromOffset: number
  readonly row: number
}

/** Weeks in which it also visits the next group. PLAN-3 */
export interface Visit {
  readonly fromOffset: number
  /** Excluded. */
  readonly untilOffset: number
  readonly row: number
}

/** One course as it reads for a person. No legs = no place yet. */
export interface CourseShape {
  readonly legs: readonly Leg[]
  readonly visits: readonly Visit[]
  /** What must be done for it, in order; empty = as it is. */
  readonly changes: readonly PlannedChange[]
  /** Weeks in a group the child has grown out of. */
  readonly weeksTooOld: number
  /** It goes where its mentor, or none of its fixed faces, usually works. BKR-17 */
  readonly losesMentor: boolean
  readonly losesFaces: boolean
}

/** A child with a choice. */
export interface ModelChild {
  readonly child: Child
  readonly setting: CareSetting
  /** Of the waiting list; null = it has a place already. */
  readonly entry: WaitingEntry | null
  readonly comings: readonly Coming[]
  /** In the order of the courses of the problem; the first is the present one. */
  readonly courses: readonly CourseShape[]
}

export interface ProposalModel {
  readonly input: ProposalInput
  readonly children: readonly ModelChild[]
  readonly problem: AssignmentProblem
  /** Which children of the model should be together, and why; as the pairs of the problem. */
  readonly bonds: readonly Bond[]
  /** A day of each cell of the problem. */
  readonly dayOffsets: Int32Array
}

export interface Bond {
  readonly first: number
  readonly second: number
  readonly kind: 'siblings' | 'friends'
}

/** The group of a course on a day; -1 = none yet. */
export function rowOn({ legs }: Pick<CourseShape, 'legs'>, dayOffset: number): number {
  let row = -1
  for (const leg of legs) if (leg.fromOffset <= dayOffset) row = leg.row
  return row
}

/** The group a course visits on a day; -1 = none. */
export function visitOn({ visits }: Pick<CourseShape, 'visits'>, dayOffset: number): number {
  for (const visit of visits) {
    if (visit.fromOffset <= dayOffset && dayOffset < visit.untilOffset) return visit.row
  }
  return -1
}
