import type { HousePolicies, PolicyCode } from './model.ts'
import { defaultPolicies } from './policies.ts'

/** Ready sets of house rules, from the loosest to the strictest; `providerDefaults` is what a house starts with. */
export const ruleSetIds = ['generous', 'middle', 'strict', 'providerDefaults'] as const
export type RuleSetId = (typeof ruleSetIds)[number]

/**
 * What a ready set decides. Automatic approval, money, ages and the calendar are no part of any set: those are
 * decided by themselves, and never in passing. PRIV-8
 */
export const ruleSetCodes = [
  'swap.window',
  'swap.noticeDays',
  'swap.noticeMinute',
  'swap.reasons',
  'swap.maxPerYear',
  'swap.likeForLike',
  'extraDay.noticeDays',
  'extraDay.noticeMinute',
  'extraDay.minimumMinutes',
  'extraDay.payment',
  'extraDay.mayUseExtraStaff',
  'extraHour.graceMinutes',
  'flexibleDay.guaranteeDays',
  'flexibleDay.noticeDays',
  'flexibleDay.minimumMinutes',
  'holidayDay.closingDays',
  'credit.noticeDays',
  'credit.noticeMinute',
  'credit.reasons',
  'credit.validity',
  'credit.maxPerYear',
  'requests.order',
] as const satisfies readonly PolicyCode[]

export type RuleSet = Pick<HousePolicies, (typeof ruleSetCodes)[number]>

const halfPastEight = 510

/**
 * As Dutch houses publish them. Generous: ask until half past eight of the day itself, credit for a year. Middle: two
 * days ahead, four weeks around, credit for three months. Strict: the same week, two weeks ahead, four times a year,
 * and the fixed order of kinds. Every value can be read by its own policy; a test says so.
 */
export const ruleSets: Readonly<Record<RuleSetId, RuleSet>> = {
  generous: {
    'swap.window': { kind: 'calendarYear' },
    'swap.noticeDays': 0,
    'swap.noticeMinute': halfPastEight,
    'swap.reasons': ['publicHoliday', 'illness', 'private'],
    'swap.maxPerYear': null,
    'swap.likeForLike': false,
    'extraDay.noticeDays': 0,
    'extraDay.noticeMinute': halfPastEight,
    'extraDay.minimumMinutes': 0,
    'extraDay.payment': 'creditFirst',
    'extraDay.mayUseExtraStaff': true,
    'extraHour.graceMinutes': 10,
    'flexibleDay.guaranteeDays': 14,
    'flexibleDay.noticeDays': 0,
    'flexibleDay.minimumMinutes': 0,
    'holidayDay.closingDays': 14,
    'credit.noticeDays': 0,
    'credit.noticeMinute': halfPastEight,
    'credit.reasons': ['ill', 'holiday', 'other'],
    'credit.validity': { kind: 'days', days: 365 },
    'credit.maxPerYear': null,
    'requests.order': 'arrival',
  },
  middle: {
    'swap.window': { kind: 'weeks', weeks: 4 },
    'swap.noticeDays': 2,
    'swap.noticeMinute': null,
    'swap.reasons': ['publicHoliday', 'illness', 'private'],
    'swap.maxPerYear': 7,
    'swap.likeForLike': true,
    'extraDay.noticeDays': 2,
    'extraDay.noticeMinute': null,
    'extraDay.minimumMinutes': 180,
    'extraDay.payment': 'creditFirst',
    'extraDay.mayUseExtraStaff': false,
    'extraHour.graceMinutes': 5,
    'flexibleDay.guaranteeDays': 21,
    'flexibleDay.noticeDays': 9,
    'flexibleDay.minimumMinutes': 240,
    'holidayDay.closingDays': 28,
    'credit.noticeDays': 2,
    'credit.noticeMinute': null,
    'credit.reasons': ['ill', 'holiday', 'other'],
    'credit.validity': { kind: 'days', days: 92 },
    'credit.maxPerYear': null,
    'requests.order': 'arrival',
  },
  strict: {
    'swap.window': { kind: 'sameWeek' },
    'swap.noticeDays': 14,
    'swap.noticeMinute': null,
    'swap.reasons': ['publicHoliday', 'illness', 'private'],
    'swap.maxPerYear': 4,
    'swap.likeForLike': true,
    'extraDay.noticeDays': 7,
    'extraDay.noticeMinute': null,
    'extraDay.minimumMinutes': 180,
    'extraDay.payment': 'invoice',
    'extraDay.mayUseExtraStaff': false,
    'extraHour.graceMinutes': 0,
    'flexibleDay.guaranteeDays': 28,
    'flexibleDay.noticeDays': 14,
    'flexibleDay.minimumMinutes': 240,
    'holidayDay.closingDays': 42,
    'credit.noticeDays': 10,
    'credit.noticeMinute': null,
    'credit.reasons': ['holiday', 'other'],
    'credit.validity': { kind: 'days', days: 28 },
    'credit.maxPerYear': 7,
    'requests.order': 'ladder',
  },
  providerDefaults: pickSet(defaultPolicies),
}

function pickSet(policies: HousePolicies): RuleSet {
  return {
    'swap.window': policies['swap.window'],
    'swap.noticeDays': policies['swap.noticeDays'],
    'swap.noticeMinute': policies['swap.noticeMinute'],
    'swap.reasons': policies['swap.reasons'],
    'swap.maxPerYear': policies['swap.maxPerYear'],
    'swap.likeForLike': policies['swap.likeForLike'],
    'extraDay.noticeDays': policies['extraDay.noticeDays'],
    'extraDay.noticeMinute': policies['extraDay.noticeMinute'],
    'extraDay.minimumMinutes': policies['extraDay.minimumMinutes'],
    'extraDay.payment': policies['extraDay.payment'],
    'extraDay.mayUseExtraStaff': policies['extraDay.mayUseExtraStaff'],
    'extraHour.graceMinutes': policies['extraHour.graceMinutes'],
    'flexibleDay.guaranteeDays': policies['flexibleDay.guaranteeDays'],
    'flexibleDay.noticeDays': policies['flexibleDay.noticeDays'],
    'flexibleDay.minimumMinutes': policies['flexibleDay.minimumMinutes'],
    'holidayDay.closingDays': policies['holidayDay.closingDays'],
    'credit.noticeDays': policies['credit.noticeDays'],
    'credit.noticeMinute': policies['credit.noticeMinute'],
    'credit.reasons': policies['credit.reasons'],
    'credit.validity': policies['credit.validity'],
    'credit.maxPerYear': policies['credit.maxPerYear'],
    'requests.order': policies['requests.order'],
  }
}
