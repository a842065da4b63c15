import { daysBetween, isoWeekOf, mondayOfWeek } from '#shared/kernel/time.ts'
import type { HousePolicies } from '../policies/model.ts'
import { agreedWishOf } from './agreed-wish.ts'
import { checkStep } from './check-step.ts'
import { childRecordsOf } from './child-records.ts'
import type { CheckStep } from './model.ts'
import { minutesOf } from './resolve-given.ts'
import type { WishSubject } from './wish-subject.ts'

/** House rules hold as they are on the wanted day. */
function policiesOf(subject: WishSubject): HousePolicies {
  return subject.day.context.policies
}

/** Both days in one calendar year, and within the house's own window where that is narrower. SWAP-1 */
export function decideWindow(subject: WishSubject): CheckStep {
  const { given, input } = subject
  const { wantedDay } = input.wish
  if (given === null) return checkStep('window', 'ok', 'check.window.free')
  const givenDay = given.day.location.day
  if (givenDay.slice(0, 4) !== wantedDay.slice(0, 4))
    return checkStep('window', 'no', 'check.window.otherYear')
  const window = policiesOf(subject)['swap.window']
  switch (window.kind) {
    case 'calendarYear':
      return checkStep('window', 'ok', 'check.window.calendarYear', { year: wantedDay.slice(0, 4) })
    case 'sameWeek': {
      const week = isoWeekOf(givenDay)
      return week === isoWeekOf(wantedDay)
        ? checkStep('window', 'ok', 'check.window.sameWeek', { week })
        : checkStep('window', 'no', 'check.window.otherWeek', { week })
    }
    case 'weeks': {
      const weeks =
        Math.abs(daysBetween(mondayOfWeek(isoWeekOf(givenDay)), mondayOfWeek(isoWeekOf(wantedDay)))) / 7
      return weeks <= window.weeks
        ? checkStep('window', 'ok', 'check.window.weeks', { count: window.weeks })
        : checkStep('window', 'no', 'check.window.outsideWeeks', { count: window.weeks, day: givenDay })
    }
  }
}

/**
 * Asked early enough: whole days from asking to the first of both days that still has to come. A wanted day that is
 * over is refused whatever the house says. SWAP-1, EXTRA-1
 */
export function decideNotice(subject: WishSubject): CheckStep {
  const { input, given } = subject
  const { wantedDay } = input.wish
  if (wantedDay < input.today)
    return checkStep('noticePeriod', 'no', 'check.noticePeriod.past', { day: wantedDay })
  const policies = policiesOf(subject)
  const count = policies[given === null ? 'extraDay.noticeDays' : 'swap.noticeDays']
  if (count === 0) return checkStep('noticePeriod', 'ok', 'check.noticePeriod.none')
  const givenDay = given === null || given.isClosed ? wantedDay : given.day.location.day
  const days = daysBetween(input.today, givenDay < wantedDay ? givenDay : wantedDay)
  return days >= count
    ? checkStep('noticePeriod', 'ok', 'check.noticePeriod.ok', { days, count })
    : checkStep('noticePeriod', 'no', 'check.noticePeriod.tooLate', { days, count })
}

/** Swaps already granted in the calendar year, where the house has a limit. SWAP-5 */
export function decideBalance(subject: WishSubject): CheckStep | null {
  const { input } = subject
  const max = policiesOf(subject)['swap.maxPerYear']
  if (max === null || input.wish.kind !== 'swapDay') return null
  const year = input.wish.wantedDay.slice(0, 4)
  const used = childRecordsOf(input.index, input.wish.childId).requests.filter(
    (request) =>
      request.kind === 'swapDay' &&
      request.status === 'approved' &&
      request.id !== input.ownRequestId &&
      agreedWishOf(request).wantedDay.slice(0, 4) === year,
  ).length
  return used < max
    ? checkStep('balance', 'ok', 'check.balance.ok', { left: max - used, max, year })
    : checkStep('balance', 'no', 'check.balance.usedUp', { used, count: max, year })
}

/** Same setting, same length or shorter. SWAP-5 */
export function decideLikeForLike(subject: WishSubject): CheckStep | null {
  const { given, wanted, group } = subject
  if (given === null || !policiesOf(subject)['swap.likeForLike']) return null
  if (given.contract.contract.setting !== group.setting) {
    return checkStep('likeForLike', 'no', 'check.likeForLike.otherSetting')
  }
  const params = { wanted: minutesOf([wanted]), given: minutesOf(given.stretches) }
  return params.wanted <= params.given
    ? checkStep('likeForLike', 'ok', 'check.likeForLike.ok', params)
    : checkStep('likeForLike', 'no', 'check.likeForLike.longer', params)
}
