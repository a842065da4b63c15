import type { JobInput, JobOutput, JobProgress, PlanningJobKind } from './planning-jobs.ts'

/** What goes to and fro between the application and the thread that does the sums. Both ends are ours. */

type StartOf<Kind extends PlanningJobKind> = {
  readonly type: 'start'
  readonly id: number
  readonly kind: Kind
  readonly input: JobInput<Kind>
  readonly deadlineMs: number
}

export type ToWorker =
  | { readonly [Kind in PlanningJobKind]: StartOf<Kind> }[PlanningJobKind]
  | { readonly type: 'stop'; readonly id: number }

export type FromWorker =
  /** The thread is up. */
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly id: number; readonly progress: JobProgress<PlanningJobKind> }
  | {
      readonly type: 'done'
      readonly id: number
      readonly output: JobOutput<PlanningJobKind>
      readonly isStopped: boolean
    }
  | { readonly type: 'crashed'; readonly id: number }
