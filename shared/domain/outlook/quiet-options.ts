import { completedYears, isoWeekOf, type Interval, type IsoDay, type IsoWeek } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { LocationDay } from '../occupancy/model.ts'
import { listPresencesOf } from '../occupancy/who-is-where.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { PendingRequest } from '../requests/pending-requests.ts'
import type { DayWalk } from './day-walk.ts'
import type { MovingChild, QuietOption } from './model.ts'
import { daysNear, isFittingOn, type KnownDay, type Stay } from './other-day.ts'
import { namedChild } from './outlook-groups.ts'
import type { ClassOption, Relief } from './quiet-unit.ts'

/** So many days are named for a child. */
const FIT_DAYS_MAX = 4
/** So many options are listed for a day; the best ones. */
export const OPTIONS_MAX = 6
/** So many children of one class are looked at: they are the same for the law, and each is a name more to read. */
const CLASS_MAX = 6
/** The search for names ends here: nobody reads more ways to do the same. */
const FOUND_MAX = 24

export interface QuietSearch {
  readonly walk: DayWalk
  /** Every day a child could come to, computed. */
  readonly days: ReadonlyMap<IsoDay, KnownDay>
  /** On how many days of a week a child comes by its contract. */
  readonly contractDays: ReadonlyMap<IsoWeek, ReadonlyMap<ChildId, number>>
  readonly fromDay: IsoDay
  readonly untilDay: IsoDay
  readonly pending: readonly PendingRequest[]
}

/** A child on a quiet day, with where it could go. */
interface Candidate extends MovingChild {
  readonly groupId: BaseGroupId
  /** When it would come on each of its fit days. */
  readonly stays: ReadonlyMap<IsoDay, Stay>
}

/**
 * Whether a child may be asked to come another day: it comes by its contract, in its own group, and that week it comes
 * on another day too. RADAR-1
 */
export function mayMove(search: QuietSearch, day: LocationDay, childId: ChildId): boolean {
  const stretches = listPresencesOf(day, childId)
  const isUsual = stretches.every(
    ({ origin, moveReason }) => origin === 'contract' && (moveReason === null || moveReason === 'merge'),
  )
  return isUsual && (search.contractDays.get(isoWeekOf(day.day))?.get(childId) ?? 0) > 1
}

/** The options of a day in words of children: who goes, and where they all fit at once. The best ones first. */
export function listQuietOptions(
  search: QuietSearch,
  day: LocationDay,
  found: readonly ClassOption[],
): readonly QuietOption[] {
  const known = new Map<ChildId, Candidate>()
  const candidate = (childId: ChildId): Candidate => {
    const seen = known.get(childId)
    if (seen !== undefined) return seen
    const made = candidateOf(search, day, childId)
    known.set(childId, made)
    return made
  }
  const { 'staff.hourCents': hourCents } = policiesAt(search.walk.index.policies, day.day)
  const options: QuietOption[] = []
  for (const { classes, relief } of found.toSorted(compareFound)) {
    for (const childIds of membersOf(classes.map(({ childIds: members }) => members))) {
      if (options.length === FOUND_MAX) break
      const option = optionOf(search, childIds.map(candidate), relief, hourCents)
      if (option !== null) options.push(option)
    }
  }
  return options.toSorted(compareOptions)
}

function compareFound(a: ClassOption, b: ClassOption): number {
  return (
    b.relief.dayparts.length - a.relief.dayparts.length ||
    a.classes.length - b.classes.length ||
    b.relief.savedMinutes - a.relief.savedMinutes
  )
}

/** The most of the day first, then what is least to ask: what waits anyway, one child, no brother or sister apart. */
function compareOptions(a: QuietOption, b: QuietOption): number {
  return (
    b.dayparts.length - a.dayparts.length ||
    requestsIn(b) - requestsIn(a) ||
    a.children.length - b.children.length ||
    siblingsIn(a) - siblingsIn(b) ||
    b.savedMinutes - a.savedMinutes ||
    fitsOf(b) - fitsOf(a)
  )
}

/** Each child of a class alone, or each pair out of one class or two. */
function membersOf(classes: readonly (readonly ChildId[])[]): readonly (readonly ChildId[])[] {
  const [first = [], second] = classes.map((childIds) => childIds.slice(0, CLASS_MAX))
  if (second === undefined) return first.map((childId) => [childId])
  return first.flatMap((one) =>
    second.filter((other) => one < other || !first.includes(other)).map((other) => [one, other]),
  )
}

/** null when one of the children has nowhere to go and no request that takes it away. */
function optionOf(
  search: QuietSearch,
  candidates: readonly Candidate[],
  relief: Relief,
  hourCents: number,
): QuietOption | null {
  const toDays = fittingTogether(search, candidates)
  if (toDays === null) return null
  return {
    children: candidates.map(({ groupId: _group, stays: _stays, ...child }, place) => ({
      ...child,
      toDay: toDays[place] ?? null,
    })),
    ...relief,
    savedCents: Math.round((relief.savedMinutes * hourCents) / 60),
  }
}

