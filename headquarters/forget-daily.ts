import { describeFault } from './log/describe-fault.ts'
import type { Log } from './log/log.ts'
import type { Operator } from './sync/headquarters.ts'

/** Not while everybody signs in after a start. */
const FIRST_MS = 10 * 60_000
const EVERY_MS = 24 * 60 * 60_000

interface DailyParts {
  readonly operator: Pick<Operator, 'forgetOldDeletions' | 'fadeOldActs'>
  readonly log: Log
  /** Runs work after so many milliseconds; the answer cancels it. */
  readonly later: (work: () => void, delayMs: number) => () => void
}

/**
 * Once a day what was deleted long ago is forgotten, so that it does not grow for ever, and acts whose term is over are
 * emptied (PRIV-1). The answer stops it.
 */
export function forgetDaily({ operator, log, later }: DailyParts): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve()
  let cancel = later(begin, FIRST_MS)
  async function forget(): Promise<void> {
    const { streams, rows } = await operator.forgetOldDeletions()
    log.info('forgotten', { streams, rows })
    const acts = await operator.fadeOldActs()
    if (acts > 0) log.info('faded', { acts })
  }
  function begin(): void {
    underWay = forget().catch((fault: unknown) => log.error('forget.failed', describeFault(fault)))
    cancel = later(begin, EVERY_MS)
  }
  return async () => {
    cancel()
    await underWay
  }
}
