import type { Friendship, PlanHorizon, PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { Proposal, ProposalProgress } from '#shared/domain/base-groups/proposal/proposal.ts'
import type { WaitingChild } from '#shared/domain/base-groups/proposal/proposal-model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { DismissedMerge, MergeDayPlan } from '#shared/domain/merging/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'

/**
 * Long sums beside the application: one of a kind at a time, with a time limit, and they can be stopped. Inputs and answers are
 * plain values, because they cross to another thread.
 */

/** What merging could save on some days of one location. MERGE-1..9 */
export interface MergeWeekInput {
  readonly facts: LocationFacts
  readonly days: readonly IsoDay[]
  readonly dismissed: readonly DismissedMerge[]
  readonly mayUseDeviation: boolean
}

/** A better division over the base groups of a location. PLAN-6 */
export interface BaseGroupsInput {
  /** With the children that wait among the children. */
  readonly facts: LocationFacts
  readonly horizon: PlanHorizon
  /** Of the scenario that is looked at; they are taken as given. */
  readonly changes: readonly PlannedChange[]
  readonly friendships: readonly Friendship[]
  /** In the order in which they are served; empty = nobody of the waiting list. WAIT-2 */
  readonly waiting: readonly WaitingChild[]
  readonly today: IsoDay
  /** Who stays as planned. PRIV-2 */
  readonly keptInPlace?: readonly ChildId[]
  readonly seed: number
  /** After so long, or so many tried changes, the search ends by itself. */
  readonly searchMs: number
  readonly tries: number
}

/** The kinds of sums: what goes in, what is told meanwhile, what comes out. */
export interface PlanningJobKinds {
  readonly mergeWeek: {
    readonly input: MergeWeekInput
    /** Days that are done. */
    readonly progress: { readonly days: number }
    readonly output: readonly MergeDayPlan[]
  }
  readonly baseGroups: {
    readonly input: BaseGroupsInput
    /** null = still putting the plan together. */
    readonly progress: ProposalProgress | null
    readonly output: Proposal
  }
}

export type PlanningJobKind = keyof PlanningJobKinds
export type JobInput<Kind extends PlanningJobKind> = PlanningJobKinds[Kind]['input']
export type JobProgress<Kind extends PlanningJobKind> = PlanningJobKinds[Kind]['progress']
export type JobOutput<Kind extends PlanningJobKind> = PlanningJobKinds[Kind]['output']

/** What a sum may ask while it is busy. */
export interface JobControl {
  /** Somebody stopped it or its time is up: answer now with the best there is. */
  isStopped(): boolean
  elapsedMs(): number
}

/**
 * A sum in turns: it yields what it has so far, often enough (every 50 ms or so) to be stopped in between, and
 * returns its answer. After a stop it returns at its next turn with the best so far.
 */
export type JobRunner<Kind extends PlanningJobKind> = (
  input: JobInput<Kind>,
  control: JobControl,
) => Generator<JobProgress<Kind>, JobOutput<Kind>, void>

export type JobRunners = { readonly [Kind in PlanningJobKind]: JobRunner<Kind> }

/** `crashed`: a fault in the sum; `deadline`: it did not answer in time; `closed`: the application closes. */
export type JobFailure = 'crashed' | 'deadline' | 'closed'

export type JobOutcome<Output> =
  /** `isStopped`: the answer is the best there was when it was stopped or its time was up. */
  | { readonly kind: 'done'; readonly output: Output; readonly isStopped: boolean }
  | { readonly kind: 'failed'; readonly reason: JobFailure }

export interface JobOptions<Progress> {
  /** After so long the sum is asked to stop; when it does not, it is ended. */
  readonly deadlineMs: number
  readonly onProgress?: (progress: Progress) => void
}

export interface PlanningJob<Output> {
  /** Always resolves. */
  readonly outcome: Promise<JobOutcome<Output>>
  /** Asks for the best answer so far. */
  stop(): void
}

export interface PlanningJobs {
  start<Kind extends PlanningJobKind>(
    kind: Kind,
    input: JobInput<Kind>,
    options: JobOptions<JobProgress<Kind>>,
  ): PlanningJob<JobOutput<Kind>>
  /** Ends what is busy or waiting; everything that is asked afterwards fails with `closed`. */
  close(): void
}
