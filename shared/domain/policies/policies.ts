import { requestKinds, swapReasons } from '../requests/model.ts'
import { ladderRungs } from './model.ts'
import type { CreditReason, HousePolicies, PolicyCode } from './model.ts'
import {
  bothFlags,
  eitherFlag,
  fewerOf,
  larger,
  noticeMinute,
  oneOf,
  orNull,
  ownValue,
  readChangeDays,
  readCreditUnit,
  readCreditValidity,
  readFlag,
  readLadder,
  readServiceCosts,
  readSwapWindow,
  shorterValidity,
  smaller,
  smallerOrNone,
  someOf,
  wholeBetween,
  windowWidth,
} from './policy-values.ts'

/** Where a default comes from. `ownKnowledge` has not been seen in a source: let a person look at it. */
export type PolicySource = 'providerConditions' | 'law' | 'ownKnowledge'

export interface PolicyDefinition<Value> {
  readonly defaultValue: Value
  /** The rule the policy belongs to. */
  readonly ruleId: string
  readonly source: PolicySource
  /** Types a value from stored JSON; `undefined` when it does not fit. */
  read(value: unknown): Value | undefined
  /**
   * What holds when the location says `own` and the organisation says `organisation`. A location may be stricter, not
   * looser; where neither is stricter (the day on which a contract ends) the location's own value holds.
   */
  combine(organisation: Value, own: Value): Value
}

const creditReasons: readonly CreditReason[] = ['ill', 'holiday', 'other']

