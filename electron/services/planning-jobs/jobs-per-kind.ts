import { closedJob } from './in-process-jobs.ts'
import type { JobInput, JobOptions, JobOutput, JobProgress } from './planning-jobs.ts'
import type { PlanningJobKind, PlanningJobs } from './planning-jobs.ts'

/**
 * Its own line for every kind of sum: a search that somebody gave minutes must not keep a week of merging waiting until
 * its call gives up. A line is opened at its first question.
 */
export function createJobsPerKind(openLine: () => PlanningJobs): PlanningJobs {
  const lines = new Map<PlanningJobKind, PlanningJobs>()
  let isClosed = false
  return {
    start: <Kind extends PlanningJobKind>(
      kind: Kind,
      input: JobInput<Kind>,
      options: JobOptions<JobProgress<Kind>>,
    ) => {
      if (isClosed) return closedJob<JobOutput<Kind>>()
      const line = lines.get(kind) ?? openLine()
      lines.set(kind, line)
      return line.start(kind, input, options)
    },
    close: () => {
      isClosed = true
      for (const line of lines.values()) line.close()
    },
  }
}
