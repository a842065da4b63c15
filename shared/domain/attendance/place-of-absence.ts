import { isOverlapping, type Interval, type IsoDay } from '#shared/kernel/time.ts'
import type { ChildId } from '../ids.ts'
import type { Message } from '../explanation/model.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { computedDayOf } from '../requests/computed-days.ts'
import { isWorseWith } from '../requests/given-place.ts'
import type { Absence } from './model.ts'

/**
 * What becomes of the place on a day when the child is absent: how many staff the law still asks while it would have
 * been there. CHECK-4
 */
export function describeFreedPlace(
  index: LocationIndex,
  book: LawBook,
  absence: Absence,
  day: IsoDay,
): Message | null {
  const now = computedDayOf(index, book, day)?.location
  if (now === undefined) return null
  const presences = now.groups.flatMap((group) =>
    group.presences.filter((presence) => presence.childId === absence.childId),
  )
  const [first] = presences
  if (first === undefined) return null
  const unit = now.units.find((candidate) => candidate.groupIds.includes(first.groupId))
  if (unit === undefined) return null
  const after = computeDay(withAbsence(index, absence), book, day)
  const needBefore = mostStaff(now, unit.unitId, presences)
  const needAfter = mostStaff(after, unit.unitId, presences)
  const group = index.groupById.get(first.groupId)?.name ?? ''
  if (needBefore === null || needAfter === null) return { code: 'absence.place.free', params: { day, group } }
  return needAfter < needBefore
    ? { code: 'absence.place.lessStaff', params: { day, group, before: needBefore, after: needAfter } }
    : { code: 'absence.place.sameStaff', params: { day, group, count: needAfter } }
}

/** Whether another child needs the place by now, so that the absence cannot simply be taken back. CHECK-4 */
export function isFreedPlaceTaken(
  index: LocationIndex,
  book: LawBook,
  absence: Pick<Absence, 'id' | 'childId'>,
  day: IsoDay,
): boolean {
  const kept = absencesOf(index, absence.childId).filter((other) => other.id !== absence.id)
  return isWorseWith(index, book, withAbsences(index, absence.childId, kept), day)
}

function withAbsence(index: LocationIndex, absence: Absence): LocationIndex {
  return withAbsences(index, absence.childId, [...absencesOf(index, absence.childId), absence])
}

function absencesOf(index: LocationIndex, childId: ChildId): readonly Absence[] {
  return index.absencesByChild.get(childId) ?? []
}

function withAbsences(index: LocationIndex, childId: ChildId, absences: readonly Absence[]): LocationIndex {
  return { ...index, absencesByChild: new Map([...index.absencesByChild, [childId, absences]]) }
}

/** Staff the law asks at the busiest moment of these stretches; null when such a group is not allowed. */
function mostStaff(day: LocationDay, unitId: string, stretches: readonly Interval[]): number | null {
  let most = 0
  for (const segment of day.units.find((unit) => unit.unitId === unitId)?.segments ?? []) {
    if (!stretches.some((stretch) => isOverlapping(stretch, segment))) continue
    if (segment.required === null) return null
    most = Math.max(most, segment.required)
  }
  return most
}