/** Every policy of the house with its default (domain rules) and its order of strictness. */
export const policyDefinitions: { readonly [Code in PolicyCode]: PolicyDefinition<HousePolicies[Code]> } = {
  'swap.window': {
    defaultValue: { kind: 'calendarYear' },
    ruleId: 'SWAP-1',
    source: 'providerConditions',
    read: readSwapWindow,
    combine: (organisation, own) => (windowWidth(own) <= windowWidth(organisation) ? own : organisation),
  },
  'swap.noticeDays': {
    defaultValue: 0,
    ruleId: 'SWAP-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 366),
    combine: larger,
  },
  'swap.noticeMinute': {
    defaultValue: null,
    ruleId: 'SWAP-1',
    source: 'ownKnowledge',
    read: noticeMinute,
    combine: smallerOrNone,
  },
  'swap.reasons': {
    defaultValue: swapReasons,
    ruleId: 'SWAP-2',
    source: 'providerConditions',
    read: someOf(swapReasons),
    combine: fewerOf,
  },
  'swap.maxPerYear': {
    defaultValue: null,
    ruleId: 'SWAP-5',
    source: 'ownKnowledge',
    read: orNull(wholeBetween(0, 366)),
    combine: smallerOrNone,
  },
  'swap.likeForLike': {
    defaultValue: true,
    ruleId: 'SWAP-5',
    source: 'providerConditions',
    read: readFlag,
    combine: eitherFlag,
  },
  'extraDay.noticeDays': {
    defaultValue: 0,
    ruleId: 'EXTRA-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 366),
    combine: larger,
  },
  'extraDay.noticeMinute': {
    defaultValue: null,
    ruleId: 'EXTRA-1',
    source: 'ownKnowledge',
    read: noticeMinute,
    combine: smallerOrNone,
  },
  'extraDay.minimumMinutes': {
    defaultValue: 0,
    ruleId: 'EXTRA-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 1440),
    combine: larger,
  },
  'extraDay.payment': {
    defaultValue: 'invoice',
    ruleId: 'EXTRA-1',
    source: 'providerConditions',
    read: oneOf(['creditFirst', 'invoice']),
    combine: ownValue,
  },
  'extraDay.mayUseExtraStaff': {
    defaultValue: false,
    ruleId: 'EXTRA-1',
    source: 'providerConditions',
    read: readFlag,
    combine: bothFlags,
  },
  'extraHour.stepMinutes': {
    defaultValue: 30,
    ruleId: 'EXTRA-2',
    source: 'providerConditions',
    read: wholeBetween(5, 120),
    combine: ownValue,
  },
  'extraHour.graceMinutes': {
    defaultValue: 0,
    ruleId: 'EXTRA-2',
    source: 'ownKnowledge',
    read: wholeBetween(0, 60),
    combine: smaller,
  },
  'flexibleDay.guaranteeDays': {
    defaultValue: 21,
    ruleId: 'FLEX-1',
    source: 'providerConditions',
    read: wholeBetween(0, 366),
    combine: ownValue,
  },
  'flexibleDay.noticeDays': {
    defaultValue: 0,
    ruleId: 'FLEX-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 366),
    combine: larger,
  },
  'flexibleDay.minimumMinutes': {
    defaultValue: 0,
    ruleId: 'FLEX-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 1440),
    combine: larger,
  },
  'studyDay.closingDays': {
    defaultValue: 14,
    ruleId: 'STUDY-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 366),
    combine: larger,
  },
  'studyDay.minimumChildren': {
    defaultValue: 3,
    ruleId: 'STUDY-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 100),
    combine: ownValue,
  },
  'holidayDay.closingDays': {
    defaultValue: 28,
    ruleId: 'HOL-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 366),
    combine: larger,
  },
  'holidayDay.minutes': {
    defaultValue: 600,
    ruleId: 'HOL-3',
    source: 'ownKnowledge',
    read: wholeBetween(60, 1440),
    combine: ownValue,
  },
  'credit.noticeDays': {
    defaultValue: 0,
    ruleId: 'SWAP-5',
    source: 'ownKnowledge',
    read: wholeBetween(0, 366),
    combine: larger,
  },
  'credit.noticeMinute': {
    defaultValue: null,
    ruleId: 'SWAP-5',
    source: 'ownKnowledge',
    read: noticeMinute,
    combine: smallerOrNone,
  },
  'credit.reasons': {
    defaultValue: creditReasons,
    ruleId: 'SWAP-2',
    source: 'providerConditions',
    read: someOf(creditReasons),
    combine: fewerOf,
  },
  'credit.validity': {
    defaultValue: { kind: 'endOfYear' },
    ruleId: 'SWAP-5',
    source: 'providerConditions',
    read: readCreditValidity,
    combine: shorterValidity,
  },
  'credit.unit': {
    defaultValue: { kind: 'minutes' },
    ruleId: 'SWAP-5',
    source: 'ownKnowledge',
    read: readCreditUnit,
    combine: ownValue,
  },
  'credit.maxPerYear': {
    defaultValue: null,
    ruleId: 'SWAP-5',
    source: 'ownKnowledge',
    read: orNull(wholeBetween(0, 366)),
    combine: smallerOrNone,
  },
  'autoApprove.kinds': {
    defaultValue: [],
    ruleId: 'PRIV-8',
    source: 'providerConditions',
    read: someOf(requestKinds),
    combine: fewerOf,
  },
  'money.serviceCosts': {
    defaultValue: { directDebitCents: 400, otherwiseCents: 500 },
    ruleId: 'MONEY-3',
    source: 'providerConditions',
    read: readServiceCosts,
    combine: ownValue,
  },
  'money.tariffNoticeMonths': {
    defaultValue: 1,
    ruleId: 'MONEY-1',
    source: 'providerConditions',
    read: wholeBetween(0, 24),
    combine: larger,
  },
  'placement.maxLeadMonths': {
    defaultValue: 12,
    ruleId: 'CARE-3',
    source: 'providerConditions',
    read: wholeBetween(0, 120),
    combine: smaller,
  },
  'care.dayCareEnd': {
    defaultValue: 'endOfMonth',
    ruleId: 'CARE-4',
    source: 'providerConditions',
    read: oneOf(['endOfMonth', 'birthday']),
    combine: ownValue,
  },
  'care.minimumAgeDays': {
    defaultValue: 42,
    ruleId: 'CARE-2',
    source: 'providerConditions',
    read: wholeBetween(0, 1500),
    combine: larger,
  },
  'ratio.useDeviation': {
    defaultValue: false,
    ruleId: 'BKR-13',
    source: 'law',
    read: readFlag,
    combine: bothFlags,
  },
  'calendar.liberationDay': {
    defaultValue: 'everyFiveYears',
    ruleId: 'CAL-2',
    source: 'ownKnowledge',
    read: oneOf(['everyYear', 'everyFiveYears']),
    combine: ownValue,
  },
  'calendar.goodFridayClosed': {
    defaultValue: false,
    ruleId: 'CAL-2',
    source: 'ownKnowledge',
    read: readFlag,
    combine: ownValue,
  },
  'calendar.fridayAfterAscensionClosed': {
    defaultValue: true,
    ruleId: 'CAL-2',
    source: 'providerConditions',
    read: readFlag,
    combine: ownValue,
  },
  'contract.noticeMonths': {
    defaultValue: 1,
    ruleId: 'CARE-5',
    source: 'providerConditions',
    read: wholeBetween(0, 24),
    combine: larger,
  },
  'contract.changeDays': {
    defaultValue: [1, 16],
    ruleId: 'CARE-5',
    source: 'providerConditions',
    read: readChangeDays,
    combine: ownValue,
  },
  'requests.order': {
    defaultValue: 'arrival',
    ruleId: 'CHECK-4',
    source: 'providerConditions',
    read: oneOf(['arrival', 'wantedDay', 'ladder']),
    combine: ownValue,
  },
  'requests.ladder': {
    defaultValue: ladderRungs,
    ruleId: 'CHECK-4',
    source: 'ownKnowledge',
    read: readLadder,
    combine: ownValue,
  },
}

