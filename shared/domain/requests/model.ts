import type { Instant, Interval, IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import type { BaseGroupId, ChildId, LocationId, RequestId } from '../ids.ts'

/**
 * `swapDay`: a contracted day for another (SWAP); `extraDay`: a day more (EXTRA-1); `extraHour`: longer on a day of care
 * (EXTRA-2); `flexibleDay`: a day of a flexible contract (FLEX-1); `studyDay`: the day a school is closed (STUDY-1);
 * `holidayDay`: a day in a school holiday (HOL-1, HOL-2).
 */
export const requestKinds = [
  'swapDay',
  'extraDay',
  'extraHour',
  'flexibleDay',
  'studyDay',
  'holidayDay',
] as const
export type RequestKind = (typeof requestKinds)[number]

/** SWAP-2 */
export const swapReasons = ['publicHoliday', 'illness', 'private'] as const
export type SwapReason = (typeof swapReasons)[number]

/**
 * What care is paid with: an invoice afterwards, or a balance of the child. A swap pays with the day it gives up and has
 * no payment. STUDY-2, SWAP-5, FLEX-2, HOL-3
 */
export const payments = ['invoice', 'swapCredit', 'flex', 'holidayDays'] as const
export type Payment = (typeof payments)[number]

/** What a parent asks. For a swap `given*` is the contracted stretch that is given up in return. SWAP-1, EXTRA-1 */
export interface CareWish {
  readonly kind: RequestKind
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly wantedDay: IsoDay
  /** null = from the contracted (or else the opening) start; the check fills it in. */
  readonly wantedStartMinute: MinuteOfDay | null
  readonly wantedEndMinute: MinuteOfDay | null
  /** null = the child's own group. */
  readonly wantedGroupId: BaseGroupId | null
  readonly givenDay: IsoDay | null
  /** null = the whole contracted care of the given day. */
  readonly givenStartMinute: MinuteOfDay | null
  readonly givenEndMinute: MinuteOfDay | null
  readonly swapReason: SwapReason | null
  /** null = as the kind of request and the house rules say. */
  readonly payment: Payment | null
}

/**
 * `waiting`: there is no place now, and the family stays on the waiting list; `cancelled`: granted, and called off by
 * the parent later (what is due stays due: FLEX-2, HOL-3, STUDY-2).
 */
export const requestStatuses = [
  'open',
  'offered',
  'waiting',
  'approved',
  'declined',
  'withdrawn',
  'cancelled',
] as const
export type RequestStatus = (typeof requestStatuses)[number]

export interface CareRequest extends CareWish {
  readonly id: RequestId
  readonly receivedAt: Instant
  readonly note: string
  readonly status: RequestStatus
  /** The alternative offered to the parent; kept once it is accepted, as it is what was carried out. */
  readonly offeredWish: CareWish | null
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
  /** Why a manager approved against the verdict; empty = no override. */
  readonly overrideReason: string
  /** Approved by the published rule and not by a person. PRIV-8 */
  readonly isAutomatic: boolean
  /** A person put it back or looked at it: the rule leaves it alone from then on. PRIV-8 */
  readonly isHeldForPerson: boolean
  /** The check as it stood at the decision, so that it can be explained a year later. CHECK-5 */
  readonly decisionSnapshot: CheckResult | null
}

/** The lines of a check. The first three are the question itself: place? age? roster? CHECK-1 */
export const checkStepCodes = [
  'groupMax',
  'ageRange',
  'ratio',
  'merged',
  'closedDay',
  'openingHours',
  'contract',
  'childAge',
  'alreadyPresent',
  'givenDay',
  'window',
  'noticePeriod',
  'balance',
  'likeForLike',
  'minimumLength',
  'adjoining',
  'studyDay',
  'holidayPeriod',
  'guarantee',
  'payment',
  'fixedFaces',
  'secondGroupConsent',
  'traineeShare',
  'space',
  'preschoolEducation',
  'secrecy',
  'otherLocation',
  'rosterSettled',
] as const
export type CheckStepCode = (typeof checkStepCodes)[number]

/** The sum behind a step, in rows a person can read. */
export interface SumTable {
  /** Lines in order: counts, row of the table, each cell, extra rules, the outcome. */
  readonly lines: readonly Message[]
  /** Index in `lines` of the line that decides, or null. */
  readonly decidingLine: number | null
}

export interface CheckStep {
  readonly code: CheckStepCode
  readonly verdict: Verdict
  readonly message: Message
  readonly sum: SumTable | null
}

/** The moment that decides: the quarter with the least to spare. */
export interface TightestQuarter extends Interval {
  readonly day: IsoDay
  readonly groupId: BaseGroupId
  readonly children: number
  readonly childrenAfter: number
  readonly required: number | null
  /** null = the group may not be that large or mixed. */
  readonly requiredAfter: number | null
  readonly rostered: number
}

export interface Alternative {
  readonly kind: 'otherGroup' | 'otherDaypart' | 'otherDate'
  readonly verdict: Verdict
  readonly message: Message
  /** The whole wish as it would be asked; checking it gives the verdict shown. */
  readonly wish: CareWish
}

/** CHECK-3 */
export interface CheckResult {
  readonly verdict: Verdict
  /** True while the roster of the wanted day is not settled. CHECK-2 */
  readonly isProvisional: boolean
  readonly headline: Message
  /** One sentence that decides, without other families' data. */
  readonly sentence: Message
  readonly steps: readonly CheckStep[]
  readonly tightest: TightestQuarter | null
  /** Consequence on the day that is given up, or null. */
  readonly givenSide: Message | null
  /** At most five, nearest first. CHECK-3 */
  readonly alternatives: readonly Alternative[]
  /** The wish with every null filled in, as it would be carried out. */
  readonly resolved: ResolvedWish | null
  /** Asked in time, so it cannot be refused for lack of staff: it raises the need instead. FLEX-1, FLEX-3, STUDY-1, HOL-1 */
  readonly isGuaranteed: boolean
  /** null while the times are not known. */
  readonly cost: CareCost | null
  /** Ids of the law versions used. */
  readonly lawVersions: readonly string[]
  readonly checkedAt: Instant
}

/** A wish whose intervals and group are known. */
export interface ResolvedWish {
  readonly kind: RequestKind
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly groupId: BaseGroupId
  readonly isOwnGroup: boolean
  readonly wantedDay: IsoDay
  readonly wanted: Interval
  readonly givenDay: IsoDay | null
  readonly given: readonly Interval[]
  /** null for a swap: the given day pays. */
  readonly payment: Payment | null
}

/** What the wish does to the family's balances and invoice. All 0 or more. */
export interface CareCost {
  readonly payment: Payment | null
  /** Taken from the balance of `payment`. For a swap: taken from the credit that the given day makes. */
  readonly balanceMinutes: number
  /** Credit that the given day of a swap makes. SWAP-5 */
  readonly earnedMinutes: number
  /** Last day on which that credit can be used; null when it makes none. */
  readonly earnedUntil: IsoDay | null
  readonly invoicedMinutes: number
  /** null = no tariff card holds that day, so the amount is not known yet. MONEY-1 */
  readonly invoicedCents: number | null
  readonly centsPerHour: number | null
}
