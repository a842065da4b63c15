import type { JobControl, JobOutcome } from './planning-jobs.ts'

/** The part of the machine that a sum in turns needs. */
export interface Turns {
  /** Runs work after what is waiting now. */
  soon(work: () => void): void
  elapsedMs(): number
}

export interface RunningSum<Output> {
  readonly outcome: Promise<JobOutcome<Output>>
  /** Asks for the best so far. */
  stop(): void
  /** Ends it where it is; the outcome is `closed`. */
  abandon(): void
}

/**
 * Takes a sum through its turns, with room for others in between. It is told to stop when somebody asks for it or when
 * its time is up. A fault in it is an outcome: `fail` hears of it.
 */
export function runInTurns<Progress, Output>(
  begin: (control: JobControl) => Generator<Progress, Output, void>,
  options: {
    readonly turns: Turns
    readonly deadlineMs: number
    readonly onProgress: (progress: Progress) => void
    readonly fail: (error: unknown) => void
  },
): RunningSum<Output> {
  const { turns, deadlineMs, onProgress, fail } = options
  const startedMs = turns.elapsedMs()
  const elapsedMs = (): number => turns.elapsedMs() - startedMs
  let isStopAsked = false
  let isOver = false
  const isStopped = (): boolean => isStopAsked || elapsedMs() >= deadlineMs
  let end: (outcome: JobOutcome<Output>) => void = () => {}
  const outcome = new Promise<JobOutcome<Output>>((resolve) => {
    end = (value) => {
      isOver = true
      resolve(value)
    }
  })
  let sum: Generator<Progress, Output, void> | undefined
  const turn = (): void => {
    if (isOver) return
    try {
      sum ??= begin({ isStopped, elapsedMs })
      const wasStopped = isStopped()
      const step = sum.next()
      if (step.done === true) end({ kind: 'done', output: step.value, isStopped: wasStopped })
      else {
        onProgress(step.value)
        turns.soon(turn)
      }
    } catch (error) {
      end({ kind: 'failed', reason: 'crashed' })
      fail(error)
    }
  }
  turns.soon(turn)
  return {
    outcome,
    stop: () => {
      isStopAsked = true
    },
    abandon: () => {
      if (!isOver) end({ kind: 'failed', reason: 'closed' })
    },
  }
}
