import { groupBy } from '#shared/kernel/group-by.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { findLaw } from '../ratio/law-book.ts'
import { AGE_SLOTS, NOT_ALLOWED, type LawBook, type PreschoolLaw } from '../ratio/model.ts'
import { compileRatio, type CompiledRatio } from '../ratio/required-staff.ts'
import { ageSlot } from './compute-segments.ts'
import { isDipAllowed } from './deviation-of-day.ts'
import type { LocationIndex } from './index-location-facts.ts'
import { placesDuring } from './merge-effect.ts'
import type { GroupDay, GroupSegment, LocationDay, UnitDay, UnitSegment } from './model.ts'

export interface AgePlaces {
  readonly ageYears: number
  /** The largest number of extra children of this age that fits; never a sum with other ages. */
  readonly places: number
}

export interface FreePlaces {
  /** For the age that fits least; null when counted against a roster that is not known. */
  readonly places: number | null
  /** Every age the group takes, in order; empty when the roster is not known. */
  readonly byAge: readonly AgePlaces[]
}

/**
 * Against what places are counted: the staff rostered, or (before there is a roster) the staff the children who come
 * need anyway. CHECK-2
 */
export type FreePlacesBasis = 'rostered' | 'required'

/** A unit with its law, and one row of counts to try a child in without making a new one each time. */
interface Trial {
  readonly compiled: CompiledRatio
  readonly preschool: PreschoolLaw | undefined
  readonly unitSegments: readonly UnitSegment[]
  readonly groupSegments: readonly GroupSegment[]
  readonly maxChildren: number
  readonly basis: FreePlacesBasis
  /** A planned dip of the staff is within the legal room that the house uses. BKR-13, BKR-14 */
  readonly isDipAllowed: boolean
  readonly counts: Int16Array
}

/**
 * How many children of each age fit extra in a group over a whole interval, so that the staff the law asks never
 * exceeds the staff rostered, and neither the legal nor the house's maximum is passed. CHECK-1, GROUP-5
 *
 * Moments at which nobody at all is there do not count: an out-of-school group has no staff during lessons, and a
 * child cannot come then. This is an aid to reading the board; a request is always checked on its own times.
 */
export function findFreePlaces(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  groupId: BaseGroupId,
  interval: Interval,
  basis: FreePlacesBasis = 'rostered',
): FreePlaces {
  const group = must(index.groupById.get(groupId), 'free places are asked for a known group')
  if (basis === 'rostered' && !day.isRosterKnown) return { places: null, byAge: [] }
  const trials = createTrials(index, book, day, group, interval, basis)
  const byAge = agesOf(group).map((ageYears) => ({
    ageYears,
    places: trials.length === 0 ? 0 : Math.min(...trials.map((trial) => placesForAge(trial, ageYears))),
  }))
  return { places: leastPlaces(byAge), byAge }
}

/** One trial, or one for every stretch of the interval when the group is with another group for a part. MERGE-1 */
function createTrials(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  group: BaseGroup,
  interval: Interval,
  basis: FreePlacesBasis,
): readonly Trial[] {
  return placesDuring(day, group.id, interval).flatMap((place) => {
    const room = index.groupById.get(place.groupId)
    return room === undefined ? [] : (createTrial(index, book, day, room, place, basis) ?? [])
  })
}

/**
 * The same for a unit of several groups together: what its staff can take, within the room its groups have for that
 * age. The places of its groups are not added up, because they share the staff. BKR-5
 */
export function findFreePlacesOfUnit(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  unit: UnitDay,
  interval: Interval,
): FreePlaces {
  if (!day.isRosterKnown) return { places: null, byAge: [] }
  const groups = unit.groupIds.flatMap((groupId) => index.groupById.get(groupId) ?? [])
  const ages = [...new Set(groups.flatMap(agesOf))].sort((a, b) => a - b)
  const stretches = stretchesOfMerges(day, unit, interval)
    .map((stretch) => roomsDuring(index, book, day, groups, stretch))
    .filter((rooms) => rooms.length > 0)
  const byAge = ages.map((ageYears): AgePlaces => {
    const places = stretches.map((rooms) => placesInRooms(rooms, ageYears))
    // Without any stretch nobody is there at all.
    return { ageYears, places: places.length === 0 ? 0 : Math.min(...places) }
  })
  return { places: leastPlaces(byAge), byAge }
}

/** A room of a unit with everybody who is in it: one group, or a host with its guests. */
interface UnitRoom {
  readonly trial: Trial
  readonly ages: ReadonlySet<number>
}

/** The interval, cut where groups of the unit come together or part. MERGE-1 */
function stretchesOfMerges(day: LocationDay, unit: UnitDay, interval: Interval): readonly Interval[] {
  const edges = new Set([interval.startMinute, interval.endMinute])
  for (const { hostGroupId, startMinute, endMinute } of day.merges) {
    if (!unit.groupIds.includes(hostGroupId)) continue
    for (const edge of [startMinute, endMinute]) {
      if (interval.startMinute < edge && edge < interval.endMinute) edges.add(edge)
    }
  }
  const minutes = [...edges].sort((a, b) => a - b)
  return minutes.slice(1).map((endMinute, place) => ({ startMinute: minutes[place] ?? 0, endMinute }))
}

/** The rooms that are used in a stretch in which nothing is merged or parted; none when nobody is there. */
function roomsDuring(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  groups: readonly BaseGroup[],
  stretch: Interval,
): readonly UnitRoom[] {
  const byRoom = groupBy(groups, (group) => placesDuring(day, group.id, stretch)[0]?.groupId ?? group.id)
  return [...byRoom].flatMap(([roomId, inside]): readonly UnitRoom[] => {
    const room = index.groupById.get(roomId)
    const trial = room && createTrial(index, book, day, room, stretch, 'rostered')
    return trial === undefined ? [] : [{ trial, ages: new Set(inside.flatMap(agesOf)) }]
  })
}

