import type { LocationId } from '#shared/domain/ids.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { listRows, type Facts } from '../facts.ts'

/** The months of a location that were handed over; new lines go past them. MONEY-4 */
export function* listClosedMonths(locationId: LocationId): Facts<readonly IsoMonth[]> {
  return (yield* listRows('closed_month', { locationId })).map(({ month }) => month)
}
