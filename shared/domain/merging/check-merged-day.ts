import { isOverlapping, isValidOn, type Interval } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId, StaffMemberId } from '../ids.ts'
import { longestOpenMinutes } from '../calendar/opening.ts'
import { computeSegments } from '../occupancy/compute-segments.ts'
import { cutInterval, overlapOf } from '../occupancy/intervals.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { GroupDay, LocationDay, Presence, StaffPresence } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { deviationBudget, type StaffingSegment } from '../ratio/deviation.ts'
import { explainRatio } from '../ratio/explain-ratio.ts'
import { findLaw } from '../ratio/law-book.ts'
import type { LawBook, RatioSetting } from '../ratio/model.ts'
import type { RoomsByChild } from './merge-input.ts'
import type { FreedStaff } from './model.ts'

/** A merge as it would be carried out. */
export interface CarriedOutMerge extends Interval {
  readonly hostGroupId: BaseGroupId
  readonly groupIds: readonly BaseGroupId[]
  /** Who is sent elsewhere meanwhile; left out = nobody. */
  readonly freed?: readonly FreedStaff[]
}

export interface CheckOptions {
  /** The rooms of the other days of the week. MERGE-2 */
  readonly roomsOfWeek?: RoomsByChild
  /** The house asked for the minutes with fewer staff. MERGE-6 */
  readonly mayUseDeviation?: boolean
}

interface Check {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly day: LocationDay
  readonly options: CheckOptions
}

/**
 * Carries merges out on a day and counts everything again from the children and the staff, by the written rules. It
 * shares nothing with the planner: the law is asked line by line, group by group, stretch by stretch. Empty = within
 * the rules. What was wrong before anything was merged is not blamed on the merge. MERGE-1..7
 */
export function checkMergedDay(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  merges: readonly CarriedOutMerge[],
  options: CheckOptions = {},
): readonly Message[] {
  const check: Check = { index, book, day, options }
  return [
    ...merges.flatMap((merge) => checkShape(check, merge)),
    ...checkOverlaps(merges),
    ...merges.flatMap((merge) => checkCount(check, merge)),
    ...merges.flatMap((merge) => checkFaces(check, merge, merges)),
    ...checkRooms(check, merges),
    ...merges.flatMap((merge) => checkSecrecy(check, merge)),
  ]
}

function broken(rule: string, merge: Interval, params: Message['params'] = {}): Message {
  return {
    code: 'merge.check.broken',
    params: { rule, start: merge.startMinute, end: merge.endMinute, ...params },
  }
}

function groupsOf({ index }: Check, merge: CarriedOutMerge): readonly BaseGroup[] {
  return merge.groupIds.flatMap((groupId) => index.groupById.get(groupId) ?? [])
}

/** Known groups of one setting, the host among them, ages in a chain, within the opening hours. MERGE-2 */
function checkShape(check: Check, merge: CarriedOutMerge): readonly Message[] {
  const groups = groupsOf(check, merge)
  const found: Message[] = []
  if (groups.length < 2 || groups.length !== merge.groupIds.length) found.push(broken('groups', merge))
  if (!merge.groupIds.includes(merge.hostGroupId)) found.push(broken('host', merge))
  if (new Set(groups.map(({ setting }) => setting)).size > 1) found.push(broken('setting', merge))
  const opening = check.day.settings.find(({ setting }) => setting === groups[0]?.setting)?.opening
  if (opening == null || merge.startMinute < opening.startMinute || opening.endMinute < merge.endMinute) {
    found.push(broken('opening', merge))
  }
  if (merge.startMinute >= merge.endMinute) found.push(broken('length', merge))
  // Every month between the youngest and the oldest is taken by some group.
  const from = Math.min(...groups.map(({ minAgeMonths }) => minAgeMonths))
  const until = Math.max(...groups.map(({ maxAgeMonths }) => maxAgeMonths))
  for (let month = from; month < until; month += 1) {
    if (groups.some(({ minAgeMonths, maxAgeMonths }) => minAgeMonths <= month && month < maxAgeMonths))
      continue
    found.push(broken('ages', merge, { month }))
    break
  }
  const host = groups.find(({ id }) => id === merge.hostGroupId)
  if (
    groups.some(({ isPreschoolEducation }) => isPreschoolEducation) &&
    host?.isPreschoolEducation !== true
  ) {
    found.push(broken('preschool', merge))
  }
  return found
}

