import {
  addDays,
  daysOfWeek,
  isoWeekOf,
  isOverlapping,
  type Interval,
  type IsoDay,
  type IsoWeek,
} from '#shared/kernel/time.ts'
import type { ChildId, RequestId } from '../ids.ts'
import type { DismissedMerge, MergeProposal } from '../merging/model.ts'
import { ownGroupOf } from '../occupancy/compute-presences.ts'
import { createDayContext } from '../occupancy/day-context.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay, UnitDay } from '../occupancy/model.ts'
import { daypartInterval } from '../occupancy/year-of-free-places.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { LawBook } from '../ratio/model.ts'
import type { PendingRequest } from '../requests/pending-requests.ts'
import { createDayWalk } from './day-walk.ts'
import type { QuietDay, QuietDays, QuietOption, SteerableRequest } from './model.ts'
import { daysNear, isFittingOn, type KnownDay, type Stay } from './other-day.ts'
import { proposalsOn } from './merge-proposals.ts'
import { listOutlookGroups, namedChild } from './outlook-groups.ts'
import { listQuietOptions, mayMove, OPTIONS_MAX, type QuietSearch } from './quiet-options.ts'
import { findReliefs, peakOf } from './quiet-unit.ts'

/** A child moves to a day at most so far behind the last day looked at. */
export const RADAR_LOOK_DAYS = 20
const REQUESTS_MAX = 5

export interface QuietDaysInput {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly fromDay: IsoDay
  /** Days looked at, at least one. */
  readonly days: number
  /** Merges that were set aside with "not now". */
  readonly dismissed: readonly DismissedMerge[]
}

/**
 * The days on which one member of staff fewer is enough if one child or two come on another day, with who they are,
 * where they fit, and what that frees. Pauses after every day. RADAR-1
 */
export function* findQuietDays(input: QuietDaysInput): Generator<undefined, QuietDays> {
  const { index, book, fromDay } = input
  const untilDay = addDays(fromDay, input.days - 1)
  const walk = createDayWalk(index, book)
  const days = new Map<IsoDay, KnownDay>()
  // A whole week before the first day: a child's other days of that week may lie there.
  for (let offset = -6; offset < input.days + RADAR_LOOK_DAYS; offset += 1) {
    const location = yield* walk.dayOn(addDays(fromDay, offset))
    if (location !== undefined) days.set(location.day, knownDay(index, location))
  }
  const lastDay = addDays(untilDay, RADAR_LOOK_DAYS)
  const contractDays = countContractDays(days)
  const search = { walk, days, contractDays, fromDay, untilDay: lastDay, pending: pendingOf(index) }
  const quiet: QuietDay[] = []
  let openDays = 0
  let withoutOtherDay = 0
  for (const { location } of days.values()) {
    if (location.day < fromDay || location.day > untilDay) continue
    if (location.settings.some(({ opening }) => opening !== null)) openDays += 1
    for (const unit of location.units) {
      const found = quietUnit(search, location, unit)
      if (found === 'noOtherDay') withoutOtherDay += 1
      else if (found !== null) quiet.push(found)
      yield
    }
  }
  const merging = yield* savedByMerging(input, days, new Set(quiet.map(({ day }) => day)))
  const withMerging = quiet.map((day): QuietDay => {
    const own = merging.get(day.day) ?? []
    const saved = own.filter(({ groupIds }) => groupIds.some((groupId) => day.groupIds.includes(groupId)))
    return { ...day, mergeSavedMinutes: saved.reduce((sum, { savedMinutes }) => sum + savedMinutes, 0) }
  })
  withMerging.sort((a, b) => b.savedMinutes - a.savedMinutes || (a.key < b.key ? -1 : 1))
  return {
    fromDay,
    untilDay,
    groups: listOutlookGroups(index, fromDay, untilDay),
    days: withMerging,
    openDays,
    withoutOtherDay,
  }
}

/** What merging groups would save on some days, without any child coming another day. MERGE-4 */
function* savedByMerging(
  { index, book, dismissed }: QuietDaysInput,
  days: ReadonlyMap<IsoDay, KnownDay>,
  wanted: ReadonlySet<IsoDay>,
): Generator<undefined, ReadonlyMap<IsoDay, readonly MergeProposal[]>> {
  const found = new Map<IsoDay, readonly MergeProposal[]>()
  for (const day of wanted) {
    const known = days.get(day)
    if (known === undefined) continue
    const week = daysOfWeek(isoWeekOf(day))
    const others = week.flatMap((other) => (other === day ? [] : (days.get(other)?.location ?? [])))
    found.set(day, proposalsOn(index, book, known.location, others, dismissed))
    yield
  }
  return found
}

function knownDay(index: LocationIndex, location: LocationDay): KnownDay {
  const childIds = new Set(
    location.groups.flatMap(({ presences }) => presences.map(({ childId }) => childId)),
  )
  return { location, context: createDayContext(index, location.day), childIds }
}

