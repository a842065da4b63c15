import {
  addDays,
  completedYears,
  daysBetween,
  isoWeekOf,
  isOverlapping,
  isValidOn,
  mondayOfWeek,
} from '#shared/kernel/time.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import { isOfAge } from '../occupancy/contract-stretches.ts'
import type { DayContext } from '../occupancy/day-context.ts'
import { findUnitOf } from '../occupancy/free-places.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import type { SwapWindow } from '../policies/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { compileRatio } from '../ratio/required-staff.ts'
import { changedPieces, type CountChange } from './changed-day.ts'

/** Further away than this nobody swaps a quiet day, whatever the house allows. */
const FARTHEST_WEEKS = 2

/** A day that is computed, with what is true of it as a whole. */
export interface KnownDay {
  readonly location: LocationDay
  readonly context: DayContext
  /** Who is there at some moment. */
  readonly childIds: ReadonlySet<ChildId>
}

/** A child in its own group for a stretch of a day. */
export interface Stay {
  readonly childId: ChildId
  readonly groupId: BaseGroupId
  readonly stretch: Interval
}

/** Days near another one on which a house lets a child swap, the nearest first. SWAP-1 */
export function daysNear(
  day: IsoDay,
  window: SwapWindow,
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly IsoDay[] {
  const weeks = window.kind === 'weeks' ? Math.min(window.weeks, FARTHEST_WEEKS) : FARTHEST_WEEKS
  const near: IsoDay[] = []
  for (let distance = 1; distance <= weeks * 7 + 6; distance += 1)
    near.push(addDays(day, distance), addDays(day, -distance))
  return near.filter(
    (other) =>
      fromDay <= other &&
      other <= untilDay &&
      other.slice(0, 4) === day.slice(0, 4) &&
      (window.kind === 'sameWeek'
        ? isoWeekOf(other) === isoWeekOf(day)
        : Math.abs(weeksApart(day, other)) <= weeks),
  )
}

function weeksApart(a: IsoDay, b: IsoDay): number {
  return daysBetween(mondayOfWeek(isoWeekOf(a)), mondayOfWeek(isoWeekOf(b))) / 7
}

/**
 * Whether some children can all come to their own group on a day without staff extra: there is room, nobody of them is
 * there or away already, and a child of nought has one of its fixed faces at work. Against the roster when it is known,
 * else against the staff that is needed anyway. CHECK-2, GROUP-5, BKR-17
 */
export function isFittingOn(
  index: LocationIndex,
  book: LawBook,
  known: KnownDay,
  stays: readonly Stay[],
): boolean {
  const day = known.location
  return (
    stays.every((stay) => mayComeOn(index, known, stay)) &&
    unitsOf(day, stays).every((unitStays) => isStaffedFor(index, book, day, unitStays))
  )
}

function mayComeOn(index: LocationIndex, known: KnownDay, { childId, groupId, stretch }: Stay): boolean {
  const day = known.location
  const group = index.groupById.get(groupId)
  const child = index.children.get(childId)
  if (group === undefined || child === undefined || !isValidOn(group, day.day)) return false
  const opening = day.settings.find(({ setting }) => setting === group.setting)?.opening
  if (opening == null || stretch.startMinute < opening.startMinute || stretch.endMinute > opening.endMinute)
    return false
  if (known.childIds.has(childId)) return false
  // While its group is somewhere else another room decides; no promise is made for that. MERGE-1
  const isMerged = day.merges.some(
    (merge) => merge.groupIds.includes(groupId) && isOverlapping(merge, stretch),
  )
  if (isMerged) return false
  const isAway = (index.absencesByChild.get(childId) ?? []).some(
    (absence) => absence.startDay <= day.day && day.day <= absence.endDay,
  )
  if (isAway || !hasContract(index, childId, groupId, day.day)) return false
  if (!isOfAge(known.context, child, group.setting)) return false
  return completedYears(child.child.birthDate, day.day) > 0 || hasFaceAtWork(index, day, childId, group)
}

function hasContract(index: LocationIndex, childId: ChildId, groupId: BaseGroupId, day: IsoDay): boolean {
  return (index.contractsByChild.get(childId) ?? []).some(
    ({ contract }) =>
      contract.groupId === groupId &&
      contract.startDate <= day &&
      (contract.endDate === null || day <= contract.endDate),
  )
}

/** Without a roster it cannot be promised, so the answer is no. BKR-17 */
function hasFaceAtWork(index: LocationIndex, day: LocationDay, childId: ChildId, group: BaseGroup): boolean {
  const atWork = new Set(
    day.groups
      .filter(({ groupId }) => groupId === group.id)
      .flatMap(({ staff }) => staff.filter(({ counting }) => counting !== 'notCounted'))
      .map(({ staffMemberId }) => staffMemberId),
  )
  return index.facts.fixedFaces.some(
    (face) => face.childId === childId && atWork.has(face.staffMemberId) && isValidOn(face, day.day),
  )
}

/** Children who are counted together are tried together. BKR-5 */
function unitsOf(day: LocationDay, stays: readonly Stay[]): readonly (readonly Stay[])[] {
  const byUnit = new Map<string, Stay[]>()
  for (const stay of stays) {
    const unitId = findUnitOf(day, stay.groupId)?.unitId ?? ''
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), stay])
  }
  return [...byUnit.values()]
}

function isStaffedFor(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  stays: readonly Stay[],
): boolean {
  const [first] = stays
  const unit = first && findUnitOf(day, first.groupId)
  const ratio = unit && compileRatio(book, unit.ratioSetting, day.day)
  if (unit === undefined || ratio === undefined) return false
  const changes = stays.map(({ childId, stretch }): CountChange => {
    const birthDate = index.children.get(childId)?.child.birthDate ?? day.day
    return { ...stretch, ageYears: completedYears(birthDate, day.day), children: 1 }
  })
  if (!stays.every((stay) => hasRoom(index, day, stay, stays))) return false
  return changedPieces(unit, ratio, changes).every(({ required, requiredAfter, rostered }) => {
    if (required === null || requiredAfter === null) return false
    return requiredAfter <= (day.isRosterKnown ? Math.max(rostered, 0) : required)
  })
}

/** The maximum of the house for the child's own group at every moment of its stay. GROUP-5 */
function hasRoom(index: LocationIndex, day: LocationDay, stay: Stay, stays: readonly Stay[]): boolean {
  const group = index.groupById.get(stay.groupId)
  const groupDay = day.groups.find(({ groupId }) => groupId === stay.groupId)
  if (group === undefined) return false
  const guests = stays.filter(
    (other) => other.groupId === stay.groupId && isOverlapping(other.stretch, stay.stretch),
  ).length
  const there = (groupDay?.segments ?? []).filter((segment) => isOverlapping(segment, stay.stretch))
  return there.every(({ children }) => children + guests <= group.maxChildren) && guests <= group.maxChildren
}
