import type { Absence } from '../attendance/model.ts'
import type { RequestKind, SwapReason } from '../requests/model.ts'

/** How far apart the two days of a swap may lie; always within one calendar year too. SWAP-1 */
export type SwapWindow =
  | { readonly kind: 'sameWeek' }
  /** At most so many ISO weeks before or after. */
  | { readonly kind: 'weeks'; readonly weeks: number }
  | { readonly kind: 'calendarYear' }

/** How long a credit can be used, counted from the day that was given up. SWAP-5 */
export type CreditValidity = { readonly kind: 'endOfYear' } | { readonly kind: 'days'; readonly days: number }

/**
 * What a day is worth as credit. The ledger itself is always in minutes: a daypart or a point stands for a fixed number
 * of them, so that balances add up whatever the house calls them.
 */
export type CreditUnit =
  | { readonly kind: 'minutes' }
  | { readonly kind: 'dayparts'; readonly minutesPerDaypart: number }
  | { readonly kind: 'points'; readonly minutesPerPoint: number; readonly pointsPerDaypart: number }

/** Rungs of the priority ladder, the first served first. `publicHolidaySwap` is a swap for a public holiday. CHECK-4 */
export const ladderRungs = [
  'flexibleDay',
  'studyDay',
  'holidayDay',
  'extraHour',
  'extraDay',
  'swapDay',
  'publicHolidaySwap',
] as const
export type LadderRung = (typeof ladderRungs)[number]

/** Reasons of absence that can earn credit. */
export type CreditReason = Extract<Absence['reason'], 'ill' | 'holiday' | 'other'>

/** Whole cents a month. MONEY-3 */
export interface ServiceCosts {
  readonly directDebitCents: number
  readonly otherwiseCents: number
}

/**
 * What the house decides itself, by code: the values that hold at one location on one day. `policies.ts` holds the
 * defaults with their source and says which of two values is the stricter.
 */
