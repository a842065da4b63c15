import type { LocationId } from '#shared/domain/ids.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import { termsOf } from '#shared/domain/retention/terms.ts'
import type { TermsInMonths } from '#shared/domain/retention/terms.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'

/** The terms that hold on a day. */
export interface Terms {
  /** For people: a family may be at several locations. */
  readonly organisation: TermsInMonths
  /** For what was written at a location, which may keep shorter than the organisation. */
  at(locationId: string | null): TermsInMonths
  /** Whether the program carries a purge out by itself. */
  readonly isAutomatic: boolean
}

/** The house rules about retention, as they hold on a day. PRIV-1 */
export function* loadTerms(day: IsoDay): Facts<Terms> {
  const rules = yield* listRows('house_rule', {})
  const policiesAt = (locationId: string) => policiesOn(rules, locationId as LocationId, day)
  // No location has this id, so only what the organisation says counts.
  const general = policiesAt('')
  const organisation = termsOf(general)
  const known = new Map<string, TermsInMonths>()
  return {
    organisation,
    isAutomatic: general['retention.automatic'],
    at(locationId) {
      if (locationId === null) return organisation
      const terms = known.get(locationId) ?? termsOf(policiesAt(locationId))
      known.set(locationId, terms)
      return terms
    },
  }
}
