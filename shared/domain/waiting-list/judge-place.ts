import { must } from '#shared/kernel/invariant.ts'
import {
  completedYears,
  isValidOn,
  type Interval,
  type IsoDay,
  type MinuteOfDay,
} from '#shared/kernel/time.ts'
import { childrenInRoom } from '../base-groups/plan-days.ts'
import type { BaseGroupId } from '../ids.ts'
import { ageSlot } from '../occupancy/compute-segments.ts'
import { contractStretchesOn, isOfAge } from '../occupancy/contract-stretches.ts'
import { settingDayOf } from '../occupancy/day-context.ts'
import { isDipAllowed } from '../occupancy/deviation-of-day.ts'
import { findUnitOf } from '../occupancy/free-places.ts'
import type {
  GroupDay,
  GroupSegment,
  LocationDay,
  Presence,
  UnitDay,
  UnitSegment,
} from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { findLaw } from '../ratio/law-book.ts'
import { AGE_SLOTS, NOT_ALLOWED } from '../ratio/model.ts'
import { compileRatio, type CompiledRatio } from '../ratio/required-staff.ts'
import type { Candidate, PlaceBook, PlacesDay } from './place-book.ts'

/**
 * What a place on one day comes to. `needsStaff`: there is room, and no roster yet, but the children who come ask a
 * member of staff more than they do already. `short`: there is a roster and its staff is too few. `notThere`: closed,
 * or the child would not come that day. WAIT-1, CHECK-2
 */
export type PlaceKind = 'fits' | 'needsStaff' | 'short' | 'full' | 'notOfAge' | 'noGroup' | 'notThere'

export interface PlaceOnDay {
  readonly day: IsoDay
  readonly kind: PlaceKind
  /** Children of this age who still fit with the staff as it is or is asked anyway, this one not counted. */
  readonly free: number
  /** The same when staff is added: what the house, the law and the room allow. GROUP-5, BKR-18 */
  readonly room: number
  /** Counted against a roster; else against the staff the law asks anyway. CHECK-2 */
  readonly isRostered: boolean
  /** The moment that decides and its numbers with the child in it; null when nothing was counted. */
  readonly tightest: TightMoment | null
}

export interface TightMoment {
  readonly minute: MinuteOfDay
  /** Children in the group with this one. */
  readonly children: number
  readonly maxChildren: number
  /** Staff the law asks with this child; null = such a group is not allowed. */
  readonly required: number | null
  /** Staff there is, or is asked without this child. */
  readonly staff: number
}

/** Whether a child fits in a group on one day, with what decides. The child's own place is not counted against it. */
export function judgePlace(
  book: PlaceBook,
  candidate: Candidate,
  groupId: BaseGroupId,
  day: IsoDay,
): PlaceOnDay {
  const group = must(book.index.groupById.get(groupId), 'a place is asked in a known group')
  const placesDay = book.dayOf(day)
  const { context } = placesDay
  if (!isValidOn(group, day)) return nothingCounted(day, 'noGroup')
  if (settingDayOf(context.settings, group.setting).opening === null) return nothingCounted(day, 'notThere')
  if (!isOfAge(context, candidate.contract.child, group.setting)) return nothingCounted(day, 'notOfAge')
  const { stretches } = contractStretchesOn(book.index, context, candidate.contract)
  if (stretches.length === 0) return nothingCounted(day, 'notThere')
  return countPlace(book, candidate, group, placesDay, stretches)
}

/** How many children of an age fit in a group over its whole day; `undefined` on a day without care. WAIT-1 */
export function countPlaces(
  book: PlaceBook,
  group: BaseGroup,
  ageYears: number,
  day: IsoDay,
): PlaceOnDay | undefined {
  const placesDay = book.dayOf(day)
  const { opening } = settingDayOf(placesDay.context.settings, group.setting)
  if (opening === null || !isValidOn(group, day)) return undefined
  const trial = createTrial(book, group, placesDay, undefined)
  return trial === undefined ? undefined : placeOf(trial, ageSlot(ageYears), [opening])
}

function nothingCounted(day: IsoDay, kind: PlaceKind): PlaceOnDay {
  return { day, kind, free: 0, room: 0, isRostered: false, tightest: null }
}

function countPlace(
  book: PlaceBook,
  candidate: Candidate,
  group: BaseGroup,
  placesDay: PlacesDay,
  stretches: readonly Interval[],
): PlaceOnDay {
  const { day } = placesDay.location
  const trial = createTrial(book, group, placesDay, candidate)
  // Without a law for the day nothing may be promised. BKR-20
  if (trial === undefined) return nothingCounted(day, 'noGroup')
  return placeOf(trial, ageSlot(completedYears(candidate.child.birthDate, day)), stretches)
}

