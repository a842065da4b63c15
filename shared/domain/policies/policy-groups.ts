import type { PolicyCode } from './model.ts'

/** The parts in which house rules are shown, in the order in which a parent meets them. */
export const policyGroups = [
  'swap',
  'extra',
  'flexible',
  'studyAndHoliday',
  'credit',
  'order',
  'automatic',
  'money',
  'care',
  'planning',
  'calendar',
  'retention',
] as const
export type PolicyGroup = (typeof policyGroups)[number]

/**
 * The lines of each part. Policies that only make sense together (so many days ahead, until that time) share a line
 * and are changed together.
 */
export const policyLines: Readonly<Record<PolicyGroup, readonly (readonly PolicyCode[])[]>> = {
  swap: [
    ['swap.window'],
    ['swap.noticeDays', 'swap.noticeMinute'],
    ['swap.reasons'],
    ['swap.maxPerYear'],
    ['swap.likeForLike'],
  ],
  extra: [
    ['extraDay.noticeDays', 'extraDay.noticeMinute'],
    ['extraDay.minimumMinutes'],
    ['extraDay.payment'],
    ['extraDay.mayUseExtraStaff'],
    ['extraHour.stepMinutes'],
    ['extraHour.graceMinutes'],
  ],
  flexible: [['flexibleDay.guaranteeDays'], ['flexibleDay.noticeDays'], ['flexibleDay.minimumMinutes']],
  studyAndHoliday: [
    ['studyDay.closingDays'],
    ['studyDay.minimumChildren'],
    ['holidayDay.closingDays'],
    ['holidayDay.minutes'],
  ],
  credit: [
    ['credit.noticeDays', 'credit.noticeMinute'],
    ['credit.reasons'],
    ['credit.validity'],
    ['credit.unit'],
    ['credit.maxPerYear'],
  ],
  order: [['requests.order'], ['requests.ladder']],
  automatic: [['autoApprove.kinds']],
  money: [['money.serviceCosts'], ['money.tariffNoticeMonths']],
  care: [
    ['placement.maxLeadMonths'],
    ['care.minimumAgeDays'],
    ['care.dayCareEnd'],
    ['contract.noticeMonths'],
    ['contract.changeDays'],
    ['ratio.useDeviation'],
  ],
  planning: [
    ['merging.useDeviation'],
    ['merging.minimumMinutes'],
    ['merging.maxChangesPerDay'],
    ['staff.hourCents'],
    ['baseGroups.settlingInWeeks'],
    ['waitingList.order'],
    ['waitingList.offerDays'],
  ],
  calendar: [
    ['calendar.liberationDay'],
    ['calendar.goodFridayClosed'],
    ['calendar.fridayAfterAscensionClosed'],
  ],
  retention: [
    ['retention.childrenMonths'],
    ['retention.staffMonths'],
    ['retention.planningMonths'],
    ['retention.presenceMonths'],
    ['retention.accountingMonths'],
    ['retention.auditMonths'],
    ['retention.requestsMonths'],
    ['retention.breachesMonths'],
    ['retention.automatic'],
  ],
}
