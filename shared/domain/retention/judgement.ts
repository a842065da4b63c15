import type { IsoDay } from '#shared/kernel/time.ts'
import type { LegalHold } from '../privacy/model.ts'

/** Why something stays although its term is over. */
export const heldReasons = [
  'legalHold',
  'openRequest',
  'openPrivacyRequest',
  'restricted',
  'openMonth',
  'openBalance',
  'unknownEnd',
  'referenced',
  'lastShift',
  'lastCareDay',
] as const
export type HeldReason = (typeof heldReasons)[number]

/**
 * How something stands against its term. `runs`: it has not ended; `kept`: the term is not over; `held`: it is over, and
 * something keeps it; `over`: it may go.
 */
export interface Judgement {
  readonly state: 'runs' | 'kept' | 'held' | 'over'
  /** The day the term is reckoned from; null while it runs, and when nobody knows. */
  readonly endedOn: IsoDay | null
  readonly keptUntil: IsoDay | null
  readonly heldBy: readonly HeldReason[]
}

export const stillRuns: Judgement = { state: 'runs', endedOn: null, keptUntil: null, heldBy: [] }

/** What keeps data from a day, until and with another; null = without end. */
type Keeping = Pick<LegalHold, 'validFrom' | 'validUntil'>

/**
 * Whether a hold, or a restriction, keeps data from what was decided on a day. One that was set since does so too: an act of
 * a computer without a network is judged by its own day, and comes after the complaint it would defeat. PRIV-1, PRIV-2
 */
export function keepsBack({ validUntil }: Keeping, decidedOn: IsoDay): boolean {
  return validUntil === null || decidedOn <= validUntil
}

/** Whether a hold stands on a day: the last day included, so one that is lifted today still holds today. */
export function isHeldOn(hold: Keeping, day: IsoDay): boolean {
  return hold.validFrom <= day && keepsBack(hold, day)
}
