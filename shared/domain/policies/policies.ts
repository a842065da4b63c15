import { swapReasons, type SwapReason } from '../requests/model.ts'
import type { HousePolicies, PolicyCode, SwapWindow } from './model.ts'

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

const ownValue = <Value>(_organisation: Value, own: Value): Value => own
const larger = (organisation: number, own: number): number => Math.max(organisation, own)
const smaller = (organisation: number, own: number): number => Math.min(organisation, own)
const both = (organisation: boolean, own: boolean): boolean => organisation && own
const either = (organisation: boolean, own: boolean): boolean => organisation || own

/** Every policy of the house with its default (domain rules) and its order of strictness. */
export const policyDefinitions: { readonly [Code in PolicyCode]: PolicyDefinition<HousePolicies[Code]> } = {
  'swap.window': {
    defaultValue: { kind: 'calendarYear' },
    ruleId: 'SWAP-1',
    source: 'providerConditions',
    read: readSwapWindow,
    combine: (organisation, own) => (widthOf(own) <= widthOf(organisation) ? own : organisation),
  },
  'swap.noticeDays': {
    defaultValue: 0,
    ruleId: 'SWAP-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 366),
    combine: larger,
  },
  'swap.reasons': {
    defaultValue: swapReasons,
    ruleId: 'SWAP-2',
    source: 'providerConditions',
    read: readSwapReasons,
    combine: (organisation, own) => own.filter((reason) => organisation.includes(reason)),
  },
  'swap.maxPerYear': {
    defaultValue: null,
    ruleId: 'SWAP-5',
    source: 'ownKnowledge',
    read: (value) => (value === null ? null : wholeBetween(0, 366)(value)),
    combine: (organisation, own) => {
      if (organisation === null || own === null) return organisation ?? own
      return Math.min(organisation, own)
    },
  },
  'swap.likeForLike': {
    defaultValue: true,
    ruleId: 'SWAP-5',
    source: 'providerConditions',
    read: readFlag,
    combine: either,
  },
  'extraDay.noticeDays': {
    defaultValue: 0,
    ruleId: 'EXTRA-1',
    source: 'ownKnowledge',
    read: wholeBetween(0, 366),
    combine: larger,
  },
  'extraDay.mayUseExtraStaff': {
    defaultValue: false,
    ruleId: 'EXTRA-1',
    source: 'providerConditions',
    read: readFlag,
    combine: both,
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
    combine: both,
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
    read: oneOf(['arrival', 'wantedDay']),
    combine: ownValue,
  },
}

export const policyCodes = Object.keys(policyDefinitions).filter(isPolicyCode)

/** What holds when neither the organisation nor the location says anything. */
export const defaultPolicies: HousePolicies = {
  'swap.window': policyDefinitions['swap.window'].defaultValue,
  'swap.noticeDays': policyDefinitions['swap.noticeDays'].defaultValue,
  'swap.reasons': policyDefinitions['swap.reasons'].defaultValue,
  'swap.maxPerYear': policyDefinitions['swap.maxPerYear'].defaultValue,
  'swap.likeForLike': policyDefinitions['swap.likeForLike'].defaultValue,
  'extraDay.noticeDays': policyDefinitions['extraDay.noticeDays'].defaultValue,
  'extraDay.mayUseExtraStaff': policyDefinitions['extraDay.mayUseExtraStaff'].defaultValue,
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
}

export function isPolicyCode(text: string): text is PolicyCode {
  return Object.hasOwn(policyDefinitions, text)
}

/** Weeks a window reaches to either side, so that windows can be put in order. */
function widthOf(window: SwapWindow): number {
  switch (window.kind) {
    case 'sameWeek':
      return 0
    case 'weeks':
      return window.weeks
    case 'calendarYear':
      return Number.POSITIVE_INFINITY
  }
}

function readSwapWindow(value: unknown): SwapWindow | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  if (value.kind === 'sameWeek' || value.kind === 'calendarYear') return { kind: value.kind }
  if (value.kind !== 'weeks' || !('weeks' in value)) return undefined
  const weeks = wholeBetween(0, 53)(value.weeks)
  return weeks === undefined ? undefined : { kind: 'weeks', weeks }
}

function readSwapReasons(value: unknown): readonly SwapReason[] | undefined {
  if (!Array.isArray(value)) return undefined
  const values: readonly unknown[] = value
  const reasons = swapReasons.filter((reason) => values.includes(reason))
  return values.every((item) => swapReasons.some((reason) => reason === item)) ? reasons : undefined
}

/** Days of the month that every month has. */
function readChangeDays(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const values: readonly unknown[] = value
  const days = values.map(wholeBetween(1, 28)).filter((day) => day !== undefined)
  return days.length === values.length ? [...new Set(days)].sort((a, b) => a - b) : undefined
}

function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

function wholeBetween(least: number, most: number): (value: unknown) => number | undefined {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : undefined
}

function oneOf<Word extends string>(words: readonly Word[]): (value: unknown) => Word | undefined {
  return (value) => words.find((word) => word === value)
}
