import { isOverlapping, type IsoDay, type MinuteOfDay } from '#shared/kernel/time.ts'
import type { RequestId } from '../ids.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay, UnitSegment } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { computedDayOf } from './computed-days.ts'
import type { ResolvedWish } from './model.ts'
import type { CheckInput } from './wish-subject.ts'

/**
 * Whether the place a swap gave up can no longer be taken back without extra staff: with the child back some group
 * would be short or too large on that day where it is not now. Only asked of a settled roster; care that the child asked
 * for itself on the given day stands in the way at any time. CHECK-2, CHECK-4
 */
export function isGivenPlaceTaken(input: CheckInput, requestId: RequestId, resolved: ResolvedWish): boolean {
  const { index, book } = input
  if (resolved.givenDay === null) return false
  if (isThereAnew(index, requestId, resolved, resolved.givenDay)) return true
  return isWorseWith(index, book, withoutRelease(index, requestId, resolved), resolved.givenDay)
}

/**
 * Whether on a settled roster some group would be short or too large on a day with the changed facts where it is not
 * with the present ones. CHECK-2, CHECK-4
 */
export function isWorseWith(
  index: LocationIndex,
  book: LawBook,
  changed: LocationIndex,
  day: IsoDay,
): boolean {
  const now = computedDayOf(index, book, day)?.location
  if (now === undefined || !now.isRosterSettled) return false
  const back = computeDay(changed, book, day)
  return (
    back.units.some((unit) => {
      const before = now.units.find((candidate) => candidate.unitId === unit.unitId)?.segments ?? []
      return unit.segments.some((segment) => isShort(segment) && !isShortAt(before, segment.startMinute))
    }) || isAnyGroupTooFull(index, now, back)
  )
}

/** The child itself came back on the given day by another request: its own place is taken by its own care. GROUP-1 */
function isThereAnew(
  index: LocationIndex,
  requestId: RequestId,
  { childId, given }: ResolvedWish,
  givenDay: IsoDay,
): boolean {
  return (index.extrasByDay.get(givenDay) ?? []).some(
    (extra) =>
      extra.childId === childId &&
      extra.requestId !== requestId &&
      given.some((stretch) => isOverlapping(stretch, extra)),
  )
}

/** The facts as if the care had not been given up. */
function withoutRelease(
  index: LocationIndex,
  requestId: RequestId,
  { childId }: ResolvedWish,
): LocationIndex {
  const kept = (index.absencesByChild.get(childId) ?? []).filter((absence) => absence.requestId !== requestId)
  return { ...index, absencesByChild: new Map([...index.absencesByChild, [childId, kept]]) }
}

function isShort({ required, rostered }: UnitSegment): boolean {
  return required === null || required > rostered
}

function isShortAt(segments: readonly UnitSegment[], minute: MinuteOfDay): boolean {
  const segment = segments.find((row) => row.startMinute <= minute && minute < row.endMinute)
  return segment !== undefined && isShort(segment)
}

function isAnyGroupTooFull(index: LocationIndex, now: LocationDay, back: LocationDay): boolean {
  return back.groups.some((group) => {
    const most = index.groupById.get(group.groupId)?.maxChildren ?? Number.POSITIVE_INFINITY
    const before = now.groups.find((candidate) => candidate.groupId === group.groupId)
    return peakOf(group) > most && (before === undefined || peakOf(before) <= most)
  })
}

function peakOf({ segments }: LocationDay['groups'][number]): number {
  return segments.reduce((peak, segment) => Math.max(peak, segment.children), 0)
}