export interface HousePolicies {
  readonly 'swap.window': SwapWindow
  /** Whole days between the day of asking and the wanted day; 0 = until the day itself. */
  readonly 'swap.noticeDays': number
  /** On the last day for asking: until this minute; null = the whole day. Same for the other deadlines. */
  readonly 'swap.noticeMinute': number | null
  readonly 'swap.reasons': readonly SwapReason[]
  /** Swaps a child may have in a calendar year; null = no limit. */
  readonly 'swap.maxPerYear': number | null
  /** Same setting, same length or shorter. SWAP-5 */
  readonly 'swap.likeForLike': boolean
  readonly 'extraDay.noticeDays': number
  readonly 'extraDay.noticeMinute': number | null
  /** Shortest extra day, in minutes. */
  readonly 'extraDay.minimumMinutes': number
  /** Whether an extra day uses up swap credit first, or is invoiced unless the parent asks otherwise. */
  readonly 'extraDay.payment': 'creditFirst' | 'invoice'
  /** EXTRA-1: extra staff may be deployed for an extra day when available. */
  readonly 'extraDay.mayUseExtraStaff': boolean
  /** EXTRA-2: steps in which a longer stay is offered and rounded up, in minutes. */
  readonly 'extraHour.stepMinutes': number
  /** A stay this much longer is not worth a line: minutes of grace at the door. */
  readonly 'extraHour.graceMinutes': number
  /** FLEX-1: asked so many days ahead a flexible day is guaranteed. */
  readonly 'flexibleDay.guaranteeDays': number
  readonly 'flexibleDay.noticeDays': number
  readonly 'flexibleDay.minimumMinutes': number
  /** STUDY-1: the registration for a study day closes so many days ahead. */
  readonly 'studyDay.closingDays': number
  /** STUDY-1: with fewer children than this, clustering at another location is proposed. */
  readonly 'studyDay.minimumChildren': number
  /** HOL-1: the registration closes so many days before the first day of the school holiday. */
  readonly 'holidayDay.closingDays': number
  /** HOL-3, STUDY-2: what one whole holiday day takes off the balance. */
  readonly 'holidayDay.minutes': number
  /** Called off in time a contracted day earns credit: so many days ahead. */
  readonly 'credit.noticeDays': number
  readonly 'credit.noticeMinute': number | null
  /** Reasons for which a day called off earns credit. SWAP-2 */
  readonly 'credit.reasons': readonly CreditReason[]
  /** SWAP-5 */
  readonly 'credit.validity': CreditValidity
  readonly 'credit.unit': CreditUnit
  /** Days a child may call off for credit in a calendar year; null = no limit. */
  readonly 'credit.maxPerYear': number | null
  /** Kinds of request that the published rule may approve by itself. Empty = none. PRIV-8 */
  readonly 'autoApprove.kinds': readonly RequestKind[]
  /** MONEY-3 */
  readonly 'money.serviceCosts': ServiceCosts
  /** MONEY-1: a tariff is announced so many months before it holds. */
  readonly 'money.tariffNoticeMonths': number
  /** CARE-3 */
  readonly 'placement.maxLeadMonths': number
  /** CARE-4: day care ends at the end of the month of the fourth birthday, or on the birthday. */
  readonly 'care.dayCareEnd': 'endOfMonth' | 'birthday'
  /** CARE-2: youngest age in day care, in days. */
  readonly 'care.minimumAgeDays': number
  /** Whether the board may call fewer staff within the legal deviation sufficient. BKR-13, BKR-14 */
  readonly 'ratio.useDeviation': boolean
  /** CAL-2 */
  readonly 'calendar.liberationDay': 'everyYear' | 'everyFiveYears'
  readonly 'calendar.goodFridayClosed': boolean
  readonly 'calendar.fridayAfterAscensionClosed': boolean
  /** CARE-5: months of notice for a change or an ending. */
  readonly 'contract.noticeMonths': number
  /** CARE-5: days of the month on which a change may take effect. */
  readonly 'contract.changeDays': readonly number[]
  /** MERGE-6: whether a proposal to merge may use the minutes in which fewer staff is allowed. BKR-13 */
  readonly 'merging.useDeviation': boolean
  /** Shorter merges are not proposed, in minutes. MERGE-4 */
  readonly 'merging.minimumMinutes': number
  /** Most moments a day at which groups come together or part. MERGE-4 */
  readonly 'merging.maxChangesPerDay': number
  /** What an hour of staff costs the house, in whole cents: only to show what merging is worth. */
  readonly 'staff.hourCents': number
  /** Weeks in which a child visits its next group before it goes over. PLAN-3 */
  readonly 'baseGroups.settlingInWeeks': number
  /** Who is served first on the waiting list. WAIT-2 */
  readonly 'waitingList.order': 'internalFirst' | 'siblingsFirst' | 'receivedFirst'
  /** WAIT-4: an offer holds so many days. */
  readonly 'waitingList.offerDays': number
  /** CHECK-4: waiting requests are handled in order of arrival, of the first day wanted, or by the ladder. */
  readonly 'requests.order': 'arrival' | 'wantedDay' | 'ladder'
  /** Every rung once. */
  readonly 'requests.ladder': readonly LadderRung[]
  /** Whole months after the last agreement of the family ended. PRIV-1 */
  readonly 'retention.childrenMonths': number
  /** Whole months after the last shift, or after the account ended. PRIV-1 */
  readonly 'retention.staffMonths': number
  /** Whole months after the day. PRIV-1 */
  readonly 'retention.planningMonths': number
  /** Whole months after the day; never longer than three years. PRIV-1 */
  readonly 'retention.presenceMonths': number
  /** Whole months after the month that was settled. PRIV-1 */
  readonly 'retention.accountingMonths': number
  /** Whole months after it was written down. PRIV-1 */
  readonly 'retention.auditMonths': number
  /** Whole months after a request about rights, or a hold, was closed. PRIV-2 */
  readonly 'retention.requestsMonths': number
  /** Whole months after a data breach was closed. PRIV-7 */
  readonly 'retention.breachesMonths': number
  /** Whether the program removes by itself what is over its term. PRIV-1 */
  readonly 'retention.automatic': boolean
}

export type PolicyCode = keyof HousePolicies
