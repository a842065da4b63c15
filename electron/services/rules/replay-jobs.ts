import type { ReplayResult } from '#shared/domain/rules-replay/model.ts'
import { replayWork, type ReplayOrder, type ReplayWorkParts } from './replay-work.ts'
import { runInSlices, type SlicePorts } from './run-in-slices.ts'

export interface ReplayProgress {
  readonly done: number
  readonly total: number
  readonly isStopped: boolean
  readonly result: ReplayResult | null
}

/** Replays that run or have run; in memory only, and gone when the app closes. */
export interface ReplayJobs {
  /** Starts one and stops any that still ran: one person looks at one outcome. */
  start(jobId: string, order: ReplayOrder): void
  /** `undefined` when there is no such replay. Throws the fault that ended it. */
  find(jobId: string): ReplayProgress | undefined
  /** Whether there was such a replay. */
  stop(jobId: string): boolean
  close(): void
}

interface Job {
  done: number
  total: number
  isStopped: boolean
  result: ReplayResult | null
  fault: unknown
  stop(): void
}

/** The outcomes that stay to be asked for. */
const MOST_JOBS = 5

export function createReplayJobs(parts: ReplayWorkParts & { readonly slices: SlicePorts }): ReplayJobs {
  const jobs = new Map<string, Job>()

  function stopAll(): void {
    for (const job of jobs.values()) job.stop()
  }

  return {
    start(jobId, order) {
      stopAll()
      const job: Job = { done: 0, total: 0, isStopped: false, result: null, fault: null, stop: () => {} }
      const work = replayWork(parts, order, (done, total) => {
        job.done = done
        job.total = total
      })
      const run = runInSlices(work, parts.slices)
      job.stop = () => {
        if (job.result !== null || job.fault !== null) return
        job.isStopped = true
        run.stop()
      }
      run.finished.then(
        (result) => {
          job.result = result
        },
        (fault: unknown) => {
          job.fault = fault
        },
      )
      jobs.set(jobId, job)
      for (const oldest of [...jobs.keys()].slice(0, -MOST_JOBS)) jobs.delete(oldest)
    },
    find(jobId) {
      const job = jobs.get(jobId)
      if (job === undefined) return undefined
      if (job.fault !== null) throw job.fault
      return { done: job.done, total: job.total, isStopped: job.isStopped, result: job.result }
    },
    stop(jobId) {
      const job = jobs.get(jobId)
      job?.stop()
      return job !== undefined
    },
    close() {
      stopAll()
      jobs.clear()
    },
  }
}
