import { invariant } from '#shared/kernel/invariant.ts'
import { parseInstant, parseIsoDay } from '#shared/kernel/time.ts'
import type { ClockPort } from './ports.ts'

// en-CA writes a date as 2026-11-26.
const dutchDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The clock of the machine. The day is that of the Netherlands: care happens there, also for a laptop abroad. */
export function createSystemClock(readMs: () => number = () => Date.now()): ClockPort {
  return {
    now: () => {
      const now = parseInstant(new Date(readMs()).toISOString())
      invariant(now !== undefined, 'the machine knows the moment')
      return now
    },
    today: () => {
      const today = parseIsoDay(dutchDay.format(new Date(readMs())))
      invariant(today !== undefined, 'the machine knows the day')
      return today
    },
  }
}
