import { must } from '#shared/kernel/invariant.ts'
import { addDays, daysBetween, isoWeekOf, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import type { PlannedWeekday } from '../base-groups/model.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { judgePlace, type PlaceOnDay } from './judge-place.ts'
import type { Candidate, PlaceBook } from './place-book.ts'
import { weekdayCode } from './weekday-code.ts'

/** A place must fit so many weeks on end: a whole year. WAIT-1 */
export const YEAR_WEEKS = 52
/** First weeks so far after the wished one are looked at. */
export const SEARCH_WEEKS = 52

/** One wished weekday in one group. */
export interface DayMatch {
  readonly weekday: Weekday
  readonly verdict: Verdict
  readonly message: Message
  /** From this day on it fits for a whole year without extra staff; null = not within a year. */
  readonly fitsFrom: IsoDay | null
  /** The same when staff may be added where there is no roster yet. */
  readonly fitsWithStaffFrom: IsoDay | null
  /** The day with the fewest places of the year looked at; null = it never comes that weekday. */
  readonly tightest: PlaceOnDay | null
}

/** What a child could start with in a group. */
export interface PossibleStart {
  readonly startDay: IsoDay
  readonly days: readonly PlannedWeekday[]
  readonly needsStaff: boolean
  /** How far from the wish it is, in weeks of waiting; to choose between starts. */
  readonly cost: number
}

export interface GroupMatch {
  readonly group: BaseGroup
  readonly verdict: Verdict
  readonly headline: Message
  readonly days: readonly DayMatch[]
  /** The start nearest to the wish with enough days for a whole year. */
  readonly start: PossibleStart | null
  /** The last day by age, when that falls within the year after the start. CARE-4 */
  readonly untilDay: IsoDay | null
  /** Days that were looked at have no roster yet. CHECK-2 */
  readonly isProvisional: boolean
}

export interface GroupQuestion {
  readonly book: PlaceBook
  readonly candidate: Candidate
  readonly group: BaseGroup
  readonly days: readonly PlannedWeekday[]
  readonly minimumDays: number
  /** The first wished day that is not in the past. */
  readonly wishedFrom: IsoDay
  /** The first day the child could come: wished, of age, and not in the past. */
  readonly firstDay: IsoDay
  /** The last day by age; null = no end within the stretch. */
  readonly lastDay: IsoDay | null
}

interface WeekdaySeries {
  readonly wished: PlannedWeekday
  /** One per week from the first on; what lies after the last day by age is left out. */
  readonly places: readonly PlaceOnDay[]
}

/** Weekday by weekday over a year, from every first week within a year after the wished one. WAIT-1 */
export function matchGroup(question: GroupQuestion): GroupMatch {
  const series = question.days.map((wished) => seriesOf(question, wished))
  const start = bestStart(question, series)
  const days = series.map((row) => dayMatchOf(question, row))
  const isAll = start !== null && start.days.length === question.days.length
  const isAtOnce = start !== null && isoWeekOf(start.startDay) === isoWeekOf(question.wishedFrom)
  const verdict: Verdict = start === null ? 'no' : isAll && isAtOnce && !start.needsStaff ? 'ok' : 'caution'
  return {
    group: question.group,
    verdict,
    headline: headlineOf(question, start, isAll, isAtOnce),
    days,
    start,
    untilDay: endWithinYear(question, start),
    isProvisional: series.some(({ places }) => places.some((place) => isCounted(place) && !place.isRostered)),
  }
}

function seriesOf(question: GroupQuestion, wished: PlannedWeekday): WeekdaySeries {
  const { book, candidate, group, firstDay, lastDay } = question
  const offset = (wished.weekday - weekdayOf(firstDay) + 7) % 7
  const places: PlaceOnDay[] = []
  for (let week = 0; week < SEARCH_WEEKS + YEAR_WEEKS; week += 1) {
    const day = addDays(firstDay, offset + week * 7)
    if (lastDay !== null && day > lastDay) break
    places.push(judgePlace(book, candidate, group.id, day))
  }
  return { wished, places }
}

/** Whether a day stands in the way. A day on which nobody comes does not. */
function isBad({ kind }: PlaceOnDay, mayAddStaff: boolean): boolean {
  if (kind === 'notThere' || kind === 'fits') return false
  return !(mayAddStaff && kind === 'needsStaff')
}

function isCounted({ tightest }: PlaceOnDay): boolean {
  return tightest !== null
}

/** Whether a weekday fits for a year from this week on, and is cared for in it at all. */
function isFitting({ places }: WeekdaySeries, week: number, mayAddStaff: boolean): boolean {
  const year = places.slice(week, week + YEAR_WEEKS)
  return year.some(isCounted) && !year.some((place) => isBad(place, mayAddStaff))
}

/**
 * The best start: each week later than wished costs one, a member of staff more as much as eight, a day less as well,
 * and a stay that ends by age within half a year as much as half a year. The first of those that are alike.
 */
function bestStart(question: GroupQuestion, series: readonly WeekdaySeries[]): PossibleStart | null {
  let best: PossibleStart | null = null
  for (let week = 0; week <= SEARCH_WEEKS; week += 1) {
    for (const mayAddStaff of [false, true]) {
      const start = startIn(question, series, week, mayAddStaff)
      if (start !== null && (best === null || start.cost < best.cost)) best = start
    }
  }
  return best
}

const STAFF_COST = 8
const MISSING_DAY_COST = 8
const SHORT_STAY_WEEKS = 26

function startIn(
  question: GroupQuestion,
  series: readonly WeekdaySeries[],
  week: number,
  mayAddStaff: boolean,
): PossibleStart | null {
  const fitting = series.filter((row) => isFitting(row, week, mayAddStaff))
  if (fitting.length < question.minimumDays) return null
  const firsts = fitting.map(({ places }) => must(places[week], 'a year that fits has a first week').day)
  const startDay = week === 0 ? question.firstDay : firsts.reduce((a, b) => (a < b ? a : b))
  if (startDay > addDays(question.wishedFrom, SEARCH_WEEKS * 7)) return null
  const needsStaff = fitting.some((row) => !isFitting(row, week, false))
  const { lastDay } = question
  const isShortStay = lastDay !== null && lastDay < addDays(startDay, SHORT_STAY_WEEKS * 7)
  return {
    startDay,
    days: fitting.map(({ wished }) => wished),
    needsStaff,
    cost:
      Math.max(daysBetween(question.wishedFrom, startDay), 0) / 7 +
      (needsStaff ? STAFF_COST : 0) +
      (series.length - fitting.length) * MISSING_DAY_COST +
      (isShortStay ? SHORT_STAY_WEEKS : 0),
  }
}

function firstFit(row: WeekdaySeries, mayAddStaff: boolean): IsoDay | null {
  for (let week = 0; week <= SEARCH_WEEKS; week += 1) {
    if (isFitting(row, week, mayAddStaff)) return row.places[week]?.day ?? null
  }
  return null
}

function dayMatchOf(question: GroupQuestion, row: WeekdaySeries): DayMatch {
  const fitsFrom = firstFit(row, false)
  const fitsWithStaffFrom = firstFit(row, true)
  const year = row.places.slice(0, YEAR_WEEKS)
  const first = year[0]?.day ?? question.firstDay
  const verdict: Verdict =
    fitsFrom === first ? 'ok' : fitsFrom !== null || fitsWithStaffFrom !== null ? 'caution' : 'no'
  return {
    weekday: row.wished.weekday,
    verdict,
    message: dayMessage(row, first, fitsFrom, fitsWithStaffFrom),
    fitsFrom,
    fitsWithStaffFrom,
    tightest: findTightest(year),
  }
}

/** "do vol tot wk 8", "di past vanaf wk 18", and why when it never fits. */
function dayMessage(
  { wished, places }: WeekdaySeries,
  first: IsoDay,
  fitsFrom: IsoDay | null,
  fitsWithStaffFrom: IsoDay | null,
): Message {
  const day = { weekdayCode: weekdayCode(wished.weekday) }
  if (fitsFrom === first) return { code: 'waiting.day.fits', params: { ...day, week: isoWeekOf(first) } }
  if (fitsFrom !== null && fitsWithStaffFrom !== null && fitsWithStaffFrom < fitsFrom) {
    const params = { ...day, week: isoWeekOf(fitsFrom), sooner: isoWeekOf(fitsWithStaffFrom) }
    return { code: 'waiting.day.soonerWithStaff', params }
  }
  if (fitsFrom !== null) {
    return { code: 'waiting.day.fullUntil', params: { ...day, week: isoWeekOf(fitsFrom) } }
  }
  if (fitsWithStaffFrom !== null) {
    return { code: 'waiting.day.needsStaff', params: { ...day, week: isoWeekOf(fitsWithStaffFrom) } }
  }
  const bad = places.find((place) => isBad(place, true))
  if (bad === undefined) return { code: 'waiting.day.closed', params: day }
  // It fits on the first day, and not the whole year: what a look at day one alone would have missed. WAIT-1
  const begins = places.find(isCounted)
  if (begins !== undefined && !isBad(begins, true)) {
    return { code: 'waiting.day.fillsUp', params: { ...day, week: isoWeekOf(bad.day) } }
  }
  return { code: `waiting.day.${bad.kind}`, params: { ...day, week: isoWeekOf(bad.day), ...numbersOf(bad) } }
}

/** The numbers of the moment that decides, for a sentence. */
export function numbersOf({ tightest }: PlaceOnDay): Message['params'] {
  if (tightest === null) return {}
  const { minute, children, maxChildren, required, staff } = tightest
  return { minute, children, maximum: maxChildren, required: required ?? 0, staff }
}

/** The counted day with the fewest places; the first of those that are alike. */
function findTightest(places: readonly PlaceOnDay[]): PlaceOnDay | null {
  let tightest: PlaceOnDay | null = null
  for (const place of places) {
    if (!isCounted(place)) continue
    const isTighter =
      tightest === null ||
      place.free < tightest.free ||
      (place.free === tightest.free && place.room < tightest.room)
    if (isTighter) tightest = place
  }
  return tightest
}

function headlineOf(
  question: GroupQuestion,
  start: PossibleStart | null,
  isAll: boolean,
  isAtOnce: boolean,
): Message {
  const group = question.group.name
  if (start === null) return { code: 'waiting.group.never', params: { group } }
  const params = { group, week: isoWeekOf(start.startDay), day: start.startDay }
  if (!isAll) {
    const code = start.needsStaff ? 'waiting.group.partlyWithStaff' : 'waiting.group.partly'
    return { code, params: { ...params, count: start.days.length, wished: question.days.length } }
  }
  if (start.needsStaff) return { code: 'waiting.group.withStaff', params }
  return { code: isAtOnce ? 'waiting.group.fits' : 'waiting.group.later', params }
}

function endWithinYear(question: GroupQuestion, start: PossibleStart | null): IsoDay | null {
  const from = start?.startDay ?? question.firstDay
  const { lastDay } = question
  return lastDay !== null && lastDay < addDays(from, YEAR_WEEKS * 7) ? lastDay : null
}
