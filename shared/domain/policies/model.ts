import type { SwapReason } from '../requests/model.ts'

/** How far apart the two days of a swap may lie; always within one calendar year too. SWAP-1 */
export type SwapWindow =
  | { readonly kind: 'sameWeek' }
  /** At most so many ISO weeks before or after. */
  | { readonly kind: 'weeks'; readonly weeks: number }
  | { readonly kind: 'calendarYear' }

/**
 * What the house decides itself, by code: the values that hold at one location on one day. `policies.ts` holds the
 * defaults with their source and says which of two values is the stricter.
 */
export interface HousePolicies {
  readonly 'swap.window': SwapWindow
  /** Whole days between the day of asking and the wanted day; 0 = until the day itself. */
  readonly 'swap.noticeDays': number
  readonly 'swap.reasons': readonly SwapReason[]
  /** Swaps a child may have in a calendar year; null = no limit. */
  readonly 'swap.maxPerYear': number | null
  /** Same setting, same length or shorter. SWAP-5 */
  readonly 'swap.likeForLike': boolean
  readonly 'extraDay.noticeDays': number
  /** EXTRA-1: extra staff may be deployed for an extra day when available. */
  readonly 'extraDay.mayUseExtraStaff': boolean
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
  /** CHECK-4: waiting requests are handled in order of arrival, or of the first day wanted. */
  readonly 'requests.order': 'arrival' | 'wantedDay'
}

export type PolicyCode = keyof HousePolicies