/** MERGE-7 */
function checkOverlaps(merges: readonly CarriedOutMerge[]): readonly Message[] {
  return merges.flatMap((merge, place) =>
    merges
      .slice(place + 1)
      .filter(
        (other) =>
          isOverlapping(merge, other) && other.groupIds.some((groupId) => merge.groupIds.includes(groupId)),
      )
      .map(() => broken('overlap', merge)),
  )
}

interface MergedGroup {
  readonly presences: readonly Presence[]
  readonly staff: readonly StaffPresence[]
}

function daysOf({ day }: Check, merge: CarriedOutMerge): readonly GroupDay[] {
  return day.groups.filter(({ groupId }) => merge.groupIds.includes(groupId))
}

/** Everybody of the groups during the merge, without those who were sent elsewhere. MERGE-1 */
function carryOut(check: Check, merge: CarriedOutMerge): MergedGroup {
  const groups = daysOf(check, merge)
  const inside = <Stretch extends Interval>(stretch: Stretch): readonly Stretch[] => {
    const overlap = overlapOf(stretch, merge)
    return overlap === null ? [] : [{ ...stretch, ...overlap }]
  }
  const staff = groups.flatMap((group) => group.staff).flatMap(inside)
  const left = (merge.freed ?? []).reduce<readonly StaffPresence[]>(
    (stretches, freed) =>
      stretches.flatMap((stretch) =>
        stretch.staffMemberId === freed.staffMemberId ? cutInterval([stretch], freed) : [stretch],
      ),
    staff,
  )
  return { presences: groups.flatMap((group) => group.presences).flatMap(inside), staff: left }
}

/** Table 1 and its rules for the children together, the house, the room, and the staff who are left. MERGE-2 */
function checkCount(check: Check, merge: CarriedOutMerge): readonly Message[] {
  const { index, book, day } = check
  const host = index.groupById.get(merge.hostGroupId)
  const [first] = groupsOf(check, merge)
  if (host === undefined || first === undefined || first.setting === 'outOfSchoolCare') return []
  const { presences, staff } = carryOut(check, merge)
  const setting: RatioSetting = host.isPreschoolEducation
    ? 've'
    : host.setting === 'toddlerCare'
      ? 'psg'
      : 'kdv'
  const space = findLaw(book, 'space', day.day)
  const found: Message[] = []
  const staffing: StaffingSegment[] = []
  for (const segment of computeSegments(presences, staff)) {
    const { startMinute, endMinute, children, counts, rostered } = segment
    if (children === 0) continue
    const answer = explainRatio(book, { setting, day: day.day, counts })
    if (!answer.allowed || answer.staff === null) found.push(broken('law', segment, { children }))
    else staffing.push({ startMinute, endMinute, required: answer.staff, staff: rostered })
    if (children > host.maxChildren) found.push(broken('house', segment, { children }))
    if (space !== undefined && children * space.indoorDm2PerChild > host.roomAreaDm2) {
      found.push(broken('room', segment, { children }))
    }
    const perEducator = findLaw(book, 'preschool-education', day.day)?.childrenPerStaff
    const isLacking = perEducator !== undefined && segment.preschoolEducators * perEducator < children
    if (day.isRosterKnown && setting === 've' && isLacking) found.push(broken('educators', segment))
  }
  if (!day.isRosterKnown) return found
  return [...found, ...checkStaff(check, merge, host, staffing)]
}

/** Enough staff at every moment; fewer only within what the law allows in a day. MERGE-6, BKR-13 */
function checkStaff(
  { index, book, day, options }: Check,
  merge: CarriedOutMerge,
  host: BaseGroup,
  staffing: readonly StaffingSegment[],
): readonly Message[] {
  const short = staffing.filter(({ required, staff }) => staff < required)
  const [first] = short
  if (first === undefined) return []
  const unit = day.units.find(({ groupIds, level }) => level === 'group' && groupIds.includes(host.id))
  const law = findLaw(book, 'deviation-day-care', day.day)
  if (unit === undefined || law === undefined) return [broken('staff', first)]
  const segmentsOfHost = unit.segments.flatMap(({ startMinute, endMinute, required, rostered }) =>
    required === null ? [] : [{ startMinute, endMinute, required, staff: rostered }],
  )
  const openMinutes = longestOpenMinutes(
    { ...index.facts, locationId: index.facts.location.id },
    host.setting,
    day.day,
  )
  const outside = segmentsOfHost.flatMap((segment) => cutInterval([segment], merge))
  const before = deviationBudget(law, { segments: segmentsOfHost, openMinutes })
  const after = deviationBudget(law, { segments: [...outside, ...staffing], openMinutes })
  const isMoreThanBefore = after.usedMinutes > before.usedMinutes
  const isLastMinutePlanned = after.usedMinutes >= after.allowedMinutes
  if (after.verdict === 'no') return [broken('staff', first)]
  if (isMoreThanBefore && (options.mayUseDeviation !== true || isLastMinutePlanned)) {
    return [broken('reserve', first)]
  }
  return []
}

