import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'

export interface HeldMoment {
  readonly at: Instant
  /** The civil day in the Netherlands of that moment. */
  readonly today: IsoDay
}

/**
 * When somebody acted, as far as it can be believed: not after now, and not before the moment up to which all work of the
 * device had come in. `workSince` null = not known, as for work that is sent again after a break.
 */
export function heldMoment(occurredAt: Instant, workSince: Instant | null, now: Instant): HeldMoment {
  const earliest = workSince !== null && isBefore(occurredAt, workSince) ? workSince : occurredAt
  const at = isBefore(now, earliest) ? now : earliest
  return { at, today: dutchTimeOf(at).day }
}

/** Instants are written with and without thousandths, so their text does not order them. */
export function isBefore(a: Instant, b: Instant): boolean {
  return Date.parse(a) < Date.parse(b)
}

/** The moment so many milliseconds later. */
export function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString() as Instant
}
