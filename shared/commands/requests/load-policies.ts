import type { LocationId } from '#shared/domain/ids.ts'
import type { HousePolicies } from '#shared/domain/policies/model.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { listRows, type Facts } from '../facts.ts'

/** The house rules of a location on a day, for a command that needs nothing else of the house. */
export function* loadPolicies(locationId: LocationId, day: IsoDay): Facts<HousePolicies> {
  const general = yield* listRows('house_rule', { locationId: null })
  const own = yield* listRows('house_rule', { locationId })
  return policiesOn([...general, ...own], locationId, day)
}
