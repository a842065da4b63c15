import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationDay, LocationFacts } from '#shared/domain/occupancy/model.ts'
import { formatMinute, type Interval, type IsoDay } from '#shared/kernel/time.ts'
import { regionalHolidays } from './calendar.ts'
import { lawBook } from './law.ts'

/** The day of some facts, with the law and the official school holidays as they ship. */
export function dayOf(facts: LocationFacts, day: IsoDay): LocationDay {
  return computeDay(indexLocationFacts(facts, regionalHolidays), lawBook, day)
}

/** Who is where, as short lines a person can read: `noor ladybirds 07:30-18:30 contract`. */
export function presenceLines(day: LocationDay): readonly string[] {
  return day.groups
    .flatMap((group) =>
      group.presences.map((item) => `${item.childId} ${group.groupId} ${timesOf(item)} ${item.origin}`),
    )
    .toSorted()
}

export function timesOf(interval: Interval): string {
  return `${formatMinute(interval.startMinute)}-${formatMinute(interval.endMinute)}`
}
