import type { LocationDay } from '../occupancy/model.ts'

/**
 * Staff minutes the law asks on a day, over all units. A moment for which nothing can be said (no law version, or a
 * group that may not be) counts for nothing.
 */
export function requiredMinutesOn(day: LocationDay | undefined): number {
  let minutes = 0
  for (const unit of day?.units ?? []) {
    for (const { startMinute, endMinute, required } of unit.segments) {
      minutes += (required ?? 0) * (endMinute - startMinute)
    }
  }
  return minutes
}
