import type { JobOptions, JobOutcome, JobRunners, PlanningJobKind, PlanningJobs } from './planning-jobs.ts'
import type { JobInput, JobOutput, JobProgress } from './planning-jobs.ts'
import { runInTurns, type RunningSum, type Turns } from './run-in-turns.ts'

/**
 * The same sums without a thread of their own, in turns between what people ask: for a machine on which a thread cannot
 * be started, and for tests.
 */
export function createInProcessJobs(
  runners: JobRunners,
  turns: Turns,
  fail: (error: unknown) => void,
): PlanningJobs {
  const busy = new Set<Pick<RunningSum<unknown>, 'abandon'>>()
  let isClosed = false
  return {
    start: <Kind extends PlanningJobKind>(
      kind: Kind,
      input: JobInput<Kind>,
      { deadlineMs, onProgress = () => {} }: JobOptions<JobProgress<Kind>>,
    ) => {
      if (isClosed) return closedJob<JobOutput<Kind>>()
      const runner = runners[kind]
      const sum = runInTurns<JobProgress<Kind>, JobOutput<Kind>>((control) => runner(input, control), {
        turns,
        deadlineMs,
        onProgress,
        fail,
      })
      busy.add(sum)
      void sum.outcome.then(() => busy.delete(sum))
      return { outcome: sum.outcome, stop: sum.stop }
    },
    close: () => {
      isClosed = true
      for (const sum of busy) sum.abandon()
    },
  }
}

/** What is asked after the application closed. */
export function closedJob<Output>(): { outcome: Promise<JobOutcome<Output>>; stop: () => void } {
  return { outcome: Promise.resolve({ kind: 'failed', reason: 'closed' }), stop: () => {} }
}
