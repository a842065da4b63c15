/** How long work is done in slices of a few milliseconds, so that nobody has to wait for it. */
export interface SlicePorts {
  /** Calls back soon, after what is waiting already. */
  schedule(run: () => void): void
  /** A clock that only goes forward. */
  elapsedMs(): number
}

export interface SlicedRun<Value> {
  /** The outcome; null when it was stopped. Rejects with the fault of the work. */
  readonly finished: Promise<Value | null>
  stop(): void
}

/** One slice ends at the first pause after this time. */
const SLICE_MS = 8

/** Runs work that pauses itself with `yield`, a slice at a time, until it is done or stopped. */
export function runInSlices<Value>(work: Generator<undefined, Value>, ports: SlicePorts): SlicedRun<Value> {
  let isStopped = false
  const finished = new Promise<Value | null>((resolve, reject) => {
    const runSlice = (): void => {
      if (isStopped) {
        resolve(null)
        return
      }
      const startMs = ports.elapsedMs()
      try {
        do {
          const step = work.next()
          if (step.done === true) {
            resolve(step.value)
            return
          }
        } while (ports.elapsedMs() - startMs < SLICE_MS)
      } catch (fault) {
        reject(fault)
        return
      }
      ports.schedule(runSlice)
    }
    ports.schedule(runSlice)
  })
  return {
    finished,
    stop: () => {
      isStopped = true
    },
  }
}