/** A day for each of them on which they fit even if both come there; null for who a request takes away. */
function fittingTogether(
  search: QuietSearch,
  candidates: readonly Candidate[],
): readonly (IsoDay | null)[] | null {
  const [first, second] = candidates
  if (first === undefined) return null
  const choices = (candidate: Candidate): readonly (IsoDay | null)[] =>
    candidate.requestId === null ? candidate.fitDays : [null]
  if (second === undefined) return choices(first).length === 0 ? null : [choices(first)[0] ?? null]
  for (const one of choices(first)) {
    for (const other of choices(second)) {
      if (one === null || one !== other || isFittingBoth(search, one, [first, second])) return [one, other]
    }
  }
  return null
}

function isFittingBoth(search: QuietSearch, day: IsoDay, candidates: readonly Candidate[]): boolean {
  const computed = search.days.get(day)
  const stays = candidates.flatMap(({ stays: known }) => known.get(day) ?? [])
  const { index, book } = search.walk
  return (
    computed !== undefined && stays.length === candidates.length && isFittingOn(index, book, computed, stays)
  )
}

function candidateOf(search: QuietSearch, day: LocationDay, childId: ChildId): Candidate {
  const { index, book } = search.walk
  const stretches = listPresencesOf(day, childId)
  const [first] = stretches
  const stretch = {
    startMinute: Math.min(...stretches.map(({ startMinute }) => startMinute)),
    endMinute: Math.max(...stretches.map(({ endMinute }) => endMinute)),
  }
  // In a merged group the child is a guest for a while; another day it comes to its own group. MERGE-1
  const groupId = first?.ownGroupId ?? first?.groupId ?? ('' as BaseGroupId)
  const stays = new Map<IsoDay, Stay>()
  const window = policiesAt(index.policies, day.day)['swap.window']
  for (const other of daysNear(day.day, window, search.fromDay, search.untilDay)) {
    if (stays.size === FIT_DAYS_MAX) break
    const computed = search.days.get(other)
    const usual = computed && stretchOn(search, day.day, other, childId, groupId, stretch)
    if (computed === undefined || usual === undefined || usual === null) continue
    const stay = { childId, groupId, stretch: usual }
    if (isFittingOn(index, book, computed, [stay])) stays.set(other, stay)
  }
  const birthDate = index.children.get(childId)?.child.birthDate ?? day.day
  return {
    ...namedChild(index, childId),
    groupId,
    stays,
    ageYears: completedYears(birthDate, day.day),
    stretch,
    fitDays: [...stays.keys()],
    toDay: null,
    requestId: givingAway(search, childId, day.day),
    hasSiblingThere: hasSiblingOn(search, day, childId),
  }
}

/** The times the child would come: the same, and in school care from the end of that day's lessons. CAL-3 */
function stretchOn(
  search: QuietSearch,
  day: IsoDay,
  other: IsoDay,
  childId: ChildId,
  groupId: BaseGroupId,
  stretch: Interval,
): Interval | null {
  const { index } = search.walk
  if (index.groupById.get(groupId)?.setting !== 'outOfSchoolCare') return stretch
  const schoolId = index.children.get(childId)?.child.schoolId ?? null
  const here = search.days.get(day)?.context.schoolDay(schoolId)
  const there = search.days.get(other)?.context.schoolDay(schoolId)
  if (here === undefined || there === undefined || here.kind !== there.kind) return null
  // Before school there is no other day to ask for: a family that needs the morning needs that morning.
  if (there.kind !== 'lessons') return stretch
  if (stretch.endMinute <= there.endMinute) return null
  return { startMinute: there.endMinute, endMinute: stretch.endMinute }
}

function givingAway(search: QuietSearch, childId: ChildId, day: IsoDay): MovingChild['requestId'] {
  const pending = search.pending.find(
    ({ wish }) => wish.childId === childId && wish.kind === 'swapDay' && wish.givenDay === day,
  )
  return pending?.request.id ?? null
}

function hasSiblingOn(search: QuietSearch, day: LocationDay, childId: ChildId): boolean {
  const { children } = search.walk.index
  const familyId = children.get(childId)?.child.familyId
  return day.groups.some(({ presences }) =>
    presences.some(
      (presence) =>
        presence.childId !== childId && children.get(presence.childId)?.child.familyId === familyId,
    ),
  )
}

function requestsIn(option: QuietOption): number {
  return option.children.filter(({ requestId }) => requestId !== null).length
}

function siblingsIn(option: QuietOption): number {
  return option.children.filter(({ hasSiblingThere }) => hasSiblingThere).length
}

function fitsOf(option: QuietOption): number {
  return option.children.reduce((sum, { fitDays }) => sum + fitDays.length, 0)
}
