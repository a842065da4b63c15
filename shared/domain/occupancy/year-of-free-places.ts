import { must } from '#shared/kernel/invariant.ts'
import { addDays, daysBetween, MINUTES_PER_DAY, type Interval, type IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import { dayparts, type Daypart } from '../organisation/model.ts'
import { AGE_SLOTS, type LawBook } from '../ratio/model.ts'
import { computeDay } from './compute-day.ts'
import { findFreePlaces } from './free-places.ts'
import type { LocationIndex } from './index-location-facts.ts'

/** Not a number of places: closed, or the group does not take that age. */
export const NOT_OFFERED = -1

/** Free places of every group, daypart and age over a stretch of days, packed because there are many. */
export interface FreePlacesYear {
  readonly fromDay: IsoDay
  readonly untilDay: IsoDay
  readonly groupIds: readonly BaseGroupId[]
  /** Places, or NOT_OFFERED. */
  placesOn(day: IsoDay, groupId: BaseGroupId, daypart: Daypart, ageYears: number): number
  /** Days without a roster are counted against the staff needed anyway, and are provisional. CHECK-2 */
  isCountedAgainstRoster(day: IsoDay): boolean
}

/** "Every free place of the next twelve months": the same answer as asking for each daypart apart. */
export function computeFreePlacesYear(
  index: LocationIndex,
  book: LawBook,
  fromDay: IsoDay,
  untilDay: IsoDay,
): FreePlacesYear {
  const groupIds = index.groups.map((group) => group.id)
  const dayCount = Math.max(daysBetween(fromDay, untilDay) + 1, 0)
  const places = new Int8Array(dayCount * groupIds.length * dayparts.length * AGE_SLOTS).fill(NOT_OFFERED)
  const cellStart = (dayOffset: number, groupPlace: number, daypartPlace: number): number =>
    ((dayOffset * groupIds.length + groupPlace) * dayparts.length + daypartPlace) * AGE_SLOTS

  for (let dayOffset = 0; dayOffset < dayCount; dayOffset += 1) {
    const day = computeDay(index, book, addDays(fromDay, dayOffset))
    const basis = day.isRosterKnown ? 'rostered' : 'required'
    for (const [groupPlace, groupId] of groupIds.entries()) {
      if (!day.groups.some((group) => group.groupId === groupId)) continue
      const group = must(index.groupById.get(groupId), 'the index knows its own groups')
      const opening = day.settings.find((candidate) => candidate.setting === group.setting)?.opening
      if (opening == null) continue
      for (const [daypartPlace, daypart] of dayparts.entries()) {
        const start = cellStart(dayOffset, groupPlace, daypartPlace)
        const interval = daypartInterval(daypart, day.boundaryMinute)
        const found = findFreePlaces(index, book, day, groupId, interval, basis)
        for (const entry of found.byAge) places[start + entry.ageYears] = entry.places
      }
    }
  }

  return {
    fromDay,
    untilDay,
    groupIds,
    isCountedAgainstRoster: (day) => index.shiftsByDay.has(day),
    placesOn: (day, groupId, daypart, ageYears) => {
      const dayOffset = daysBetween(fromDay, day)
      const groupPlace = groupIds.indexOf(groupId)
      if (dayOffset < 0 || dayOffset >= dayCount || groupPlace < 0) return NOT_OFFERED
      return places[cellStart(dayOffset, groupPlace, dayparts.indexOf(daypart)) + ageYears] ?? NOT_OFFERED
    },
  }
}

/** The whole of a daypart, so that who comes before opening or stays after closing still counts. CAL-4 */
export function daypartInterval(daypart: Daypart, boundaryMinute: number): Interval {
  return daypart === 'morning'
    ? { startMinute: 0, endMinute: boundaryMinute }
    : { startMinute: boundaryMinute, endMinute: MINUTES_PER_DAY }
}
