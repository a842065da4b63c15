import { addDays, daysBetween, isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import { isKeptOut } from '../../child-file/secrecy.ts'
import type { Child } from '../../children/model.ts'
import type { BaseGroup, CareSetting } from '../../organisation/model.ts'
import { spanInGroup, type AgePolicies } from '../../waiting-list/stay-in-group.ts'
import { cellOf, NOT_OPEN, type BasePlan } from '../plan-model.ts'
import type { Coming, Leg } from './proposal-model.ts'

/** What courses are made with. */
export interface CourseFrame {
  readonly plan: BasePlan
  /** How long the lists are; a child gets the courses of all of them. */
  readonly lists: readonly CourseLimits[]
  readonly agePolicies: AgePolicies
  readonly settlingInWeeks: number
  /** The first day on which a child of the house could go over. */
  readonly earliestTransfer: number
  /** The first day on which somebody new could start. */
  readonly earliestStart: number
  /** And the last: a place is given so long ahead at most. CARE-3 */
  readonly latestStart: number
}

/** Children go over on a Monday, and all on the same Mondays: so a place that comes free is filled at once. */
const MONDAY_STEP = 28
/** A group is worth going to when the child can stay so many days. */
const WORTH_DAYS = 28
/** So far ahead is looked for room in a group. */
const ROOM_DAYS = 84

/** How many courses each child gets. */
export interface CourseLimits {
  /** Mondays on which a child of the house could go over, and of each group after that. */
  readonly firstMondays: number
  readonly nextMondays: number
  /** Days after the first possible one on which somebody new could start in a group. */
  readonly starts: readonly number[]
  /** Of the next groups, and of the groups to start in, those with the most room on the child's days. */
  readonly nextGroups: number
  readonly startGroups: number
  /** The longest list of one child; what a longer one would add is more of the same. */
  readonly courses: number
}

/** Enough for a first answer that is there at once. */
export const shortLists: CourseLimits = {
  firstMondays: 3,
  nextMondays: 1,
  starts: [0, 56],
  nextGroups: 2,
  startGroups: 3,
  courses: 24,
}

/** Every group, and more days: cheaper divisions, and more work to find them. */
export const longLists: CourseLimits = {
  firstMondays: 6,
  nextMondays: 3,
  starts: [0, 28, 56],
  nextGroups: 8,
  startGroups: 8,
  courses: 100,
}

interface Grower {
  readonly frame: CourseFrame
  readonly limits: CourseLimits
  readonly child: Child
  readonly setting: CareSetting
  /** The last day on which it comes. */
  readonly lastOffset: number
  readonly weekdays: ReadonlySet<number>
  /** By group, as far as they were asked for. */
  readonly windows: Map<BaseGroup, AgeWindow | undefined>
}

/** Days as offsets, both included. */
interface AgeWindow {
  readonly from: number
  readonly until: number
}

/**
 * The courses of a child that has a place: stay, the next group by age on a few Mondays, and the groups of brothers,
 * sisters and friends. A group it outgrows within the stretch is followed by the next. PLAN-6, GROUP-1
 */
export function coursesOfResident(
  frame: CourseFrame,
  child: Child,
  own: { readonly row: number; readonly setting: CareSetting },
  comings: readonly Coming[],
  befriendedRows: ReadonlySet<number>,
): readonly (readonly Leg[])[] {
  const first = comings[0]?.dayOffset ?? 0
  const growers = growersOf(frame, child, own.setting, comings)
  const stay: readonly Leg[] = [{ fromOffset: first, row: own.row }]
  const earliest = Math.max(frame.earliestTransfer, first + WORTH_DAYS)
  const moved = growers.flatMap((grower) => {
    const onwards = legsAfter(grower, own.row, earliest, grower.limits.firstMondays)
    const sideways = [...befriendedRows]
      .filter((row) => row !== own.row && !onwards.some((leg) => leg.row === row))
      .flatMap((row) => sidewaysLegs(grower, row, earliest))
    const courses = [...onwards, ...sideways].flatMap((leg) => grow(grower, [...stay, leg]))
    return thin(courses, grower.limits.courses)
  })
  return [stay, ...eachOnce(moved)]
}

/** The courses of a child that waits: no place, or a start in any group for its age on a few days. WAIT-1 */
export function coursesOfWaiting(
  frame: CourseFrame,
  child: Child,
  setting: CareSetting,
  comings: readonly Coming[],
): readonly (readonly Leg[])[] {
  const first = comings[0]
  if (first === undefined) return [[]]
  const placed = growersOf(frame, child, setting, comings).flatMap((grower) =>
    thin(startsOf(grower, first.dayOffset), grower.limits.courses),
  )
  return [[], ...eachOnce(placed)]
}

/** A child with each of the lists that are asked for. */
function growersOf(
  frame: CourseFrame,
  child: Child,
  setting: CareSetting,
  comings: readonly Coming[],
): readonly Grower[] {
  const lastOffset = comings.at(-1)?.dayOffset ?? 0
  const weekdays = weekdaysOf(comings)
  const windows: Grower['windows'] = new Map()
  return frame.lists.map((limits) => ({ frame, limits, child, setting, lastOffset, weekdays, windows }))
}

function startsOf(grower: Grower, firstOffset: number): readonly (readonly Leg[])[] {
  const { frame, limits, setting } = grower
  const rows = frame.plan.groups.flatMap((group, row) => {
    const window = windowIn(grower, group)
    if (group.setting !== setting || window === undefined) return []
    const from = Math.max(firstOffset, frame.earliestStart, window.from)
    return isWorth(grower, group, from) ? [{ fromOffset: from, row }] : []
  })
  return roomiest(grower, rows, limits.startGroups).flatMap(({ row }) => {
    const group = frame.plan.groups[row]
    const window = group && windowIn(grower, group)
    if (group === undefined || window === undefined) return []
    const from = Math.max(firstOffset, frame.earliestStart, window.from)
    return limits.starts
      .map((later) => (later === 0 ? from : nextMonday(from + later)))
      .filter((offset) => offset <= frame.latestStart && isWorth(grower, group, offset))
      .flatMap((fromOffset) => grow(grower, [{ fromOffset, row }]))
  })
}

/** Follows a course to the end: where the last group is outgrown, every next group is a branch. */
function grow(grower: Grower, legs: readonly Leg[]): readonly (readonly Leg[])[] {
  const last = legs.at(-1)
  const group = last && grower.frame.plan.groups[last.row]
  if (last === undefined || group === undefined || legs.length > 3) return [legs]
  const window = windowIn(grower, group)
  if (window === undefined || window.until >= grower.lastOffset) return [legs]
  const next = legsAfter(grower, last.row, last.fromOffset + WORTH_DAYS, grower.limits.nextMondays)
  return next.length === 0 ? [legs] : next.flatMap((leg) => grow(grower, [...legs, leg]))
}

/** The next groups by age, each on some Mondays between being old enough there and too old here. */
function legsAfter(grower: Grower, row: number, earliest: number, mondaysMax: number): readonly Leg[] {
  const { groups } = grower.frame.plan
  const own = groups[row]
  if (own === undefined) return []
  const tooOldFrom = (windowIn(grower, own)?.until ?? -1) + 1
  const older = groups.flatMap((group, next) => {
    if (group.setting !== own.setting || group.maxAgeMonths <= own.maxAgeMonths) return []
    const window = windowIn(grower, group)
    if (window === undefined) return []
    const fromOffset = nextMonday(Math.max(earliest, window.from, tooOldFrom - MONDAY_STEP))
    return isWorth(grower, group, fromOffset) ? [{ fromOffset, row: next }] : []
  })
  return roomiest(grower, older, grower.limits.nextGroups).flatMap(({ row: next }) => {
    const group = groups[next]
    const window = group && windowIn(grower, group)
    if (group === undefined || window === undefined) return []
    const from = Math.max(earliest, window.from)
    const mondays = mondaysBetween(from, Math.max(from, tooOldFrom)).filter((offset) =>
      isWorth(grower, group, offset),
    )
    // The last one is the one at which the child has grown out of its group.
    return spread(mondays, mondaysMax).map((fromOffset) => ({ fromOffset, row: next }))
  })
}

function sidewaysLegs(grower: Grower, row: number, earliest: number): readonly Leg[] {
  const group = grower.frame.plan.groups[row]
  if (group === undefined || group.setting !== grower.setting) return []
  const window = windowIn(grower, group)
  if (window === undefined) return []
  const from = nextMonday(Math.max(earliest, window.from))
  return isWorth(grower, group, from) ? [{ fromOffset: from, row }] : []
}

/** The groups with the most room in the present plan, on the child's own days in the weeks after it would come. */
function roomiest(grower: Grower, legs: readonly Leg[], most: number): readonly Leg[] {
  return legs
    .map((leg) => ({ leg, room: roomFrom(grower, leg) }))
    .toSorted((a, b) => b.room - a.room || a.leg.row - b.leg.row)
    .slice(0, most)
    .map(({ leg }) => leg)
}

function roomFrom({ frame: { plan }, weekdays }: Grower, { fromOffset, row }: Leg): number {
  let room = 0
  const until = Math.min(plan.days.length, fromOffset + ROOM_DAYS)
  for (let offset = fromOffset; offset < until; offset += 1) {
    if (!weekdays.has(offset % 7)) continue
    const free = Math.min(
      plan.cells.free[cellOf(plan, offset, row, 0)] ?? NOT_OPEN,
      plan.cells.free[cellOf(plan, offset, row, 1)] ?? NOT_OPEN,
    )
    // A day more that does not fit weighs more than places nobody needs.
    room += free === NOT_OPEN ? 0 : free <= 0 ? 4 * (free - 1) : Math.min(free, 4)
  }
  return room
}

function weekdaysOf(comings: readonly Coming[]): ReadonlySet<number> {
  return new Set(comings.map(({ dayOffset }) => dayOffset % 7))
}

/** The days of the stretch on which a child's age fits a group. */
function windowIn({ frame, child, windows }: Grower, group: BaseGroup): AgeWindow | undefined {
  if (windows.has(group)) return windows.get(group)
  const span = spanInGroup(child, group, frame.agePolicies)
  const offsetOf = (day: IsoDay): number => daysBetween(frame.plan.firstDay, day)
  const window = span && {
    from: offsetOf(span.fromDay),
    until: span.untilDay === null ? Number.MAX_SAFE_INTEGER : offsetOf(span.untilDay),
  }
  windows.set(group, window)
  return window
}

/**
 * Whether it is worth to begin in a group on a day: of age, the group is there, long enough to get used to it, and no
 * secrecy that keeps the child out. PRIV-3
 */
function isWorth(grower: Grower, group: BaseGroup, offset: number): boolean {
  const { plan } = grower.frame
  const window = windowIn(grower, group)
  if (window === undefined || offset < window.from || offset < 0) return false
  const until = Math.min(window.until, grower.lastOffset)
  if (until - offset < WORTH_DAYS) return false
  const firstDay = addDays(plan.firstDay, offset)
  if (isKeptOut(plan.index.facts.secrecies, grower.child.id, group, firstDay, null)) return false
  return isValidOn(group, firstDay) && isValidOn(group, addDays(plan.firstDay, until))
}

/** The Mondays of going over from one day up to another, at least one: the first that is not before `from`. */
function mondaysBetween(from: number, until: number): readonly number[] {
  const first = nextMonday(from)
  const mondays = [first]
  for (let offset = first + MONDAY_STEP; offset <= until; offset += MONDAY_STEP) mondays.push(offset)
  return mondays
}

function nextMonday(offset: number): number {
  return Math.max(0, Math.ceil(offset / MONDAY_STEP) * MONDAY_STEP)
}

/** So many of a list, evenly, the last always among them. */
function spread(offsets: readonly number[], most: number): readonly number[] {
  if (offsets.length <= most) return offsets
  return Array.from({ length: most }, (_, place) => {
    const at = most === 1 ? offsets.length - 1 : Math.round((place * (offsets.length - 1)) / (most - 1))
    return offsets[at] ?? 0
  })
}

function thin<Value>(values: readonly Value[], most: number): readonly Value[] {
  if (values.length <= most) return values
  return Array.from({ length: most }, (_, place) =>
    values.slice(Math.floor((place * values.length) / most), Math.floor((place * values.length) / most) + 1),
  ).flat()
}

/** Courses that are not there already, in their order. */
function eachOnce(courses: readonly (readonly Leg[])[]): readonly (readonly Leg[])[] {
  const byLegs = new Map<string, readonly Leg[]>()
  for (const legs of courses) {
    const key = legs.map(({ fromOffset, row }) => `${fromOffset}.${row}`).join()
    if (!byLegs.has(key)) byLegs.set(key, legs)
  }
  return [...byLegs.values()]
}
