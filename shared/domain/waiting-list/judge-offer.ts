import { addDays, addMonths, weekdayOf, type IsoDay } from '#shared/kernel/time.ts'
import type { PlannedWeekday } from '../base-groups/model.ts'
import { isKeptOut } from '../child-file/secrecy.ts'
import { worstVerdict, type Message, type Verdict } from '../explanation/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { judgePlace, type PlaceOnDay } from './judge-place.ts'
import { numbersOf, YEAR_WEEKS } from './match-group.ts'
import type { Candidate, PlaceBook } from './place-book.ts'
import { spanInGroup, spanInSetting } from './stay-in-group.ts'
import { weekdayCode } from './weekday-code.ts'

export interface OfferQuestion {
  readonly book: PlaceBook
  readonly candidate: Candidate
  readonly group: BaseGroup
  readonly days: readonly PlannedWeekday[]
  readonly startDay: IsoDay
  readonly today: IsoDay
}

export interface OfferJudgement {
  readonly verdict: Verdict
  /** The most important first. */
  readonly sentences: readonly Message[]
  /** Why it cannot be offered: the first moment that stands in the way, with its numbers; null when it can. */
  readonly refusal: Message | null
}

/**
 * Whether a place can be offered: it must fit every week for a year, or as long as the child may be in the group. A
 * member of staff more is possible as long as there is no roster; what the law, the house or a roster forbids is not.
 * WAIT-1, CHECK-2, CARE-2, CARE-3
 */
export function judgeOffer(question: OfferQuestion): OfferJudgement {
  const refused = refuseStart(question)
  if (refused !== null) return { verdict: 'no', sentences: [refused], refusal: refused }
  const lastDay = lastDayOf(question)
  const judged = question.days.map((day) => judgeWeekday(question, day, lastDay))
  const refusal = judged.find((row) => row.verdict === 'no')?.message ?? null
  const ending = endingOf(question, lastDay)
  return {
    verdict: worstVerdict(judged.map((row) => row.verdict)),
    sentences: [
      ...judged.filter((row) => row.verdict === 'no').map((row) => row.message),
      ...judged.filter((row) => row.verdict === 'caution').map((row) => row.message),
      ...judged.filter((row) => row.verdict === 'ok').map((row) => row.message),
      ...(judged.some((row) => row.isProvisional) ? [{ code: 'waiting.offer.provisional', params: {} }] : []),
      ...(ending === null ? [] : [ending]),
    ],
    refusal,
  }
}

function refuseStart({ book, candidate, group, startDay, today }: OfferQuestion): Message | null {
  if (startDay < today) return { code: 'waiting.offer.inThePast', params: { day: startDay } }
  const latest = addMonths(today, policiesAt(book.index.policies, today)['placement.maxLeadMonths'])
  if (startDay > latest) return { code: 'waiting.offer.tooFarAhead', params: { day: latest } }
  if (group.setting !== candidate.setting) {
    return { code: 'waiting.offer.otherSetting', params: { group: group.name } }
  }
  if (isKeptOut(book.index.facts.secrecies, candidate.child.id, group, startDay, null)) {
    return { code: 'waiting.offer.secrecy', params: { group: group.name } }
  }
  const policies = policiesAt(book.index.policies, startDay)
  const inSetting = spanInSetting(candidate.child, group.setting, policies)
  if (startDay < inSetting.fromDay)
    return { code: 'waiting.offer.tooYoung', params: { day: inSetting.fromDay } }
  if (inSetting.untilDay !== null && startDay > inSetting.untilDay) {
    return { code: 'waiting.offer.tooOld', params: { day: inSetting.untilDay } }
  }
  const span = spanInGroup(candidate.child, group, policies)
  const isOutside =
    span === undefined || startDay < span.fromDay || (span.untilDay !== null && startDay > span.untilDay)
  return isOutside ? { code: 'waiting.offer.ageRange', params: { group: group.name, day: startDay } } : null
}

/** The last day that is looked at: a year, or as long as the child may be in the group. */
function lastDayOf({ book, candidate, group, startDay }: OfferQuestion): IsoDay {
  const year = addDays(startDay, YEAR_WEEKS * 7 - 1)
  const span = spanInGroup(candidate.child, group, policiesAt(book.index.policies, startDay))
  return span?.untilDay != null && span.untilDay < year ? span.untilDay : year
}

interface JudgedWeekday {
  readonly verdict: Verdict
  readonly message: Message
  readonly isProvisional: boolean
}

function judgeWeekday(
  { book, candidate, group, startDay }: OfferQuestion,
  { weekday }: PlannedWeekday,
  lastDay: IsoDay,
): JudgedWeekday {
  const places: PlaceOnDay[] = []
  let day = addDays(startDay, (weekday - weekdayOf(startDay) + 7) % 7)
  for (; day <= lastDay; day = addDays(day, 7)) places.push(judgePlace(book, candidate, group.id, day))
  const counted = places.filter(({ tightest }) => tightest !== null)
  const isProvisional = counted.some(({ isRostered }) => !isRostered)
  const bad =
    places.find(({ kind }) => kind === 'full' || kind === 'noGroup' || kind === 'notOfAge') ??
    places.find(({ kind }) => kind === 'short')
  const named = { weekdayCode: weekdayCode(weekday), group: group.name }
  if (bad !== undefined) {
    const params = { ...named, day: bad.day, ...numbersOf(bad) }
    return { verdict: 'no', message: { code: `waiting.offer.${bad.kind}`, params }, isProvisional }
  }
  if (counted.length === 0) {
    return { verdict: 'no', message: { code: 'waiting.offer.closed', params: named }, isProvisional }
  }
  const asking = counted.find(({ kind }) => kind === 'needsStaff')
  if (asking !== undefined) {
    const params = { ...named, day: asking.day, ...numbersOf(asking) }
    return { verdict: 'caution', message: { code: 'waiting.offer.needsStaff', params }, isProvisional }
  }
  const least = counted.reduce((a, b) => (b.free < a.free ? b : a))
  // One of the places is the child's own; what is left is for others.
  const params = { ...named, day: least.day, count: least.free - 1 }
  return { verdict: 'ok', message: { code: 'waiting.offer.fits', params }, isProvisional }
}

/** The child outgrows the group within the year, or day care ends by itself. CARE-4 */
function endingOf({ startDay, group }: OfferQuestion, lastDay: IsoDay): Message | null {
  if (lastDay >= addDays(startDay, YEAR_WEEKS * 7 - 1)) return null
  return { code: 'waiting.offer.until', params: { day: lastDay, group: group.name } }
}