export const policyCodes = Object.keys(policyDefinitions).filter(isPolicyCode)

/** What holds when neither the organisation nor the location says anything. */
export const defaultPolicies: HousePolicies = {
  'swap.window': policyDefinitions['swap.window'].defaultValue,
  'swap.noticeDays': policyDefinitions['swap.noticeDays'].defaultValue,
  'swap.noticeMinute': policyDefinitions['swap.noticeMinute'].defaultValue,
  'swap.reasons': policyDefinitions['swap.reasons'].defaultValue,
  'swap.maxPerYear': policyDefinitions['swap.maxPerYear'].defaultValue,
  'swap.likeForLike': policyDefinitions['swap.likeForLike'].defaultValue,
  'extraDay.noticeDays': policyDefinitions['extraDay.noticeDays'].defaultValue,
  'extraDay.noticeMinute': policyDefinitions['extraDay.noticeMinute'].defaultValue,
  'extraDay.minimumMinutes': policyDefinitions['extraDay.minimumMinutes'].defaultValue,
  'extraDay.payment': policyDefinitions['extraDay.payment'].defaultValue,
  'extraDay.mayUseExtraStaff': policyDefinitions['extraDay.mayUseExtraStaff'].defaultValue,
  'extraHour.stepMinutes': policyDefinitions['extraHour.stepMinutes'].defaultValue,
  'extraHour.graceMinutes': policyDefinitions['extraHour.graceMinutes'].defaultValue,
  'flexibleDay.guaranteeDays': policyDefinitions['flexibleDay.guaranteeDays'].defaultValue,
  'flexibleDay.noticeDays': policyDefinitions['flexibleDay.noticeDays'].defaultValue,
  'flexibleDay.minimumMinutes': policyDefinitions['flexibleDay.minimumMinutes'].defaultValue,
  'studyDay.closingDays': policyDefinitions['studyDay.closingDays'].defaultValue,
  'studyDay.minimumChildren': policyDefinitions['studyDay.minimumChildren'].defaultValue,
  'holidayDay.closingDays': policyDefinitions['holidayDay.closingDays'].defaultValue,
  'holidayDay.minutes': policyDefinitions['holidayDay.minutes'].defaultValue,
  'credit.noticeDays': policyDefinitions['credit.noticeDays'].defaultValue,
  'credit.noticeMinute': policyDefinitions['credit.noticeMinute'].defaultValue,
  'credit.reasons': policyDefinitions['credit.reasons'].defaultValue,
  'credit.validity': policyDefinitions['credit.validity'].defaultValue,
  'credit.unit': policyDefinitions['credit.unit'].defaultValue,
  'credit.maxPerYear': policyDefinitions['credit.maxPerYear'].defaultValue,
  'autoApprove.kinds': policyDefinitions['autoApprove.kinds'].defaultValue,
  'money.serviceCosts': policyDefinitions['money.serviceCosts'].defaultValue,
  'money.tariffNoticeMonths': policyDefinitions['money.tariffNoticeMonths'].defaultValue,
  'placement.maxLeadMonths': policyDefinitions['placement.maxLeadMonths'].defaultValue,
  'care.dayCareEnd': policyDefinitions['care.dayCareEnd'].defaultValue,
  'care.minimumAgeDays': policyDefinitions['care.minimumAgeDays'].defaultValue,
  'ratio.useDeviation': policyDefinitions['ratio.useDeviation'].defaultValue,
  'calendar.liberationDay': policyDefinitions['calendar.liberationDay'].defaultValue,
  'calendar.goodFridayClosed': policyDefinitions['calendar.goodFridayClosed'].defaultValue,
  'calendar.fridayAfterAscensionClosed':
    policyDefinitions['calendar.fridayAfterAscensionClosed'].defaultValue,
  'contract.noticeMonths': policyDefinitions['contract.noticeMonths'].defaultValue,
  'contract.changeDays': policyDefinitions['contract.changeDays'].defaultValue,
  'requests.order': policyDefinitions['requests.order'].defaultValue,
  'requests.ladder': policyDefinitions['requests.ladder'].defaultValue,
}

export function isPolicyCode(text: string): text is PolicyCode {
  return Object.hasOwn(policyDefinitions, text)
}
