import type { IsoMonth } from '#shared/kernel/month.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** Who books, when, and where a line may still go. Lines are made without a clock and without chance. */
export interface Booking {
  /** A new id for every line. */
  ids(): string
  /** The closed months of the location the lines are about, in any order. */
  readonly closedMonths: readonly IsoMonth[]
  readonly actorId: string
  readonly at: Instant
}