/** Every baby that had a fixed face at work in these groups still has one at work there that day. MERGE-5, BKR-17 */
function checkFaces(
  check: Check,
  merge: CarriedOutMerge,
  merges: readonly CarriedOutMerge[],
): readonly Message[] {
  const { index, day } = check
  if (!day.isRosterKnown || groupsOf(check, merge)[0]?.setting === 'outOfSchoolCare') return []
  const groups = daysOf(check, merge)
  const working = groups.flatMap(({ staff }) => staff).filter(({ counting }) => counting !== 'notCounted')
  // Who is sent elsewhere by another merge of the day is not at work there either.
  const remaining = merges
    .flatMap(({ freed }) => freed ?? [])
    .reduce(
      (stretches, freed) =>
        stretches.flatMap((stretch) =>
          stretch.staffMemberId === freed.staffMemberId ? cutInterval([stretch], freed) : [stretch],
        ),
      working,
    )
  const babies = groups
    .flatMap(({ presences }) => presences)
    .filter((presence) => presence.ageYears < 1 && isOverlapping(presence, merge))
  return babies.flatMap((baby) => {
    const faces = new Set<StaffMemberId>(
      index.facts.fixedFaces
        .filter((face) => face.childId === baby.childId && isValidOn(face, day.day))
        .map((face) => face.staffMemberId),
    )
    const isFaced = (staff: readonly StaffPresence[]): boolean =>
      staff.some(({ staffMemberId }) => faces.has(staffMemberId))
    return isFaced(working) && !isFaced(remaining) ? [broken('face', merge, { child: baby.childId })] : []
  })
}

/** At most two different rooms a week for a child, unless its parents signed for the second group. MERGE-2, GROUP-3 */
function checkRooms(check: Check, merges: readonly CarriedOutMerge[]): readonly Message[] {
  const { index, day, options } = check
  const rooms = new Map<ChildId, Set<BaseGroupId>>()
  const add = (childId: ChildId, groupId: BaseGroupId): void => {
    rooms.set(childId, (rooms.get(childId) ?? new Set(options.roomsOfWeek?.get(childId))).add(groupId))
  }
  for (const { groupId, setting, presences } of day.groups) {
    if (setting !== 'outOfSchoolCare') for (const { childId } of presences) add(childId, groupId)
  }
  const found: Message[] = []
  for (const merge of merges) {
    for (const { groupId, setting, presences } of daysOf(check, merge)) {
      if (setting === 'outOfSchoolCare' || groupId === merge.hostGroupId) continue
      for (const { childId } of presences.filter((presence) => isOverlapping(presence, merge))) {
        const hasSigned = index.facts.consents.some(
          (consent) =>
            consent.childId === childId &&
            consent.groupId === merge.hostGroupId &&
            consent.signedOn <= day.day &&
            isValidOn(consent, day.day),
        )
        if (hasSigned) continue
        const isNew = rooms.get(childId)?.has(merge.hostGroupId) !== true
        add(childId, merge.hostGroupId)
        if (isNew && (rooms.get(childId)?.size ?? 0) > 2)
          found.push(broken('rooms', merge, { child: childId }))
      }
    }
  }
  return found
}

/** Nobody with secrecy comes into a room of preschool education from elsewhere. PRIV-3 */
function checkSecrecy(check: Check, merge: CarriedOutMerge): readonly Message[] {
  const { index, day } = check
  if (index.groupById.get(merge.hostGroupId)?.isPreschoolEducation !== true) return []
  return daysOf(check, merge)
    .filter(({ groupId }) => groupId !== merge.hostGroupId)
    .flatMap(({ presences }) => presences)
    .filter((presence) => isOverlapping(presence, merge))
    .filter(({ childId }) =>
      index.facts.secrecies.some((secrecy) => secrecy.childId === childId && isValidOn(secrecy, day.day)),
    )
    .map(({ childId }) => broken('secrecy', merge, { child: childId }))
}
