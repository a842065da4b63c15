/** One thing at a time: opening and closing do not run through each other. */
export interface Turns {
  /** Runs work when everything before it is done. */
  take<Value>(work: () => Promise<Value> | Value): Promise<Value>
  /** Resolves when nothing is under way. Never rejects. */
  rest(): Promise<unknown>
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(work) {
      const next = last.then(() => work())
      last = next.catch(() => undefined)
      return next
    },
    rest: () => last,
  }
}
