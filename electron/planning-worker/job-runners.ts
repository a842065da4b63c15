import type { JobRunners } from '../services/planning-jobs/planning-jobs.ts'
import { runBaseGroups } from './run-base-groups.ts'
import { runMergeWeek } from './run-merge-week.ts'

/** Every kind of sum the planning thread can do. */
export const jobRunners: JobRunners = {
  mergeWeek: runMergeWeek,
  baseGroups: runBaseGroups,
}
