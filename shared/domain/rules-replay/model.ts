import type { CheckStepCode, RequestKind } from '../requests/model.ts'

/** The same number under the rules as they are and under the rules as they would be. */
export interface BeforeAfter {
  readonly before: number
  readonly after: number
}

export interface ReplayedKind {
  readonly kind: RequestKind
  readonly asked: number
  /** Requests that fit, in order of arrival, with those before them granted. CHECK-4 */
  readonly accepted: BeforeAfter
}

export interface ReplayedRefusals {
  /** The first step that said no. */
  readonly step: CheckStepCode
  readonly refused: BeforeAfter
}

/** What other house rules would have meant for the requests of a stretch. Numbers only: no child is in it. */
export interface ReplayResult {
  /** Requests that were looked at, in order of arrival. */
  readonly requests: number
  /** In the order of the kinds; kinds that nobody asked for are left out. */
  readonly kinds: readonly ReplayedKind[]
  /** In the order of the steps of a check. */
  readonly refusals: readonly ReplayedRefusals[]
  /** Staff minutes that the law asks on the days that any of the requests touches. INFO-1 */
  readonly requiredMinutes: BeforeAfter
  readonly daysTouched: number
  /** Minutes that would be invoiced for what was accepted. */
  readonly invoicedMinutes: BeforeAfter
  /** Judged for a day without a settled roster: against the staff needed without the child. CHECK-2 */
  readonly withoutRoster: number
}
