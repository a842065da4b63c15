import type { FromWorker, ToWorker } from '../services/planning-jobs/job-messages.ts'
import type { JobControl, JobRunners, PlanningJobKind } from '../services/planning-jobs/planning-jobs.ts'
import type { JobInput, JobOutput, JobProgress } from '../services/planning-jobs/planning-jobs.ts'
import { runInTurns, type RunningSum, type Turns } from '../services/planning-jobs/run-in-turns.ts'

/** Does the sums that are asked for and tells what comes out; the answer takes in what the application says. */
export function serveJobs(
  runners: JobRunners,
  turns: Turns,
  post: (message: FromWorker) => void,
): (message: ToWorker) => void {
  const busy = new Map<number, RunningSum<JobOutput<PlanningJobKind>>>()
  return (message) => {
    if (message.type === 'stop') {
      busy.get(message.id)?.stop()
      return
    }
    const { id, kind, input, deadlineMs } = message
    const sum = runInTurns((control) => begin(runners, kind, input, control), {
      turns,
      deadlineMs,
      onProgress: (progress) => post({ type: 'progress', id, progress }),
      // The kind of the fault stays here: it could hold names.
      fail: () => {},
    })
    busy.set(id, sum)
    void sum.outcome.then((outcome) => {
      busy.delete(id)
      if (outcome.kind === 'done') post({ type: 'done', id, ...outcomeOf(outcome) })
      else post({ type: 'crashed', id })
    })
  }
}

function outcomeOf({ output, isStopped }: { output: JobOutput<PlanningJobKind>; isStopped: boolean }) {
  return { output, isStopped }
}

function begin<Kind extends PlanningJobKind>(
  runners: JobRunners,
  kind: Kind,
  input: JobInput<Kind>,
  control: JobControl,
): Generator<JobProgress<Kind>, JobOutput<Kind>, void> {
  return runners[kind](input, control)
}
