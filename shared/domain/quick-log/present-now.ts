import type { MinuteOfDay } from '#shared/kernel/time.ts'
import type { LoggedStay } from '../attendance/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { LocationDay } from '../occupancy/model.ts'
import { agreedCareOf, isStanding, type AgreedCare } from './care-of-day.ts'
import type { StaySide } from './decide-stay.ts'

/** A child somebody may want to write down now. */
export interface PresentChild extends Pick<AgreedCare, 'startMinute' | 'endMinute'> {
  readonly childId: ChildId
  /** Where the child is at that moment, or was last, or comes first. */
  readonly groupId: BaseGroupId
  /** Minutes written down before and after the agreed care. */
  readonly earlyMinutes: number
  readonly lateMinutes: number
}

/** How long before its care a child may be at the door, and how long after it somebody may still write it down. */
const REACH_MINUTES = 120

/**
 * The children of a group who are there, come soon or left not long ago. Whose care begins or ends nearest to this moment
 * comes first: in the evening those who should be gone by now, in the morning those who are early. null = every group of
 * the location.
 */
export function listPresentNow(
  day: LocationDay,
  stays: readonly LoggedStay[],
  groupId: BaseGroupId | null,
  minute: MinuteOfDay,
): readonly PresentChild[] {
  const childIds = new Set(day.groups.flatMap((group) => group.presences.map(({ childId }) => childId)))
  const present: PresentChild[] = []
  for (const childId of childIds) {
    const care = agreedCareOf(day, childId, stays)
    if (care === undefined) continue
    const own = stays.filter((stay) => stay.childId === childId && stay.day === day.day && isStanding(stay))
    const earlyMinutes = minutesOn('early', own)
    const lateMinutes = minutesOn('late', own)
    const isNear =
      care.startMinute - earlyMinutes - REACH_MINUTES <= minute &&
      minute < care.endMinute + lateMinutes + REACH_MINUTES
    const place = placeAt(care, minute)
    if (!isNear || (groupId !== null && place !== groupId)) continue
    const { startMinute, endMinute } = care
    present.push({ childId, groupId: place, startMinute, endMinute, earlyMinutes, lateMinutes })
  }
  return present.toSorted(
    (a, b) =>
      distanceOf(a, minute) - distanceOf(b, minute) ||
      a.endMinute - b.endMinute ||
      (a.childId < b.childId ? -1 : a.childId > b.childId ? 1 : 0),
  )
}

/** How far the moment is from where the agreed care begins or ends. */
function distanceOf({ startMinute, endMinute }: PresentChild, minute: MinuteOfDay): number {
  return Math.min(Math.abs(startMinute - minute), Math.abs(endMinute - minute))
}

function minutesOn(side: StaySide, stays: readonly LoggedStay[]): number {
  return stays
    .filter((stay) => stay.side === side)
    .reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0)
}

function placeAt(care: AgreedCare, minute: MinuteOfDay): BaseGroupId {
  const now = care.stretches.find((row) => row.startMinute <= minute && minute < row.endMinute)
  if (now !== undefined) return now.groupId
  return minute < care.startMinute ? care.firstGroupId : care.lastGroupId
}
