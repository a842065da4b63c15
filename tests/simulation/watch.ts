import { createHash } from 'node:crypto'
import type { Scheduler } from './scheduler.ts'
import { createTally } from './tally.ts'
import type { EventKind, FaultKind, OracleName, Tally } from './tally.ts'

/** Keeps the books of one run: what went wrong on purpose, what was looked at, and what should never have been seen. */
export interface Watch {
  readonly tally: Tally
  fault(kind: FaultKind): void
  event(kind: EventKind, times?: number): void
  looked(oracle: OracleName, times?: number): void
  violated(oracle: OracleName, what: string): void
  /** Something threw that should not have. */
  threw(where: string, error: unknown): void
  /** Something that happened; all of it together is the fingerprint of the run. */
  note(text: string): void
  finish(): Tally
}

export interface WatchOptions {
  /** Every line of what happens, for somebody who looks for a mistake. */
  readonly onLine?: ((line: string) => void) | undefined
}

/** Characters of the trace that are taken in together; the fingerprint is the same. */
const TRACE_AT_ONCE = 65_536

export function createWatch(seed: string, scheduler: Scheduler, options: WatchOptions = {}): Watch {
  const tally = createTally(seed)
  const trace = createHash('sha256')
  let unread = ''
  let noted = { at: scheduler.now(), moment: momentOf(scheduler.now()) }
  function note(text: string): void {
    const at = scheduler.now()
    if (noted.at !== at) noted = { at, moment: momentOf(at) }
    const line = `${noted.moment} ${text}`
    unread += line
    if (unread.length > TRACE_AT_ONCE) readTrace()
    options.onLine?.(line)
  }
  function readTrace(): void {
    trace.update(unread)
    unread = ''
  }
  function violated(oracle: OracleName, what: string): void {
    note(`VIOLATION ${oracle}: ${what}`)
    tally.violations.push({ oracle, what, at: momentOf(scheduler.now()) })
  }
  return {
    tally,
    note,
    violated,
    threw(where, error) {
      const [what, ...stack] = (
        error instanceof Error ? (error.stack ?? error.message) : String(error)
      ).split('\n')
      const ours = stack.filter((line) => !line.includes('/tests/simulation/')).slice(0, 3)
      violated('I0 no fault of ours', `${where}: ${what} ${ours.map((line) => line.trim()).join(' ')}`)
    },
    fault(kind) {
      tally.faults[kind] += 1
      note(`fault ${kind}`)
    },
    event(kind, times = 1) {
      tally.events[kind] += times
    },
    looked(oracle, times = 1) {
      tally.looks[oracle] += times
    },
    finish() {
      readTrace()
      tally.trace = trace.digest('hex')
      return tally
    },
  }
}

export function momentOf(moment: number): string {
  return new Date(moment).toISOString()
}
