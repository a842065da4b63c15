import type { IsoDay } from '#shared/kernel/time.ts'
import type { LegalHold } from '../privacy/model.ts'

/** Why something stays although its term is over. */
export const heldReasons = [
  'legalHold',
  'openRequest',
  'openPrivacyRequest',
  'openMonth',
  'openBalance',
  'unknownEnd',
  'referenced',
  'lastShift',
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

/** Whether a hold stands on a day: the last day included, so one that is lifted today still holds today. */
export function isHeldOn(
  { validFrom, validUntil }: Pick<LegalHold, 'validFrom' | 'validUntil'>,
  day: IsoDay,
): boolean {
  return validFrom <= day && (validUntil === null || day <= validUntil)
}
