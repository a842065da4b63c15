import { addDays, completedMonths, isValidOn, MINUTES_PER_DAY, type Interval } from '#shared/kernel/time.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import type { BaseGroup, Daypart } from '../organisation/model.ts'
import { settingDayOf } from '../occupancy/day-context.ts'
import { overlapOf } from '../occupancy/intervals.ts'
import { extraHourTimes, presencesOf } from './adjoining.ts'
import { say } from './codes.ts'
import { computedDayOf } from './computed-days.ts'
import { countPlaces } from './count-places.ts'
import type { Alternative, CareWish, CheckResult, CheckStepCode } from './model.ts'
import { mayFit } from './may-fit.ts'
import { hullOf, resolveGiven } from './resolve-given.ts'
import { resolveWish } from './resolve-wish.ts'
import { strainOnRoster } from './tightest-moment.ts'
import { trialOfWish } from './trial-of-wish.ts'
import type { TrialMoment } from './trial.ts'
import type { CheckInput, ReadyWish, WishSubject } from './wish-subject.ts'

const MOST_ALTERNATIVES = 5
/** Other dates are sought this far to either side. */
export const REACH_DAYS = 28

interface Candidate {
  readonly kind: Alternative['kind']
  readonly wish: CareWish
  readonly daypart: Daypart | null
}

/** The verdict of a wish whose place, times and moments are known. */
type DecideVerdict = (ready: ReadyWish, moments: readonly TrialMoment[]) => Verdict

/** Steps that say no to the child or to the side given up: no other day, daypart or group can mend those. */
const hopeless: readonly CheckStepCode[] = ['givenDay', 'balance', 'payment', 'otherLocation', 'studyDay']

/**
 * Up to five nearest ways that do work: another group or daypart the same day, then other dates, nearest first and of
 * two as near the later. Each was checked like the wish itself; plain ones come before those with a caution. CHECK-3
 */
export function findAlternatives(
  input: CheckInput,
  result: CheckResult,
  decideVerdict: DecideVerdict,
): readonly Alternative[] {
  const child = input.index.children.get(input.wish.childId)
  if (child === undefined || isHopeless(result)) return []
  const known: CheckInput = { ...input, knownGiven: resolveGiven(input, child) }
  const fitting: Alternative[] = []
  const cautious: Alternative[] = []
  for (const candidate of listCandidates(input, result)) {
    if (fitting.length === MOST_ALTERNATIVES) break
    const alternative = tryCandidate(known, candidate, decideVerdict)
    if (alternative === null) continue
    if (alternative.verdict === 'ok') fitting.push(alternative)
    // What is offered instead must be better than what was asked.
    else if (result.verdict !== 'caution' && cautious.length < MOST_ALTERNATIVES) cautious.push(alternative)
  }
  return [...fitting, ...cautious].slice(0, MOST_ALTERNATIVES)
}

function isHopeless(result: CheckResult): boolean {
  return result.steps.some((step) => step.verdict === 'no' && hopeless.includes(step.code))
}

function tryCandidate(
  input: CheckInput,
  candidate: Candidate,
  decideVerdict: DecideVerdict,
): Alternative | null {
  const { kind, wish } = candidate
  const ready = resolveWish({ ...input, wish })
  if (ready.kind === 'blocked' || !mayFit(ready.subject)) return null
  const moments = trialOfWish(ready.subject)
  const verdict = decideVerdict(ready, moments)
  if (verdict !== 'ok' && verdict !== 'caution') return null
  return { kind, verdict, message: messageOf(ready.subject, moments, candidate), wish }
}

/** Nearest first: the same day in another group, another part of that day, then day by day further away. */
function* listCandidates(input: CheckInput, result: CheckResult): Generator<Candidate> {
  // EXTRA-2: a longer stay hangs on the care of that day and is in the group of that care.
  if (input.wish.kind === 'extraHour') {
    yield* listOtherTimes(input, result)
    return
  }
  yield* listOtherGroups(input, result)
  yield* listOtherDayparts(input, result)
  // STUDY-1: the school has no other study day to choose.
  if (input.wish.kind !== 'studyDay') yield* listOtherDates(input)
}

/** A longer stay that is one step or more shorter, and the other side of the care of that day. EXTRA-2 */
function* listOtherTimes({ index, book, wish }: CheckInput, { resolved }: CheckResult): Generator<Candidate> {
  const day = computedDayOf(index, book, wish.wantedDay)
  if (day === undefined) return
  const care = presencesOf(day.location, wish.childId)
  if (care.length === 0) return
  const step = day.context.policies['extraHour.stepMinutes']
  const wanted = resolved?.wanted ?? extraHourTimes(wish, care, step)
  const isBefore = care.some((presence) => wanted.endMinute === presence.startMinute)
  // A length that is no whole number of steps is brought down to one.
  const asked = wanted.endMinute - wanted.startMinute
  const most = Math.max(step, Math.floor(asked / step) * step)
  const { startMinute: first, endMinute: last } = hullOf(care)
  for (let minutes = most; minutes >= step; minutes -= step) {
    const after = { startMinute: last, endMinute: last + minutes }
    const before = { startMinute: first - minutes, endMinute: first }
    for (const stretch of isBefore ? [before, after] : [after, before]) {
      const isAsked = stretch.startMinute === wanted.startMinute && stretch.endMinute === wanted.endMinute
      if (isAsked || stretch.startMinute < 0 || stretch.endMinute > MINUTES_PER_DAY) continue
      const times = { wantedStartMinute: stretch.startMinute, wantedEndMinute: stretch.endMinute }
      yield { kind: 'otherDaypart', wish: { ...wish, ...times, wantedGroupId: null }, daypart: null }
    }
  }
}