function countContractDays(days: ReadonlyMap<IsoDay, KnownDay>): QuietSearch['contractDays'] {
  const weeks = new Map<IsoWeek, Map<ChildId, number>>()
  for (const { location } of days.values()) {
    const week = isoWeekOf(location.day)
    const counts = weeks.get(week) ?? new Map<ChildId, number>()
    weeks.set(week, counts)
    const contracted = location.groups.flatMap(({ presences }) =>
      presences.filter(({ origin }) => origin === 'contract').map(({ childId }) => childId),
    )
    for (const childId of new Set(contracted)) counts.set(childId, (counts.get(childId) ?? 0) + 1)
  }
  return weeks
}

/** null when nothing is gained here; `noOtherDay` when it would be, but nobody can come another day. */
function quietUnit(search: QuietSearch, day: LocationDay, unit: UnitDay): QuietDay | 'noOtherDay' | null {
  const { index, book } = search.walk
  const least = policiesAt(index.policies, day.day)['merging.minimumMinutes']
  const found = findReliefs(book, day, unit, (childId) => mayMove(search, day, childId)).filter(
    ({ relief }) => relief.savedMinutes >= least,
  )
  if (found.length === 0) return null
  const options = listQuietOptions(search, day, found)
  const [best] = options
  if (best === undefined) return 'noOtherDay'
  const parts = best.dayparts.map((part) => daypartInterval(part, day.boundaryMinute))
  return {
    key: `${day.day} ${unit.unitId}`,
    day: day.day,
    groupIds: [...unit.groupIds],
    setting: unit.setting,
    childrenThere: Math.max(...parts.map((part) => peakOf(unit.segments, part, ({ children }) => children))),
    rostered: day.isRosterKnown ? rosteredAtPeak(unit, parts, best.requiredBefore) : null,
    savedMinutes: best.savedMinutes,
    savedCents: best.savedCents,
    options: options.slice(0, OPTIONS_MAX),
    moreOptions: Math.max(options.length - OPTIONS_MAX, 0),
    requests: steerableRequests(search, day, unit, best),
    mergeSavedMinutes: 0,
  }
}

/** Fewest staff rostered at the moments that ask most. */
function rosteredAtPeak(unit: UnitDay, parts: readonly Interval[], requiredMost: number): number {
  const busiest = unit.segments.filter(
    (segment) => segment.required === requiredMost && parts.some((part) => isOverlapping(segment, part)),
  )
  return busiest.length === 0 ? 0 : Math.min(...busiest.map(({ rostered }) => rostered))
}

/** What waits for an answer, or for a parent. */
function pendingOf(index: LocationIndex): readonly PendingRequest[] {
  return index.facts.requests.flatMap((request): readonly PendingRequest[] => {
    if (request.status === 'open' || request.status === 'waiting') return [{ request, wish: request }]
    if (request.status === 'offered') return [{ request, wish: request.offeredWish ?? request }]
    return []
  })
}

/** Who waits for a day nearby that is too full, and could come on this one: the other way to use the staff. */
function steerableRequests(
  search: QuietSearch,
  day: LocationDay,
  unit: UnitDay,
  best: QuietOption,
): readonly SteerableRequest[] {
  const { index, book } = search.walk
  const here = search.days.get(day.day)
  if (here === undefined) return []
  const window = policiesAt(index.policies, day.day)['swap.window']
  const near = new Set(daysNear(day.day, window, search.fromDay, search.untilDay))
  const leaving = new Set<RequestId | null>(best.children.map(({ requestId }) => requestId))
  const steerable: SteerableRequest[] = []
  for (const { request, wish } of search.pending) {
    if (steerable.length === REQUESTS_MAX) break
    if (wish.kind !== 'swapDay' && wish.kind !== 'extraDay') continue
    if (!near.has(wish.wantedDay) || leaving.has(request.id) || wish.givenDay === day.day) continue
    const wanted = search.days.get(wish.wantedDay)
    const stay = wanted && stayOf(search, wanted.location, wish)
    if (wanted === undefined || stay === undefined || stay === null) continue
    if (!unit.groupIds.includes(stay.groupId)) continue
    if (isFittingOn(index, book, wanted, [stay]) || !isFittingOn(index, book, here, [stay])) continue
    const { kind, wantedDay } = wish
    steerable.push({ ...namedChild(index, wish.childId), requestId: request.id, kind, wantedDay })
  }
  return steerable
}

/** The wish as a stay in a group: the times asked, else the opening hours. */
function stayOf(search: QuietSearch, wanted: LocationDay, wish: PendingRequest['wish']): Stay | null {
  const { index } = search.walk
  const ownGroup = (['dayCare', 'toddlerCare', 'outOfSchoolCare'] as const)
    .map((setting) => ownGroupOf(index, wanted, wish.childId, setting))
    .find((groupId) => groupId !== null)
  const groupId = wish.wantedGroupId ?? ownGroup ?? null
  const group = groupId === null ? undefined : index.groupById.get(groupId)
  const opening = wanted.settings.find(({ setting }) => setting === group?.setting)?.opening
  if (group === undefined || opening == null) return null
  const stretch = {
    startMinute: wish.wantedStartMinute ?? opening.startMinute,
    endMinute: wish.wantedEndMinute ?? opening.endMinute,
  }
  return { childId: wish.childId, groupId: group.id, stretch }
}
