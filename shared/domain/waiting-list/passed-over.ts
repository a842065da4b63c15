import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { PlannedWeekday } from '../base-groups/model.ts'
import type { Child } from '../children/model.ts'
import type { Message } from '../explanation/model.ts'
import type { ChildId } from '../ids.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { judgeOffer } from './judge-offer.ts'
import type { OrderedFamily } from './order-waiting.ts'
import { createCandidate, type PlaceBook } from './place-book.ts'
import { spanInGroup } from './stay-in-group.ts'
import { weekdayCode } from './weekday-code.ts'

/** A family in its turn, with who it is about. */
export interface WaitingChild {
  readonly family: OrderedFamily
  readonly child: Child
}

export interface PassedOver {
  readonly family: OrderedFamily
  readonly child: Child
  /** Why it was not its turn for this place. WAIT-5 */
  readonly reason: Message
  /** It fits and would want it: passing it over must be explained. */
  readonly isFitting: boolean
}

export interface PlaceOnOffer {
  readonly book: PlaceBook
  readonly group: BaseGroup
  readonly days: readonly PlannedWeekday[]
  readonly startDay: IsoDay
  readonly today: IsoDay
}

/** A family that wants to start this much later is no candidate for a place that is free now. */
const PATIENCE_DAYS = 31

/** The families of the same setting before this one, each with why the place does not go to it. WAIT-5 */
export function listPassedOver(
  place: PlaceOnOffer,
  waiting: readonly WaitingChild[],
  chosen: OrderedFamily,
): readonly PassedOver[] {
  return waiting
    .filter(({ family }) => family.place < chosen.place && family.entry.setting === place.group.setting)
    .map(({ family, child }) => ({ family, child, ...whyNot(place, family, child) }))
}

/** Whether a family would take this place, in words. WAIT-2, WAIT-3 */
export function whyNot(
  place: PlaceOnOffer,
  { entry }: OrderedFamily,
  child: Child,
): { readonly reason: Message; readonly isFitting: boolean } {
  const reason = quickReason(place, entry, child)
  if (reason !== null) return { reason, isFitting: false }
  const common = commonDays(entry.days, place.days)
  const candidate = createCandidate(place.book.index.facts, {
    child,
    setting: entry.setting,
    days: common,
    onDay: place.startDay,
    ownIds: noGuests,
  })
  const judged = judgeOffer({ ...place, days: common, candidate })
  return judged.refusal === null
    ? { reason: { code: 'waiting.passed.fits', params: {} }, isFitting: true }
    : { reason: judged.refusal, isFitting: false }
}

const noGuests: readonly ChildId[] = []

/** What can be said without counting anybody. */
function quickReason(place: PlaceOnOffer, entry: OrderedFamily['entry'], child: Child): Message | null {
  if (entry.status === 'offered') return { code: 'waiting.passed.hasOffer', params: {} }
  const common = commonDays(entry.days, place.days)
  const [offered] = place.days
  if (common.length === 0) {
    const params = { weekdayCode: weekdayCode(offered?.weekday ?? 1) }
    return place.days.length === 1
      ? { code: 'waiting.passed.otherDay', params }
      : { code: 'waiting.passed.otherDays', params: {} }
  }
  if (common.length < entry.minimumDays) {
    return { code: 'waiting.passed.tooFewDays', params: { count: entry.minimumDays } }
  }
  const span = spanInGroup(child, place.group, policiesAt(place.book.index.policies, place.startDay))
  const { startDay } = place
  const isOfAge =
    span !== undefined && span.fromDay <= startDay && (span.untilDay === null || startDay <= span.untilDay)
  if (!isOfAge) return { code: 'waiting.passed.age', params: { group: place.group.name } }
  if (entry.wishedFrom > addDays(startDay, PATIENCE_DAYS)) {
    return { code: 'waiting.passed.later', params: { day: entry.wishedFrom } }
  }
  return null
}

function commonDays(
  wished: readonly PlannedWeekday[],
  offered: readonly PlannedWeekday[],
): readonly PlannedWeekday[] {
  return wished.filter(({ weekday }) => offered.some((day) => day.weekday === weekday))
}