/** Groups of the same setting that take the child's age on that day. GROUP-2 */
function* listOtherGroups({ index, wish }: CheckInput, { resolved }: CheckResult): Generator<Candidate> {
  if (resolved === null) return
  const child = index.children.get(wish.childId)
  const landing = index.groupById.get(resolved.groupId)
  if (child === undefined || landing === undefined) return
  const months = completedMonths(child.child.birthDate, wish.wantedDay)
  const isSuitable = (group: BaseGroup): boolean =>
    group.id !== landing.id &&
    group.setting === landing.setting &&
    isValidOn(group, wish.wantedDay) &&
    group.minAgeMonths <= months &&
    months < group.maxAgeMonths
  for (const group of index.groups) {
    if (isSuitable(group))
      yield { kind: 'otherGroup', wish: { ...wish, wantedGroupId: group.id }, daypart: null }
  }
}

/** The morning or the afternoon: the part of the wanted stretch, or the other part of the day when it is one already. */
function* listOtherDayparts(input: CheckInput, { resolved }: CheckResult): Generator<Candidate> {
  if (resolved === null) return
  const day = computedDayOf(input.index, input.book, input.wish.wantedDay)
  const group = input.index.groupById.get(resolved.groupId)
  // Out-of-school care has no morning and afternoon of its own: it follows the school.
  if (day === undefined || group === undefined || group.setting === 'outOfSchoolCare') return
  const opening = settingDayOf(day.context.settings, group.setting).opening
  if (opening === null) return
  const boundary = day.context.boundaryMinute
  const parts: readonly (Interval & { readonly daypart: Daypart })[] = [
    { daypart: 'morning', startMinute: opening.startMinute, endMinute: boundary },
    { daypart: 'afternoon', startMinute: boundary, endMinute: opening.endMinute },
  ]
  const overlaps = parts.map((part) => overlapOf(part, resolved.wanted))
  const isWithinOnePart = overlaps.some((overlap) => overlap === null)
  for (const [place, part] of parts.entries()) {
    const overlap = overlaps[place] ?? null
    const stretch = isWithinOnePart ? (overlap === null ? shiftInto(part, resolved.wanted) : null) : overlap
    if (stretch === null || stretch.startMinute >= stretch.endMinute) continue
    const wish = { ...input.wish, wantedStartMinute: stretch.startMinute, wantedEndMinute: stretch.endMinute }
    yield { kind: 'otherDaypart', wish, daypart: part.daypart }
  }
}

/** A stretch of at most the same length in another part of the day, as near as it can be. SWAP-5 */
function shiftInto(part: Interval, wanted: Interval): Interval {
  const length = wanted.endMinute - wanted.startMinute
  return wanted.startMinute < part.startMinute
    ? { startMinute: part.startMinute, endMinute: Math.min(part.endMinute, part.startMinute + length) }
    : { startMinute: Math.max(part.startMinute, part.endMinute - length), endMinute: part.endMinute }
}

/** Dates around the wanted one, not in the past and within the loaded facts; of two as near the later comes first. */
function* listOtherDates({ index, wish, today }: CheckInput): Generator<Candidate> {
  const earliest = today > index.facts.fromDay ? today : index.facts.fromDay
  for (let distance = 1; distance <= REACH_DAYS; distance += 1) {
    for (const day of [addDays(wish.wantedDay, distance), addDays(wish.wantedDay, -distance)]) {
      if (day < earliest || day > index.facts.untilDay || day === wish.givenDay) continue
      yield { kind: 'otherDate', wish: { ...wish, wantedDay: day }, daypart: null }
    }
  }
}

/** What is offered, with the places that are free there when the roster is settled. */
function messageOf(
  { group, ageYears, day, input, wanted }: WishSubject,
  moments: readonly TrialMoment[],
  { kind, daypart }: Candidate,
): Message {
  if (input.wish.kind === 'extraHour') {
    const times = { start: wanted.startMinute, end: wanted.endMinute }
    return say('alternative.otherTimes', { day: day.location.day, ...times, groupName: group.name })
  }
  const params = {
    day: day.location.day,
    groupName: group.name,
    ...(daypart === null ? {} : { daypartCode: `daypart.${daypart}` }),
  }
  if (moments.length === 0 || !day.location.isRosterSettled) return say(`alternative.${kind}`, params)
  // One place is the child's own; the rest are still free.
  const places = { moments, ageYears, strain: strainOnRoster }
  return say(`alternative.${kind}Free`, { ...params, count: 1 + countPlaces(places) })
}
