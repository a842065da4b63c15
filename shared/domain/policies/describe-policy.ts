import type { Message } from '../explanation/model.ts'
import type { CreditUnit, CreditValidity, HousePolicies, PolicyCode, SwapWindow } from './model.ts'

type Describe<Value> = (value: Value) => readonly Message[]

function say(code: string, params: Message['params'] = {}): Message {
  return { code: `policy.value.${code}`, params }
}

const flag: Describe<boolean> = (value) => [say(value ? 'yes' : 'no')]
const daysAhead: Describe<number> = (value) => [
  value === 0 ? say('sameDay') : say('daysAhead', { count: value }),
]
const closingDays: Describe<number> = (value) => [
  value === 0 ? say('neverCloses') : say('daysBefore', { count: value }),
]
const untilMinute: Describe<number | null> = (value) => [
  value === null ? say('wholeDay') : say('untilTime', { minute: value }),
]
const timesAYear: Describe<number | null> = (value) => [
  value === null ? say('noLimit') : say('timesAYear', { count: value }),
]
const minimumMinutes: Describe<number> = (value) => [
  value === 0 ? say('noMinimum') : say('atLeastMinutes', { minutes: value }),
]
const months: Describe<number> = (value) => [say('months', { count: value })]

function window(value: SwapWindow): readonly Message[] {
  switch (value.kind) {
    case 'sameWeek':
      return [say('sameWeek')]
    case 'weeks':
      return [say('weeksAround', { count: value.weeks })]
    case 'calendarYear':
      return [say('calendarYear')]
  }
}

function validity(value: CreditValidity): readonly Message[] {
  return [value.kind === 'endOfYear' ? say('untilEndOfYear') : say('validDays', { count: value.days })]
}

function unit(value: CreditUnit): readonly Message[] {
  switch (value.kind) {
    case 'minutes':
      return [say('inHours')]
    case 'dayparts':
      return [say('inDayparts', { minutes: value.minutesPerDaypart })]
    case 'points':
      return [say('inPoints', { minutes: value.minutesPerPoint, count: value.pointsPerDaypart })]
  }
}

function words(stem: string): Describe<readonly string[]> {
  return (values) =>
    values.length === 0 ? [say('none')] : values.map((value) => ({ code: `${stem}.${value}`, params: {} }))
}

const describers: { readonly [Code in PolicyCode]: Describe<HousePolicies[Code]> } = {
  'swap.window': window,
  'swap.noticeDays': daysAhead,
  'swap.noticeMinute': untilMinute,
  'swap.reasons': words('swapReason'),
  'swap.maxPerYear': timesAYear,
  'swap.likeForLike': flag,
  'extraDay.noticeDays': daysAhead,
  'extraDay.noticeMinute': untilMinute,
  'extraDay.minimumMinutes': minimumMinutes,
  'extraDay.payment': (value) => [say(value)],
  'extraDay.mayUseExtraStaff': flag,
  'extraHour.stepMinutes': (value) => [say('perMinutes', { count: value })],
  'extraHour.graceMinutes': (value) => [value === 0 ? say('noGrace') : say('graceMinutes', { count: value })],
  'flexibleDay.guaranteeDays': daysAhead,
  'flexibleDay.noticeDays': daysAhead,
  'flexibleDay.minimumMinutes': minimumMinutes,
  'studyDay.closingDays': closingDays,
  'studyDay.minimumChildren': (value) => [say('children', { count: value })],
  'holidayDay.closingDays': closingDays,
  'holidayDay.minutes': (value) => [say('hours', { minutes: value })],
  'credit.noticeDays': daysAhead,
  'credit.noticeMinute': untilMinute,
  'credit.reasons': words('absenceReason'),
  'credit.validity': validity,
  'credit.unit': unit,
  'credit.maxPerYear': timesAYear,
  'autoApprove.kinds': words('kind'),
  'money.serviceCosts': ({ directDebitCents, otherwiseCents }) => [
    say('serviceCosts', { directDebitCents, otherwiseCents }),
  ],
  'money.tariffNoticeMonths': months,
  'placement.maxLeadMonths': months,
  'care.dayCareEnd': (value) => [say(value)],
  'care.minimumAgeDays': (value) => [say('ageDays', { count: value })],
  'ratio.useDeviation': flag,
  'calendar.liberationDay': (value) => [say(value)],
  'calendar.goodFridayClosed': (value) => [say(value ? 'closed' : 'open')],
  'calendar.fridayAfterAscensionClosed': (value) => [say(value ? 'closed' : 'open')],
  'contract.noticeMonths': months,
  'contract.changeDays': (value) => value.map((day) => say('dayOfMonth', { day })),
  'merging.useDeviation': flag,
  'merging.minimumMinutes': (value) => [say('atLeastMinutes', { minutes: value })],
  'merging.maxChangesPerDay': (value) => [say('timesADay', { count: value })],
  'staff.hourCents': (value) => [say('anHour', { cents: value })],
  'baseGroups.settlingInWeeks': (value) => [say('weeks', { count: value })],
  'waitingList.order': (value) => [say(`waiting.${value}`)],
  'waitingList.offerDays': (value) => [say('validDays', { count: value })],
  'requests.order': (value) => [say(`order.${value}`)],
  'requests.ladder': words('policy.rung'),
  'retention.childrenMonths': months,
  'retention.staffMonths': months,
  'retention.planningMonths': months,
  'retention.presenceMonths': months,
  'retention.accountingMonths': months,
  'retention.auditMonths': months,
  'retention.requestsMonths': months,
  'retention.breachesMonths': months,
  'retention.automatic': flag,
}

/**
 * A value of a policy in plain words: one message, or one for each item of a list, to be written with commas between.
 */
export function describePolicy<Code extends PolicyCode>(
  code: Code,
  value: HousePolicies[Code],
): readonly Message[] {
  return describers[code](value)
}
