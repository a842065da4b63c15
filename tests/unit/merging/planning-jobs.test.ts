import { describe, expect, test } from 'vitest'
import { jobRunners } from '#electron/planning-worker/job-runners.ts'
import { createInProcessJobs } from '#electron/services/planning-jobs/in-process-jobs.ts'
import type { FromWorker, ToWorker } from '#electron/services/planning-jobs/job-messages.ts'
import { createJobsPerKind } from '#electron/services/planning-jobs/jobs-per-kind.ts'
import { openPlanningThread } from '#electron/services/planning-jobs/open-thread.ts'
import type { MergeWeekInput, PlanningJobs } from '#electron/services/planning-jobs/planning-jobs.ts'
import { createWorkerJobs, type PlanningThread } from '#electron/services/planning-jobs/worker-jobs.ts'
import { daysOfWeek, isoWeekOf } from '#shared/kernel/time.ts'
import { aQuietLocation, quietMonday } from '#tests/harness/quiet-location.ts'

const input: MergeWeekInput = {
  facts: aQuietLocation({ seed: 4, groups: 4, children: 24 }),
  days: daysOfWeek(isoWeekOf(quietMonday)),
  dismissed: [],
  mayUseDeviation: false,
}
const turns = { soon: (work: () => void) => void setImmediate(work), elapsedMs: () => performance.now() }
const options = { deadlineMs: 60_000 }

function inProcess(faults: unknown[] = []): PlanningJobs {
  return createInProcessJobs(jobRunners, turns, (error) => faults.push(error))
}

/** A thread that is played: what it hears is kept, what it says is said by the test. */
function aPlayedThread() {
  const heard: ToWorker[] = []
  const listeners = new Map<string, (value: never) => void>()
  let isTerminated = false
  const thread: PlanningThread = {
    postMessage: (message) => void heard.push(message),
    on: (event: string, listener: (value: never) => void) => listeners.set(event, listener),
    terminate: () => {
      isTerminated = true
    },
    ref: () => {},
    unref: () => {},
  }
  return {
    thread,
    heard,
    isTerminated: () => isTerminated,
    say: (message: FromWorker) => listeners.get('message')?.(message as never),
    fall: () => listeners.get('error')?.(new Error('it fell') as never),
  }
}

function playedJobs(instead: PlanningJobs = inProcess()) {
  const threads: ReturnType<typeof aPlayedThread>[] = []
  const limits: (() => void)[] = []
  const faults: unknown[] = []
  const jobs = createWorkerJobs({
    openThread: () => {
      const played = aPlayedThread()
      threads.push(played)
      return played.thread
    },
    later: (work) => {
      limits.push(work)
      return () => {}
    },
    fail: (error) => faults.push(error),
    instead,
  })
  return { jobs, threads, limits, faults }
}

describe('sums beside the application', () => {
  test('the thread answers as the sum does in the program itself', async () => {
    const faults: unknown[] = []
    const jobs = createWorkerJobs({
      openThread: openPlanningThread,
      later: () => () => {},
      fail: (error) => faults.push(error),
      instead: createInProcessJobs(jobRunners, turns, (error) => faults.push(error)),
    })
    const told: number[] = []
    const beside = await jobs.start('mergeWeek', input, {
      ...options,
      onProgress: ({ days }) => told.push(days),
    }).outcome
    const here = await inProcess().start('mergeWeek', input, options).outcome
    jobs.close()
    expect(faults).toEqual([])
    expect(beside).toEqual(here)
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('a sum that is stopped answers with what it has', async () => {
    const job = inProcess().start('mergeWeek', input, options)
    job.stop()
    expect(await job.outcome).toEqual({ kind: 'done', output: [], isStopped: true })
  })

  test('a sum whose time is up answers with what it has', async () => {
    const { outcome } = inProcess().start('mergeWeek', input, { deadlineMs: 0 })
    expect(await outcome).toMatchObject({ kind: 'done', isStopped: true })
  })

  test('a fault in a sum is an outcome, and is told', async () => {
    const faults: unknown[] = []
    const outside = { ...input, days: ['1999-01-04' as never] }
    const { outcome } = inProcess(faults).start('mergeWeek', outside, options)
    expect(await outcome).toEqual({ kind: 'failed', reason: 'crashed' })
    expect(faults).toHaveLength(1)
  })

  test('one sum at a time: the second waits for the first', () => {
    const { jobs, threads } = playedJobs()
    void jobs.start('mergeWeek', input, options)
    void jobs.start('mergeWeek', input, options)
    const [played] = threads
    expect(played?.heard).toHaveLength(1)
    played?.say({ type: 'ready' })
    played?.say({ type: 'done', id: 1, output: [], isStopped: false })
    expect(played?.heard.map((message) => message.id)).toEqual([1, 2])
  })

  test('a search of minutes does not keep a week of merging waiting, and closing ends both', async () => {
    const lines: ReturnType<typeof playedJobs>[] = []
    const jobs = createJobsPerKind(() => {
      const line = playedJobs()
      lines.push(line)
      return line.jobs
    })
    const search = jobs.start('baseGroups', {} as never, { deadlineMs: 120_000 })
    const week = jobs.start('mergeWeek', input, options)
    expect(lines.map(({ threads }) => threads[0]?.heard.length)).toEqual([1, 1])
    jobs.close()
    const late = jobs.start('mergeWeek', input, options)
    const outcomes = await Promise.all([search.outcome, week.outcome, late.outcome])
    expect(outcomes).toEqual(outcomes.map(() => ({ kind: 'failed', reason: 'closed' })))
    expect(lines).toHaveLength(2)
  })

  test('after a crash the next sum gets a new thread', async () => {
    const { jobs, threads, faults } = playedJobs()
    const first = jobs.start('mergeWeek', input, options)
    threads[0]?.say({ type: 'ready' })
    threads[0]?.fall()
    expect(await first.outcome).toEqual({ kind: 'failed', reason: 'crashed' })
    const second = jobs.start('mergeWeek', input, options)
    threads[1]?.say({ type: 'done', id: 2, output: [], isStopped: false })
    expect(await second.outcome).toEqual({ kind: 'done', output: [], isStopped: false })
    expect(faults).toHaveLength(1)
  })

  test('a sum that does not answer in time is ended with its thread', async () => {
    const { jobs, threads, limits } = playedJobs()
    const job = jobs.start('mergeWeek', input, options)
    threads[0]?.say({ type: 'ready' })
    limits[0]?.()
    expect(await job.outcome).toEqual({ kind: 'failed', reason: 'deadline' })
    expect(threads[0]?.isTerminated()).toBe(true)
  })

  test('on a machine without threads the sum is done in the program itself', async () => {
    const { jobs, threads } = playedJobs()
    const job = jobs.start('mergeWeek', input, options)
    threads[0]?.fall()
    expect(await job.outcome).toMatchObject({ kind: 'done', isStopped: false })
    expect(await jobs.start('mergeWeek', input, options).outcome).toMatchObject({ kind: 'done' })
    expect(threads).toHaveLength(1)
  })

  test('when the application closes, what is busy and what waits ends', async () => {
    const { jobs } = playedJobs()
    const busy = jobs.start('mergeWeek', input, options)
    const waiting = jobs.start('mergeWeek', input, options)
    jobs.close()
    const closed = { kind: 'failed', reason: 'closed' }
    expect(await busy.outcome).toEqual(closed)
    expect(await waiting.outcome).toEqual(closed)
    expect(await jobs.start('mergeWeek', input, options).outcome).toEqual(closed)
  })
})
