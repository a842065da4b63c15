import type { LocationId } from '#shared/domain/ids.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

/** A month back is enough to know where somebody works, also in a week off. */
const DAYS_BACK = 28

/**
 * Where each staff member works: the locations of the groups in the roster of late and to come, and without any shift the
 * location of the records. By number of the staff member.
 */
export function rosteredPlaces(
  rows: Pick<RowReader, 'listRows'>,
  today: IsoDay,
): ReadonlyMap<string, ReadonlySet<LocationId>> {
  const places = new Map<string, Set<LocationId>>()
  const add = (staffMemberId: string, locationId: LocationId) => {
    const known = places.get(staffMemberId)
    if (known === undefined) places.set(staffMemberId, new Set([locationId]))
    else known.add(locationId)
  }
  for (const { staffMemberId, locationId } of rows.listRows('shift', {
    day: { from: addDays(today, -DAYS_BACK) },
  })) {
    add(staffMemberId, locationId)
  }
  for (const { id, locationId } of rows.listRows('staff_member', {})) {
    if (!places.has(id)) add(id, locationId)
  }
  return places
}
