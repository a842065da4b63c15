import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { Contract } from '#shared/domain/children/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

/** The contract of a child that holds on the last day it should have. CARE-5 */
export function contractToEnd(
  rows: Pick<RowReader, 'listRows'>,
  locationId: LocationId,
  { childId, setting, day }: Pick<PlannedChange, 'childId' | 'setting' | 'day'>,
): Contract | undefined {
  return rows
    .listRows('contract', {
      ...{ childId, locationId, setting },
      startDate: { until: day },
      endDate: { from: day, orNull: true },
    })
    .toSorted((a, b) => (a.startDate < b.startDate ? 1 : -1))[0]
}