interface Trial {
  readonly day: IsoDay
  readonly compiled: CompiledRatio
  readonly isRostered: boolean
  readonly maxChildren: number
  readonly groupSegments: readonly GroupSegment[]
  readonly unitSegments: readonly UnitSegment[]
  /** The staff that may be asked at a moment of the unit. */
  staffAt(segment: UnitSegment): number
  /** Educators that the law asks for so many children besides; at most those who are there. BKR-12 */
  isEducated(segment: UnitSegment, extraChildren: number): boolean
  readonly counts: Int16Array
}

function createTrial(
  book: PlaceBook,
  group: BaseGroup,
  { location, context }: PlacesDay,
  candidate: Candidate | undefined,
): Trial | undefined {
  const unit = findUnitOf(location, group.id)
  const groupDay = location.groups.find((known) => known.groupId === group.id)
  if (unit === undefined || groupDay === undefined) return undefined
  const compiled = compileRatio(book.law, unit.ratioSetting, location.day)
  if (compiled === undefined) return undefined
  const own = withoutOwn(location, unit, groupDay, compiled, candidate)
  const isRostered = location.isRosterKnown
  const isDip =
    isRostered && own.unitSegments.some(isShort) && isDipAllowed(book.index, book.law, location, unit)
  // The staff that is asked anyway is asked for this child too, as far as it is here already.
  const peaks = peaksOf(unit.segments, context.boundaryMinute)
  const preschool =
    unit.ratioSetting === 've' ? findLaw(book.law, 'preschool-education', location.day) : undefined
  return {
    day: location.day,
    compiled,
    isRostered,
    maxChildren: Math.min(group.maxChildren, childrenInRoom(book.index, book.law, group, location.day)),
    ...own,
    staffAt: (segment) => {
      if (!isRostered) return peakAt(peaks, segment, context.boundaryMinute)
      return isDip && isShort(segment) ? (segment.required ?? 0) : segment.rostered
    },
    isEducated: (segment, extraChildren) =>
      !isRostered ||
      preschool === undefined ||
      Math.ceil((segment.children + extraChildren) / preschool.childrenPerStaff) <=
        segment.preschoolEducators,
    counts: new Int16Array(AGE_SLOTS),
  }
}

/** The segments of the group and its unit without what is the child's own already. */
function withoutOwn(
  location: LocationDay,
  unit: UnitDay,
  groupDay: GroupDay,
  compiled: CompiledRatio,
  candidate: Candidate | undefined,
): Pick<Trial, 'groupSegments' | 'unitSegments'> {
  const own = location.groups
    .filter((group) => unit.groupIds.includes(group.groupId))
    .flatMap((group) => group.presences)
    .filter(({ childId }) => candidate?.ownIds.has(childId) === true)
  if (own.length === 0) return { groupSegments: groupDay.segments, unitSegments: unit.segments }
  const ownHere = own.filter(({ groupId }) => groupId === groupDay.groupId)
  return {
    groupSegments: groupDay.segments.map((segment) => without(segment, ownHere)),
    unitSegments: unit.segments.map((segment) => {
      const rest = without(segment, own)
      const required = compiled.required(rest.counts)
      return { ...rest, required: required === NOT_ALLOWED ? null : required }
    }),
  }
}

/** A segment is cut at every arrival and departure, so a child is there for the whole of it or not at all. */
function without<Segment extends GroupSegment>(segment: Segment, own: readonly Presence[]): Segment {
  const there = own.filter(
    ({ startMinute, endMinute }) => startMinute <= segment.startMinute && segment.endMinute <= endMinute,
  )
  if (there.length === 0) return segment
  const counts = [...segment.counts]
  for (const { ageYears } of there) counts[ageSlot(ageYears)] = (counts[ageSlot(ageYears)] ?? 0) - 1
  return { ...segment, counts, children: segment.children - there.length }
}

/**
 * The most staff asked in the morning and in the afternoon. Before there is a roster a child may come when no daypart
 * asks a member of staff more than it does already; at the edges of the day the roster follows the children.
 */
function peaksOf(segments: readonly UnitSegment[], boundaryMinute: MinuteOfDay): readonly [number, number] {
  let morning = 0
  let afternoon = 0
  for (const { startMinute, endMinute, required } of segments) {
    if (startMinute < boundaryMinute) morning = Math.max(morning, required ?? 0)
    if (endMinute > boundaryMinute) afternoon = Math.max(afternoon, required ?? 0)
  }
  return [morning, afternoon]
}

function peakAt(
  [morning, afternoon]: readonly [number, number],
  segment: UnitSegment,
  boundaryMinute: MinuteOfDay,
): number {
  if (segment.endMinute <= boundaryMinute) return morning
  return segment.startMinute >= boundaryMinute ? afternoon : Math.min(morning, afternoon)
}

