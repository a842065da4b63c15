import type { LocationId } from '#shared/domain/ids.ts'
import type { HousePolicies } from '#shared/domain/policies/model.ts'
import { createPolicyTimeline, policiesAt } from '#shared/domain/policies/policies-on.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

/** What the house decides itself at a location on a day, read afresh. */
export function housePoliciesOn(
  rows: Pick<RowReader, 'listRows'>,
  locationId: LocationId,
  day: IsoDay,
): HousePolicies {
  const houseRules = [
    ...rows.listRows('house_rule', { locationId: null }),
    ...rows.listRows('house_rule', { locationId }),
  ]
  return policiesAt(createPolicyTimeline(houseRules, locationId), day)
}
