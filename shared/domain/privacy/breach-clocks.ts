import { dayNumberOf, MINUTES_PER_DAY } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { DataBreach } from './model.ts'

/** Who is told of a breach; the first two within a term. PRIV-7 */
export const breachParties = ['customer', 'authority', 'people'] as const
export type BreachParty = (typeof breachParties)[number]

const termMinutes = { customer: 24 * 60, authority: 72 * 60 } as const

/** How one term stands: what is left of it, or how it ended. */
export interface BreachClock {
  readonly party: 'customer' | 'authority'
  readonly state: 'running' | 'late' | 'inTime' | 'doneLate' | 'notNeeded'
  /** Whole minutes until the term is over, below zero = so many after it; of a clock that stopped, when it did. */
  readonly minutesLeft: number
}

type ClockFacts = Pick<
  DataBreach,
  'discoveredAt' | 'customerInformedAt' | 'authorityInformedAt' | 'notReportedBecause' | 'closedAt'
>

/**
 * Both terms of a breach at a moment, counted from when it was discovered. A breach that was closed with a reason instead of
 * a report has no clock for the authority any more. PRIV-7
 */
export function clocksOf(breach: ClockFacts, now: Instant): readonly BreachClock[] {
  return [
    clockOf('customer', breach, breach.customerInformedAt, now),
    clockOf('authority', breach, breach.authorityInformedAt, now),
  ]
}

/** Whether a term still runs, or is over without its work being done. */
export function isTicking({ state }: BreachClock): boolean {
  return state === 'running' || state === 'late'
}

function clockOf(
  party: BreachClock['party'],
  breach: ClockFacts,
  informedAt: Instant | null,
  now: Instant,
): BreachClock {
  const until = informedAt ?? breach.closedAt ?? now
  const minutesLeft = termMinutes[party] - minutesBetween(breach.discoveredAt, until)
  if (informedAt !== null) return { party, minutesLeft, state: minutesLeft < 0 ? 'doneLate' : 'inTime' }
  if (breach.closedAt !== null) return { party, minutesLeft, state: 'notNeeded' }
  return { party, minutesLeft, state: minutesLeft < 0 ? 'late' : 'running' }
}

/** Minutes from one moment to another, seconds left out. */
export function minutesBetween(from: Instant, until: Instant): number {
  return minuteOf(until) - minuteOf(from)
}

function minuteOf(instant: Instant): number {
  const day = dayNumberOf(instant.slice(0, 10) as IsoDay)
  return day * MINUTES_PER_DAY + Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16))
}