function placeOf(trial: Trial, slot: number, stretches: readonly Interval[]): PlaceOnDay {
  const isMeant = (segment: GroupSegment): boolean =>
    (segment.children > 0 || segment.rostered > 0) &&
    stretches.some((stretch) => isTouching(stretch, segment))
  const groupSegments = trial.groupSegments.filter(isMeant)
  const unitSegments = trial.unitSegments.filter(isMeant)
  const room = roomOf(trial, slot, groupSegments, unitSegments)
  const free = freeOf(trial, slot, unitSegments, room)
  return {
    day: trial.day,
    kind: free > 0 ? 'fits' : room === 0 ? 'full' : trial.isRostered ? 'short' : 'needsStaff',
    free,
    room,
    isRostered: trial.isRostered,
    tightest: tightestOf(trial, slot, groupSegments, unitSegments, stretches),
  }
}

/** How many fit by the maximum of the house, the room and the law, whatever the staff. */
function roomOf(
  trial: Trial,
  slot: number,
  groupSegments: readonly GroupSegment[],
  unitSegments: readonly UnitSegment[],
): number {
  let room = trial.maxChildren
  for (const segment of groupSegments) {
    room = Math.min(room, trial.maxChildren - segment.children)
    while (room > 0 && !trial.compiled.groupAllowed(withExtra(trial, segment, slot, room))) room -= 1
  }
  if (groupSegments.length === 0) {
    while (room > 0 && !trial.compiled.groupAllowed(withExtra(trial, undefined, slot, room))) room -= 1
  }
  for (const segment of unitSegments) {
    while (room > 0 && trial.compiled.required(withExtra(trial, segment, slot, room)) === NOT_ALLOWED)
      room -= 1
  }
  return Math.max(room, 0)
}

function freeOf(trial: Trial, slot: number, unitSegments: readonly UnitSegment[], atMost: number): number {
  // With nobody there anybody asks a member of staff more.
  let free = unitSegments.length === 0 ? 0 : atMost
  for (const segment of unitSegments) {
    while (free > 0 && !isStaffed(trial, segment, slot, free)) free -= 1
  }
  return free
}

function isStaffed(trial: Trial, segment: UnitSegment, slot: number, extraChildren: number): boolean {
  const required = trial.compiled.required(withExtra(trial, segment, slot, extraChildren))
  if (required === NOT_ALLOWED || required > trial.staffAt(segment)) return false
  return trial.isEducated(segment, extraChildren)
}

function isShort({ required, rostered }: UnitSegment): boolean {
  return required !== null && required > rostered
}

function isTouching(stretch: Interval, segment: Interval): boolean {
  return stretch.startMinute < segment.endMinute && segment.startMinute < stretch.endMinute
}

/** The moment that asks most of the staff that is there, with one child more; ties go to the fullest, then the first. */
function tightestOf(
  trial: Trial,
  slot: number,
  groupSegments: readonly GroupSegment[],
  unitSegments: readonly UnitSegment[],
  stretches: readonly Interval[],
): TightMoment {
  const first = must(stretches[0], 'a place is asked for some time of the day').startMinute
  let worst: TightMoment | undefined
  for (const segment of unitSegments) {
    const required = trial.compiled.required(withExtra(trial, segment, slot, 1))
    const inGroup = groupSegments.filter((row) => isTouching(row, segment)).map(({ children }) => children)
    const moment: TightMoment = {
      minute: Math.max(segment.startMinute, first),
      children: Math.max(0, ...inGroup) + 1,
      maxChildren: trial.maxChildren,
      required: required === NOT_ALLOWED ? null : required,
      staff: trial.staffAt(segment),
    }
    if (worst === undefined || pressureOf(moment) > pressureOf(worst)) worst = moment
  }
  if (worst !== undefined) return worst
  const alone = trial.compiled.required(withExtra(trial, undefined, slot, 1))
  return {
    minute: first,
    children: 1,
    maxChildren: trial.maxChildren,
    required: alone === NOT_ALLOWED ? null : alone,
    staff: 0,
  }
}

/** Too many children weighs most, then too few staff, then a full group. */
function pressureOf({ children, maxChildren, required, staff }: TightMoment): number {
  const isOver = required === null || children > maxChildren
  return (isOver ? 10_000 : 0) + ((required ?? 0) - staff) * 100 + children / (maxChildren + 1)
}

/** Writes the counts with the extra children into the one row that is used for every try. */
function withExtra(trial: Trial, segment: GroupSegment | undefined, slot: number, extra: number): Int16Array {
  const row = trial.counts
  for (let place = 0; place < AGE_SLOTS; place += 1) row[place] = segment?.counts[place] ?? 0
  row[slot] = (row[slot] ?? 0) + extra
  return row
}
