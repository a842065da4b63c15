import type { ExtraAttendance } from '../attendance/model.ts'
import type { Message } from '../explanation/model.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import { isDipAllowed } from '../occupancy/deviation-of-day.ts'
import { findTightest } from '../occupancy/find-tightest.ts'
import { findUnitOf } from '../occupancy/free-places.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import { placesDuring, type PlaceStretch } from '../occupancy/merge-effect.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { sayOfStay } from './codes.ts'

/**
 * The moment of a stay that was too tight, with the staff the law asks and the staff rostered; null when they sufficed,
 * when the house may have the dip (BKR-13, BKR-14), or when no roster is known. The day is counted with the stay in it, by
 * the same rules as the week board. It is a note for the manager and never a reason to refuse. EXTRA-2, CHECK-1
 */
export function findTooTight(index: LocationIndex, book: LawBook, stay: ExtraAttendance): Message | null {
  const withStay = withExtra(index, stay)
  const day = computeDay(withStay, book, stay.day)
  if (!day.isRosterKnown) return null
  // MERGE-1: who stays while groups are together is with the host.
  for (const place of placesDuring(day, stay.groupId, stay)) {
    const said = tightIn(withStay, book, day, place)
    if (said !== null) return said
  }
  return null
}

function tightIn(index: LocationIndex, book: LawBook, day: LocationDay, place: PlaceStretch): Message | null {
  const unit = findUnitOf(day, place.groupId)
  const tightest = unit === undefined ? undefined : findTightest(unit.segments, place)
  if (unit === undefined || tightest === undefined || unit.lawVersion === null) return null
  const times = {
    start: Math.max(tightest.startMinute, place.startMinute),
    end: Math.min(tightest.endMinute, place.endMinute),
  }
  const { required, rostered, children } = tightest
  if (required === null) return sayOfStay('quickLog.notAllowed', { ...times, children })
  if (required <= rostered || isDipAllowed(index, book, day, unit)) return null
  return sayOfStay('quickLog.tooTight', { ...times, count: required, rostered, children })
}

/** The same facts with one attendance more; everything else is shared. */
function withExtra(index: LocationIndex, extra: ExtraAttendance): LocationIndex {
  const facts = { ...index.facts, extraAttendances: [...index.facts.extraAttendances, extra] }
  const ofDay = [...(index.extrasByDay.get(extra.day) ?? []), extra].sort(
    (a, b) => a.startMinute - b.startMinute,
  )
  return { ...index, facts, extrasByDay: new Map(index.extrasByDay).set(extra.day, ofDay) }
}
