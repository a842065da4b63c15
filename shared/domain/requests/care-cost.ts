import type { Interval } from '#shared/kernel/time.ts'
import { givenUpBefore } from '../attendance/given-up-before.ts'
import { creditExpiry } from '../ledger/credit-expiry.ts'
import { creditWorth, creditWorthBeside } from '../ledger/credit-worth.ts'
import { findTariff } from '../ledger/find-tariff.ts'
import type { BalanceAccount } from '../ledger/model.ts'
import { priceOf } from '../ledger/price-of.ts'
import { availableBalance } from './available-balance.ts'
import type { CareCost, Payment, RequestKind } from './model.ts'
import { minutesOf } from './resolve-given.ts'
import type { CheckInput, GivenSide, WishSubject } from './wish-subject.ts'

/** What each kind of care may be paid with; the first is what holds when nothing is asked. STUDY-2, FLEX-2, HOL-3 */
const paymentsOfKind: Readonly<Record<RequestKind, readonly Payment[]>> = {
  swapDay: [],
  extraDay: ['invoice', 'swapCredit'],
  extraHour: ['invoice'],
  flexibleDay: ['flex'],
  studyDay: ['holidayDays', 'invoice'],
  holidayDay: ['holidayDays', 'invoice'],
}

/** Whether the asked way to pay is one of the kind. A swap pays with the day it gives up. SWAP-5 */
export function isPaymentPossible({ kind, payment }: CheckInput['wish']): boolean {
  return payment === null || paymentsOfKind[kind].includes(payment)
}

/**
 * What a wish takes from the balances and what is invoiced afterwards. A balance is never taken below nothing: what is
 * short is invoiced. null when the kind cannot be paid that way. SWAP-5, FLEX-2, STUDY-2, HOL-3, MONEY-2
 */
export function careCostOf(subject: WishSubject): CareCost | null {
  const { wish } = subject.input
  if (!isPaymentPossible(wish)) return null
  if (subject.given !== null) return swapCost(subject, subject.given)
  const minutes = minutesOf(subject.added)
  const payment = wish.payment ?? usualPayment(subject)
  switch (payment) {
    case 'invoice':
      return costOf(subject, payment, 0, minutes)
    case 'swapCredit': {
      const worth = worthOfWanted(subject)
      const used = Math.min(worth, availableOf(subject, payment))
      return costOf(subject, payment, used, shortOf(minutes, worth, used))
    }
    case 'flex': {
      const used = Math.min(minutes, availableOf(subject, payment))
      return costOf(subject, payment, used, minutes - used)
    }
    case 'holidayDays':
      return hasWholeDay(subject)
        ? costOf(subject, payment, neededOf(subject, payment), 0)
        : costOf(subject, payment, 0, minutes)
  }
}

/** What a balance must hold to pay the whole wish, in minutes of that balance. */
export function neededOf(subject: WishSubject, payment: BalanceAccount): number {
  switch (payment) {
    case 'swapCredit':
      return worthOfWanted(subject)
    case 'flex':
      return minutesOf(subject.added)
    case 'holidayDays':
      // HOL-3, STUDY-2: a day is paid with a whole one, however short the care.
      return subject.day.context.policies['holidayDay.minutes']
  }
}

/** What care on the wanted day can be paid with. */
export function availableOf({ input }: WishSubject, account: BalanceAccount): number {
  return availableBalance(input, account)
}

/** An extra day by the rule of the house; study and holiday days with a bought day as long as there is a whole one. */
function usualPayment(subject: WishSubject): Payment {
  const { kind } = subject.input.wish
  switch (kind) {
    case 'extraDay': {
      const isCreditFirst = subject.day.context.policies['extraDay.payment'] === 'creditFirst'
      return isCreditFirst && availableOf(subject, 'swapCredit') > 0 ? 'swapCredit' : 'invoice'
    }
    case 'flexibleDay':
      return 'flex'
    case 'studyDay':
    case 'holidayDay':
      return hasWholeDay(subject) ? 'holidayDays' : 'invoice'
    case 'swapDay':
    case 'extraHour':
      return 'invoice'
  }
}

function hasWholeDay(subject: WishSubject): boolean {
  return availableOf(subject, 'holidayDays') >= neededOf(subject, 'holidayDays')
}

/**
 * The given day makes credit and the wanted day takes it in the same act; what is left stays until it expires. A day
 * that is no longer than the given one never costs more than that, whatever it is worth in dayparts. SWAP-5
 */
function swapCost(subject: WishSubject, given: GivenSide): CareCost {
  const { day, contract, stretches } = given
  const { policies, boundaryMinute } = day.context
  const { setting } = contract.contract
  const before = givenBeforeThis(subject, given)
  const earnedMinutes = creditWorthBeside(policies, stretches, before, boundaryMinute, setting)
  const minutes = minutesOf(subject.added)
  const worth = worthOfWanted(subject)
  const isLonger = minutes > minutesOf(stretches)
  const most = earnedMinutes + (isLonger ? availableOf(subject, 'swapCredit') : 0)
  const used = Math.min(worth, most)
  const earnedUntil = earnedMinutes > 0 ? creditExpiry(policies, day.location.day) : null
  const short = isLonger ? shortOf(minutes, worth, used) : 0
  return { ...costOf(subject, null, used, short), earnedMinutes, earnedUntil }
}

/** Parts of the given day that other acts gave up already; of no matter where every minute counts by itself. */
function givenBeforeThis({ input }: WishSubject, given: GivenSide): readonly Interval[] {
  if (given.day.context.policies['credit.unit'].kind === 'minutes') return []
  const { index, account, wish, ownRequestId } = input
  const absences = index.absencesByChild.get(wish.childId) ?? []
  const others = absences.filter(({ requestId }) => requestId === null || requestId !== ownRequestId)
  return givenUpBefore(others, account.entries, given.day.location.day)
}

function worthOfWanted({ day, added, group }: WishSubject): number {
  const { policies, boundaryMinute } = day.context
  return creditWorth(policies, added, boundaryMinute, group.setting)
}

/** Minutes of care that the used credit does not pay. A daypart or a point stands for a part of the care. */
function shortOf(minutes: number, worth: number, used: number): number {
  return worth === 0 ? 0 : Math.round((minutes * (worth - used)) / worth)
}

/** MONEY-1, MONEY-4: whole cents by the card of the day, or an amount that is not known yet. */
function costOf(
  { input, group }: WishSubject,
  payment: Payment | null,
  balanceMinutes: number,
  invoicedMinutes: number,
): CareCost {
  const { kind, wantedDay } = input.wish
  const card =
    invoicedMinutes === 0
      ? undefined
      : findTariff(input.account.tariffs, {
          legalEntityId: input.index.facts.location.legalEntityId,
          setting: group.setting,
          product: kind === 'swapDay' ? 'extraDay' : kind,
          day: wantedDay,
        })
  const centsPerHour = card?.centsPerHour ?? null
  return {
    payment,
    balanceMinutes,
    earnedMinutes: 0,
    earnedUntil: null,
    invoicedMinutes,
    invoicedCents:
      invoicedMinutes === 0 ? 0 : centsPerHour === null ? null : priceOf(invoicedMinutes, centsPerHour),
    centsPerHour,
  }
}
