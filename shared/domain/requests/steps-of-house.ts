import { addDays, daysBetween, isoWeekOf, mondayOfWeek } from '#shared/kernel/time.ts'
import type { HousePolicies } from '../policies/model.ts'
import { askedAtOf, isInTime, type Deadline } from './asked-at.ts'
import { checkStep } from './check-step.ts'
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
 * Asked early enough: whole days (and on the last one a time of day) from asking to the first of both days that still
 * has to come. A wanted day that is over is refused whatever the house says. SWAP-1, EXTRA-1, FLEX-1
 */
export function decideNotice(subject: WishSubject): CheckStep {
  const { input, given } = subject
  const { wantedDay } = input.wish
  if (wantedDay < input.today)
    return checkStep('noticePeriod', 'no', 'check.noticePeriod.past', { day: wantedDay })
  const deadline = deadlineOf(subject)
  if (deadline === null || (deadline.days === 0 && deadline.minute === null))
    return checkStep('noticePeriod', 'ok', 'check.noticePeriod.none')
  const givenDay = given === null || given.isClosed ? wantedDay : given.day.location.day
  const firstDay = givenDay < wantedDay ? givenDay : wantedDay
  const asked = askedAtOf(input)
  const ahead = { days: daysBetween(asked.day, firstDay), count: deadline.days }
  if (isInTime(asked, firstDay, deadline)) {
    return deadline.days === 0
      ? checkStep('noticePeriod', 'ok', 'check.noticePeriod.none')
      : checkStep('noticePeriod', 'ok', 'check.noticePeriod.ok', ahead)
  }
  return deadline.minute === null
    ? checkStep('noticePeriod', 'no', 'check.noticePeriod.tooLate', ahead)
    : checkStep('noticePeriod', 'no', 'check.noticePeriod.tooLateTime', {
        day: addDays(firstDay, -deadline.days),
        until: deadline.minute,
      })
}

/** null for care that has no such deadline: a longer stay is asked in the moment, the others have a closing date. */
function deadlineOf(subject: WishSubject): Deadline | null {
  const policies = policiesOf(subject)
  switch (subject.input.wish.kind) {
    case 'swapDay':
      return { days: policies['swap.noticeDays'], minute: policies['swap.noticeMinute'] }
    case 'extraDay':
      return { days: policies['extraDay.noticeDays'], minute: policies['extraDay.noticeMinute'] }
    case 'flexibleDay':
      return { days: policies['flexibleDay.noticeDays'], minute: null }
    case 'extraHour':
    case 'studyDay':
    case 'holidayDay':
      return null
  }
}

/** The shortest day the house gives; a longer stay goes in whole steps. EXTRA-1, EXTRA-2, FLEX-1 */
export function decideMinimumLength(subject: WishSubject): CheckStep | null {
  const policies = policiesOf(subject)
  const minutes = minutesOf(subject.added)
  const { kind } = subject.input.wish
  if (kind === 'extraHour') {
    const step = policies['extraHour.stepMinutes']
    return minutes % step === 0
      ? checkStep('minimumLength', 'ok', 'check.minimumLength.ok', { minutes })
      : checkStep('minimumLength', 'no', 'check.minimumLength.steps', { minutes, step })
  }
  if (kind !== 'extraDay' && kind !== 'flexibleDay') return null
  const least = policies[kind === 'extraDay' ? 'extraDay.minimumMinutes' : 'flexibleDay.minimumMinutes']
  if (least === 0) return null
  return minutes >= least
    ? checkStep('minimumLength', 'ok', 'check.minimumLength.ok', { minutes })
    : checkStep('minimumLength', 'no', 'check.minimumLength.short', { minutes, least })
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
