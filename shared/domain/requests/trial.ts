import type { Interval } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { GroupDay, LocationDay, Presence, StaffPresence, UnitDay } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { AGE_SLOTS } from '../ratio/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'

/** What would change on one day if the wish were carried out. */
export interface TrialChange {
  readonly childId: ChildId
  /** Completed years on that day. */
  readonly ageYears: number
  /** Stretches in which the child no longer comes. */
  readonly removed: readonly Interval[]
  /** The stretch in which it comes, and where; null when the day is only given up. */
  readonly added: (Interval & { readonly groupId: BaseGroupId }) | null
}

/** The group in whose room the children are counted, with what the law counts it in. */
export interface TrialPlace {
  readonly group: BaseGroup
  readonly groupDay: GroupDay
  readonly unit: UnitDay
  readonly ratio: CompiledRatio
}

/** A stretch in which nobody comes or goes, as it is and as it would be. */
export interface TrialMoment extends Interval {
  /** The host while the group is with another one. MERGE-1 */
  readonly place: TrialPlace
  /** Children of the one group, before and after. */
  readonly children: number
  readonly childrenAfter: number
  /** Children of the whole ratio unit by completed years, length 13. */
  readonly counts: readonly number[]
  readonly countsAfter: readonly number[]
  /** Children of the one group by completed years, length 13. */
  readonly groupCounts: readonly number[]
  readonly groupCountsAfter: readonly number[]
  /** Staff the law asks of the unit, or NOT_ALLOWED. */
  readonly required: number
  readonly requiredAfter: number
  /** Staff of the unit who count. */
  readonly rostered: number
  readonly preschoolEducators: number
}

export interface TrialQuestion {
  readonly day: LocationDay
  /** Its group is the one whose size is looked at. */
  readonly place: TrialPlace
  readonly change: TrialChange
  /** The stretch that is looked at. */
  readonly span: Interval
}

/**
 * Every moment of a stretch, with and without the change: the same counting as the day itself, for one unit only.
 * Moments follow each other without gaps and cover the stretch, also where nobody else is there. CAL-4
 */
export function tryChange(question: TrialQuestion): readonly TrialMoment[] {
  const { span, change } = question
  const { unit } = question.place
  const groups = question.day.groups.filter((group) => unit.groupIds.includes(group.groupId))
  const presences = groups.flatMap((group) => group.presences.filter((row) => isWithin(row, span)))
  const staff = groups.flatMap((group) =>
    group.staff.filter((row) => row.counting !== 'notCounted' && isWithin(row, span)),
  )
  const edges = listEdges(span, presences, staff, change)
  const moments: TrialMoment[] = []
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const startMinute = edges[index] ?? span.startMinute
    const endMinute = edges[index + 1] ?? span.endMinute
    moments.push(momentAt(question, presences, staff, { startMinute, endMinute }))
  }
  return moments
}

function isWithin(row: Interval, span: Interval): boolean {
  return row.startMinute < span.endMinute && span.startMinute < row.endMinute
}

function listEdges(
  span: Interval,
  presences: readonly Presence[],
  staff: readonly StaffPresence[],
  change: TrialChange,
): readonly number[] {
  const edges = new Set<number>([span.startMinute, span.endMinute])
  const add = (row: Interval): void => {
    if (row.startMinute > span.startMinute && row.startMinute < span.endMinute) edges.add(row.startMinute)
    if (row.endMinute > span.startMinute && row.endMinute < span.endMinute) edges.add(row.endMinute)
  }
  presences.forEach(add)
  staff.forEach(add)
  change.removed.forEach(add)
  if (change.added !== null) add(change.added)
  return [...edges].sort((a, b) => a - b)
}

function momentAt(
  { place, change }: TrialQuestion,
  presences: readonly Presence[],
  staff: readonly StaffPresence[],
  moment: Interval,
): TrialMoment {
  const { ratio } = place
  const groupId = place.group.id
  const minute = moment.startMinute
  const counts = new Array<number>(AGE_SLOTS).fill(0)
  const countsAfter = new Array<number>(AGE_SLOTS).fill(0)
  const groupCounts = new Array<number>(AGE_SLOTS).fill(0)
  const groupCountsAfter = new Array<number>(AGE_SLOTS).fill(0)
  let children = 0
  let childrenAfter = 0
  const isComing = change.added !== null && contains(change.added, minute)
  // Who comes anyway is not counted a second time. GROUP-1
  const isElsewhereAfter = isComing || change.removed.some((row) => contains(row, minute))
  const count = (age: number, isOfGroup: boolean, isBefore: boolean, isAfter: boolean): void => {
    const slot = Math.max(0, Math.min(age, AGE_SLOTS - 1))
    if (isBefore) counts[slot] = (counts[slot] ?? 0) + 1
    if (isAfter) countsAfter[slot] = (countsAfter[slot] ?? 0) + 1
    if (!isOfGroup) return
    if (isBefore) {
      children += 1
      groupCounts[slot] = (groupCounts[slot] ?? 0) + 1
    }
    if (isAfter) {
      childrenAfter += 1
      groupCountsAfter[slot] = (groupCountsAfter[slot] ?? 0) + 1
    }
  }
  for (const presence of presences) {
    if (!contains(presence, minute)) continue
    const leaves = isElsewhereAfter && presence.childId === change.childId
    count(presence.ageYears, presence.groupId === groupId, true, !leaves)
  }
  if (change.added !== null && isComing) {
    count(change.ageYears, change.added.groupId === groupId, false, true)
  }
  let rostered = 0
  let preschoolEducators = 0
  for (const member of staff) {
    if (!contains(member, minute)) continue
    rostered += 1
    if (member.isPreschoolEducator) preschoolEducators += 1
  }
  return {
    ...moment,
    place,
    children,
    childrenAfter,
    counts,
    countsAfter,
    groupCounts,
    groupCountsAfter,
    required: ratio.required(counts),
    requiredAfter: ratio.required(countsAfter),
    rostered,
    preschoolEducators,
  }
}

function contains(row: Interval, minute: number): boolean {
  return row.startMinute <= minute && minute < row.endMinute
}

/** The unit a group is counted in; every group of the location has one. */
export function unitOfGroup(day: LocationDay, groupId: BaseGroupId): UnitDay | undefined {
  return day.units.find((unit) => unit.groupIds.includes(groupId))
}

export function groupDayOf(day: LocationDay, groupId: BaseGroupId): GroupDay | undefined {
  return day.groups.find((group) => group.groupId === groupId)
}
