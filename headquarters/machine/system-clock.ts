import { invariant } from '#shared/kernel/invariant.ts'
import { parseInstant } from '#shared/kernel/time.ts'
import type { HqClock } from '../sync/ports.ts'

/** The clock of the machine. */
export function createSystemClock(readMs: () => number = () => Date.now()): HqClock {
  return {
    now: () => {
      const now = parseInstant(new Date(readMs()).toISOString())
      invariant(now !== undefined, 'the machine knows the moment')
      return now
    },
  }
}