function placesInRooms(rooms: readonly UnitRoom[], ageYears: number): number {
  const taking = rooms.flatMap(({ trial, ages }) => (ages.has(ageYears) ? [trial] : []))
  const [first] = taking
  const room = taking.reduce((sum, trial) => sum + roomInGroup(trial, ageYears), 0)
  return first === undefined ? 0 : staffedPlaces(first, ageYears, room)
}

function leastPlaces(byAge: readonly AgePlaces[]): number {
  return byAge.length === 0 ? 0 : Math.min(...byAge.map((entry) => entry.places))
}

/** The completed years a group takes: 18 to 48 months is 1, 2 and 3. */
export function agesOf(group: Pick<BaseGroup, 'minAgeMonths' | 'maxAgeMonths'>): readonly number[] {
  const first = Math.floor(group.minAgeMonths / 12)
  const last = Math.min(Math.ceil(group.maxAgeMonths / 12) - 1, AGE_SLOTS - 1)
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, offset) => first + offset)
}

/** `undefined` when nothing can fit: the setting is closed, no law is known, or nobody is there in the interval. */
function createTrial(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  group: BaseGroup,
  interval: Interval,
  basis: FreePlacesBasis,
): Trial | undefined {
  const setting = day.settings.find((candidate) => candidate.setting === group.setting)
  const unit = findUnitOf(day, group.id)
  const groupDay = day.groups.find((candidate) => candidate.groupId === group.id)
  if (setting?.opening == null || unit === undefined || groupDay === undefined) return undefined
  const compiled = compileRatio(book, unit.ratioSetting, day.day)
  if (compiled === undefined) return undefined
  const unitSegments = unit.segments.filter((segment) => isMeant(segment, interval))
  if (unitSegments.length === 0) return undefined
  return {
    compiled,
    preschool: unit.ratioSetting === 've' ? findLaw(book, 'preschool-education', day.day) : undefined,
    unitSegments,
    groupSegments: groupDay.segments.filter((segment) => isMeant(segment, interval)),
    maxChildren: group.maxChildren,
    basis,
    isDipAllowed: unitSegments.some(isShort) && isDipAllowed(index, book, day, unit),
    counts: new Int16Array(AGE_SLOTS),
  }
}

export function findUnitOf(day: LocationDay, groupId: GroupDay['groupId']): UnitDay | undefined {
  return day.units.find((unit) => unit.groupIds.includes(groupId))
}

function isMeant(segment: GroupSegment, interval: Interval): boolean {
  return (
    segment.startMinute < interval.endMinute &&
    interval.startMinute < segment.endMinute &&
    (segment.children > 0 || segment.rostered > 0)
  )
}

/**
 * The need never falls when a child is added (the ratio area proves it), so what fits at every moment is found by
 * coming down from the group's room once over all moments.
 */
function placesForAge(trial: Trial, ageYears: number): number {
  return staffedPlaces(trial, ageYears, roomInGroup(trial, ageYears))
}

/** How many fit by the maximum of the house and of the law, whatever the staff. */
function roomInGroup(trial: Trial, ageYears: number): number {
  let places = trial.maxChildren
  for (const segment of trial.groupSegments) {
    places = Math.min(places, trial.maxChildren - segment.children)
    while (places > 0 && !isGroupAllowed(trial, segment, ageYears, places)) places -= 1
  }
  if (trial.groupSegments.length === 0) {
    while (places > 0 && !isGroupAllowed(trial, undefined, ageYears, places)) places -= 1
  }
  return Math.max(places, 0)
}

/** How many of `atMost` the staff of the unit can take at every moment. */
function staffedPlaces(trial: Trial, ageYears: number, atMost: number): number {
  let places = atMost
  for (const segment of trial.unitSegments) {
    while (places > 0 && !isStaffed(trial, segment, ageYears, places)) places -= 1
  }
  return places
}

function isGroupAllowed(
  trial: Trial,
  segment: GroupSegment | undefined,
  ageYears: number,
  extraChildren: number,
): boolean {
  return trial.compiled.groupAllowed(tryCounts(trial.counts, segment?.counts, ageYears, extraChildren))
}

function isStaffed(trial: Trial, segment: UnitSegment, ageYears: number, extraChildren: number): boolean {
  const required = trial.compiled.required(tryCounts(trial.counts, segment.counts, ageYears, extraChildren))
  if (required === NOT_ALLOWED || required > staffAt(trial, segment)) return false
  if (trial.preschool === undefined || trial.basis === 'required') return true
  const educators = Math.ceil((segment.children + extraChildren) / trial.preschool.childrenPerStaff)
  return educators <= segment.preschoolEducators
}

/** The staff a need may reach: those rostered, or in an allowed dip the need as it is. */
function staffAt(trial: Trial, segment: UnitSegment): number {
  const isCountedAsNeeded = trial.basis === 'required' || (trial.isDipAllowed && isShort(segment))
  return isCountedAsNeeded ? (segment.required ?? 0) : segment.rostered
}

function isShort({ required, rostered }: UnitSegment): boolean {
  return required !== null && required > rostered
}

/** Writes the counts with the extra children into the one row that is used for every try. */
function tryCounts(
  row: Int16Array,
  counts: readonly number[] | undefined,
  ageYears: number,
  extraChildren: number,
): Int16Array {
  for (let slot = 0; slot < AGE_SLOTS; slot += 1) row[slot] = counts?.[slot] ?? 0
  const slot = ageSlot(ageYears)
  row[slot] = (row[slot] ?? 0) + extraChildren
  return row
}
