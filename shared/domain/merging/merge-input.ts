import { daysOfWeek, isoWeekOf, type IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { holdsOn } from './days-held.ts'
import type { DismissedMerge, GroupMerge } from './model.ts'

/** The group rooms in which a child is on the other days of a week. MERGE-2 */
export type RoomsByChild = ReadonlyMap<ChildId, ReadonlySet<BaseGroupId>>

/** Everything that decides what merging means on one day. */
export interface MergeInput {
  readonly index: LocationIndex
  readonly book: LawBook
  /** The day as it was agreed: with the merges that hold, and without what is being thought about. */
  readonly day: LocationDay
  /** The merges that hold on that day and stay as they are. MERGE-7 */
  readonly agreed: readonly GroupMerge[]
  readonly roomsOfWeek: RoomsByChild
  /** Also use the minutes in which the law allows fewer staff. MERGE-6 */
  readonly mayUseDeviation: boolean
}

export interface MergePlanInput extends MergeInput {
  /** "Not now", whatever the day; those that hold on the day are taken in. */
  readonly dismissed: readonly DismissedMerge[]
}

export interface MergeInputOptions {
  readonly mayUseDeviation?: boolean
  readonly dismissed?: readonly DismissedMerge[]
}

/**
 * The input for one day of a location, with the other days of its week computed for the rooms of the children. To look
 * at a merge as if it were not agreed yet, give an index of facts without it. Throws for a day outside the facts.
 */
export function prepareMergeInput(
  index: LocationIndex,
  book: LawBook,
  day: IsoDay,
  options: MergeInputOptions = {},
): MergePlanInput {
  const otherDays = daysOfWeek(isoWeekOf(day))
    .filter((other) => other !== day && index.facts.fromDay <= other && other <= index.facts.untilDay)
    .map((other) => computeDay(index, book, other))
  return {
    index,
    book,
    day: computeDay(index, book, day),
    agreed: index.facts.merges.filter((merge) => holdsOn(merge, day)),
    roomsOfWeek: roomsOf(index, otherDays),
    mayUseDeviation: options.mayUseDeviation ?? false,
    dismissed: options.dismissed ?? [],
  }
}

/** In which day-care rooms each child is on some days. Out-of-school groups have no room of their own by law. */
export function roomsOf(index: LocationIndex, days: readonly LocationDay[]): Map<ChildId, Set<BaseGroupId>> {
  const rooms = new Map<ChildId, Set<BaseGroupId>>()
  for (const day of days) {
    for (const group of day.groups) {
      if (index.groupById.get(group.groupId)?.setting === 'outOfSchoolCare') continue
      for (const { childId } of group.presences) {
        const known = rooms.get(childId)
        if (known === undefined) rooms.set(childId, new Set([group.groupId]))
        else known.add(group.groupId)
      }
    }
  }
  return rooms
}
