import { closedJob } from './in-process-jobs.ts'
import type { FromWorker, ToWorker } from './job-messages.ts'
import type { JobFailure, JobInput, JobOptions, JobOutcome } from './planning-jobs.ts'
import type { JobOutput, JobProgress, PlanningJobKind, PlanningJobs } from './planning-jobs.ts'

/** The part of a thread that is used here, so that a test can play one. */
export interface PlanningThread {
  /** Nothing is handed over: messages are copied. */
  postMessage(message: ToWorker, handedOver: readonly never[]): void
  on(event: 'message', listener: (message: FromWorker) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  on(event: 'exit', listener: () => void): unknown
  terminate(): unknown
  ref(): void
  unref(): void
}

export interface WorkerJobsOptions {
  readonly openThread: () => PlanningThread
  /** Runs work after so many milliseconds; the answer cancels it. */
  readonly later: (work: () => void, delayMs: number) => () => void
  /** Hears of faults. */
  readonly fail: (error: unknown) => void
  /** Takes over for good when no thread comes up on this machine. */
  readonly instead: PlanningJobs
}

/** So long a sum may take to answer after its time is up; then its thread is ended. */
const GRACE_MS = 2_000

interface Waiting {
  readonly kind: PlanningJobKind
  readonly start: Extract<ToWorker, { type: 'start' }>
  readonly options: JobOptions<JobProgress<PlanningJobKind>>
  readonly end: (outcome: JobOutcome<JobOutput<PlanningJobKind>>) => void
  /** Somebody stopped it before its turn came. */
  isStopAsked: boolean
}

/**
 * One thread for all sums, one sum at a time. It is opened at the first question, opened again after a crash, and keeps
 * no program alive while it has nothing to do. A sum that does not answer in time is ended with its thread.
 */
export function createWorkerJobs(options: WorkerJobsOptions): PlanningJobs {
  const { openThread, later, fail, instead } = options
  const waiting: Waiting[] = []
  let current: Waiting | undefined
  let thread: PlanningThread | undefined
  let isReady = false
  let isWithoutThread = false
  let isClosed = false
  let lastId = 0
  let cancelLimit = (): void => {}

  const endCurrent = (outcome: JobOutcome<JobOutput<PlanningJobKind>>): void => {
    cancelLimit()
    const ended = current
    current = undefined
    thread?.unref()
    ended?.end(outcome)
  }
  const dropThread = (reason: JobFailure): void => {
    const dropped = thread
    thread = undefined
    isReady = false
    void dropped?.terminate()
    if (current !== undefined) endCurrent({ kind: 'failed', reason })
  }
  const handOver = (job: Waiting): void => {
    const taken = startOn(instead, job)
    if (job.isStopAsked) taken.stop()
    void taken.outcome.then(job.end)
  }
  /** A thread that never came up will not come up next time either. */
  const threadFailed = (of: PlanningThread, error: unknown): void => {
    if (of !== thread) return
    fail(error)
    if (isReady) dropThread('crashed')
    else {
      isWithoutThread = true
      const job = current
      current = undefined
      cancelLimit()
      dropThread('crashed')
      if (job !== undefined) handOver(job)
    }
    next()
  }
  const heard = (message: FromWorker): void => {
    if (message.type === 'ready') isReady = true
    else if (message.id === current?.start.id) {
      if (message.type === 'progress') current.options.onProgress?.(message.progress)
      else {
        if (message.type === 'crashed') fail(new Error('a sum in the planning thread failed'))
        endCurrent(
          message.type === 'done'
            ? { kind: 'done', output: message.output, isStopped: message.isStopped }
            : { kind: 'failed', reason: 'crashed' },
        )
        next()
      }
    }
  }
  const open = (): PlanningThread => {
    const opened = openThread()
    opened.on('message', heard)
    opened.on('error', (error) => threadFailed(opened, error))
    opened.on('exit', () => threadFailed(opened, new Error('the planning thread ended')))
    return opened
  }
  const next = (): void => {
    if (current !== undefined) return
    const job = waiting.shift()
    if (job === undefined) return
    if (isWithoutThread) {
      handOver(job)
      next()
      return
    }
    current = job
    try {
      thread ??= open()
    } catch (error) {
      fail(error)
      isWithoutThread = true
      current = undefined
      handOver(job)
      next()
      return
    }
    thread.ref()
    thread.postMessage(job.start, [])
    if (job.isStopAsked) thread.postMessage({ type: 'stop', id: job.start.id }, [])
    cancelLimit = later(() => {
      dropThread('deadline')
      next()
    }, job.options.deadlineMs + GRACE_MS)
  }

  return {
    start: <Kind extends PlanningJobKind>(
      kind: Kind,
      input: JobInput<Kind>,
      jobOptions: JobOptions<JobProgress<Kind>>,
    ) => {
      if (isClosed) return closedJob<JobOutput<Kind>>()
      lastId += 1
      const id = lastId
      const start = { type: 'start', id, kind, input, deadlineMs: jobOptions.deadlineMs }
      return enqueue<Kind>(start as Waiting['start'], jobOptions, (job) => {
        waiting.push(job)
        next()
        return () => {
          job.isStopAsked = true
          if (current === job) thread?.postMessage({ type: 'stop', id }, [])
        }
      })
    },
    close: () => {
      isClosed = true
      for (const job of waiting.splice(0)) job.end({ kind: 'failed', reason: 'closed' })
      dropThread('closed')
      instead.close()
    },
  }
}

/** One job as it waits. Kinds meet here: what a thread answers to a kind is of that kind. */
function enqueue<Kind extends PlanningJobKind>(
  start: Waiting['start'],
  options: JobOptions<JobProgress<Kind>>,
  add: (job: Waiting) => () => void,
): { outcome: Promise<JobOutcome<JobOutput<Kind>>>; stop: () => void } {
  let stop = (): void => {}
  const outcome = new Promise<JobOutcome<JobOutput<Kind>>>((resolve) => {
    stop = add({
      kind: start.kind,
      start,
      options,
      end: resolve,
      isStopAsked: false,
    })
  })
  return { outcome, stop: () => stop() }
}

function startOn(
  jobs: PlanningJobs,
  { start, options }: Waiting,
): ReturnType<typeof closedJob<JobOutput<PlanningJobKind>>> {
  return jobs.start(start.kind, start.input, options)
}
