import type { Proposal, ProposalProgress } from '#shared/domain/base-groups/proposal/proposal.ts'
import type {
  BaseGroupsInput,
  JobFailure,
  JobOutcome,
  PlanningJob,
  PlanningJobs,
} from '../planning-jobs/planning-jobs.ts'

/** How a search for a division stands. */
export interface ProposalState {
  readonly state: 'starting' | 'improving' | 'done' | 'stopped' | 'failed'
  readonly elapsedMs: number
  /** null before the first answer. */
  readonly progress: ProposalProgress | null
  /** Only at the end. */
  readonly proposal: Proposal | null
  readonly failure: JobFailure | null
}

/** Searches that run or have run; in memory only, and gone when the app closes. */
export interface ProposalJobs {
  /** Starts one and stops any that still ran: one person looks at one answer. */
  start(jobId: string, input: BaseGroupsInput, deadlineMs: number): void
  /** `undefined` when there is no such search. */
  find(jobId: string): ProposalState | undefined
  stop(jobId: string): void
}

interface Search {
  readonly job: PlanningJob<Proposal>
  readonly startedMs: number
  endedMs: number | null
  progress: ProposalProgress | null
  outcome: JobOutcome<Proposal> | null
  isStopAsked: boolean
}

/** The outcomes that stay to be asked for. */
const MOST_SEARCHES = 5

export function createProposalJobs(jobs: Pick<PlanningJobs, 'start'>, elapsedMs: () => number): ProposalJobs {
  const searches = new Map<string, Search>()

  function stop(search: Search | undefined): void {
    if (search === undefined || search.outcome !== null) return
    search.isStopAsked = true
    search.job.stop()
  }

  return {
    start(jobId, input, deadlineMs) {
      for (const search of searches.values()) stop(search)
      const job = jobs.start('baseGroups', input, {
        deadlineMs,
        onProgress: (progress) => {
          search.progress = progress
        },
      })
      const search: Search = {
        job,
        startedMs: elapsedMs(),
        endedMs: null,
        progress: null,
        outcome: null,
        isStopAsked: false,
      }
      void job.outcome.then((outcome) => {
        search.outcome = outcome
        search.endedMs = elapsedMs()
      })
      searches.set(jobId, search)
      for (const oldest of [...searches.keys()].slice(0, -MOST_SEARCHES)) searches.delete(oldest)
    },
    find(jobId) {
      const search = searches.get(jobId)
      if (search === undefined) return undefined
      const { outcome, progress, startedMs, endedMs } = search
      const time = { elapsedMs: Math.round((endedMs ?? elapsedMs()) - startedMs) }
      if (outcome === null) {
        const state = progress === null ? 'starting' : 'improving'
        return { ...time, state, progress, proposal: null, failure: null }
      }
      if (outcome.kind === 'failed') {
        return { ...time, state: 'failed', progress, proposal: null, failure: outcome.reason }
      }
      const { output } = outcome
      const state = search.isStopAsked ? 'stopped' : 'done'
      return { ...time, state, progress: output, proposal: output, failure: null }
    },
    stop: (jobId) => stop(searches.get(jobId)),
  }
}
