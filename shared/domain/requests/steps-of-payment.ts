import { availableOf, careCostOf, isPaymentPossible, neededOf } from './care-cost.ts'
import { checkStep } from './check-step.ts'
import { countGrantedSwaps } from './granted-swaps.ts'
import type { CareCost, CheckStep } from './model.ts'
import type { WishSubject } from './wish-subject.ts'

export interface PaymentAnswer {
  readonly cost: CareCost | null
  readonly steps: readonly CheckStep[]
}

/** How the wish is paid, and whether the balance holds enough. MONEY-2, SWAP-5, FLEX-2, HOL-3 */
export function decidePayment(subject: WishSubject): PaymentAnswer {
  const { kind, payment } = subject.input.wish
  if (!isPaymentPossible(subject.input.wish)) {
    const params = { paymentCode: `payment.${payment ?? 'invoice'}`, kindCode: `kind.${kind}` }
    return { cost: null, steps: [checkStep('payment', 'no', 'check.payment.notPossible', params)] }
  }
  const cost = careCostOf(subject)
  if (cost === null) return { cost, steps: [] }
  const steps = [decideYearMaximum(subject), decideBalance(subject, cost), paymentStep(cost)]
  return { cost, steps: steps.filter((step) => step !== null) }
}

/** Swaps already granted in the calendar year, where the house has a limit. SWAP-5 */
function decideYearMaximum(subject: WishSubject): CheckStep | null {
  const { input } = subject
  const max = subject.day.context.policies['swap.maxPerYear']
  if (max === null || input.wish.kind !== 'swapDay') return null
  const year = input.wish.wantedDay.slice(0, 4)
  const used = countGrantedSwaps(input, year)
  return used < max
    ? checkStep('balance', 'ok', 'check.balance.ok', { left: max - used, max, year })
    : checkStep('balance', 'no', 'check.balance.usedUp', { used, count: max, year })
}

/**
 * Flexible hours and holiday days must be there; swap credit reaches as far as it reaches and the rest is invoiced.
 * Without a whole holiday day the parent can choose the invoice instead. FLEX-2, HOL-3, SWAP-5
 */
function decideBalance(subject: WishSubject, { payment, invoicedMinutes }: CareCost): CheckStep | null {
  if (payment === null || payment === 'invoice') return null
  const needed = neededOf(subject, payment)
  const available = availableOf(subject, payment)
  const params = { paymentCode: `payment.${payment}`, needed, available }
  if (needed <= available) return checkStep('balance', 'ok', 'check.balance.enough', params)
  return payment === 'swapCredit'
    ? checkStep('balance', 'ok', 'check.balance.partly', { ...params, invoiced: invoicedMinutes })
    : checkStep('balance', 'no', 'check.balance.short', params)
}

/** What the parent pays, in one line; a price that is not known yet stands in nobody's way. MONEY-1, MONEY-2 */
function paymentStep(cost: CareCost): CheckStep {
  const { payment, balanceMinutes, earnedMinutes, earnedUntil, invoicedMinutes, invoicedCents } = cost
  const invoiced = { invoiced: invoicedMinutes, cents: invoicedCents ?? 0 }
  if (payment === null && invoicedMinutes === 0) {
    const left = earnedMinutes - balanceMinutes
    return left > 0 && earnedUntil !== null
      ? checkStep('payment', 'ok', 'check.payment.swapLeft', { left, until: earnedUntil })
      : checkStep('payment', 'ok', 'check.payment.swap')
  }
  if (balanceMinutes === 0) {
    return invoicedCents === null
      ? checkStep('payment', 'ok', 'check.payment.invoiceUnknown', { invoiced: invoicedMinutes })
      : checkStep('payment', 'ok', 'check.payment.invoice', invoiced)
  }
  const params = { minutes: balanceMinutes, paymentCode: `payment.${payment ?? 'swapCredit'}` }
  if (invoicedMinutes === 0) return checkStep('payment', 'ok', 'check.payment.balance', params)
  return invoicedCents === null
    ? checkStep('payment', 'ok', 'check.payment.balanceAndInvoiceUnknown', {
        ...params,
        invoiced: invoicedMinutes,
      })
    : checkStep('payment', 'ok', 'check.payment.balanceAndInvoice', { ...params, ...invoiced })
}
