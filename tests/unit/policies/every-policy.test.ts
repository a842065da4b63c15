import { describe, expect, test } from 'vitest'
import type { PolicyCode } from '#shared/domain/policies/model.ts'
import { policyCodes, policyDefinitions } from '#shared/domain/policies/policies.ts'

/**
 * For every policy: values it takes, values it does not, and what holds when the organisation says the first and the
 * location the second of a pair.
 */
interface Example {
  readonly reads: readonly unknown[]
  readonly refuses: readonly unknown[]
  readonly combines: readonly (readonly [organisation: unknown, own: unknown, holds: unknown])[]
}

const ladder = [
  'flexibleDay',
  'studyDay',
  'holidayDay',
  'extraHour',
  'extraDay',
  'swapDay',
  'publicHolidaySwap',
]
const stricterIsMore = [
  [2, 7, 7],
  [7, 2, 7],
] as const
const stricterIsLess = [
  [12, 6, 6],
  [6, 12, 6],
] as const
const days: Example = {
  reads: [0, 1, 366],
  refuses: [-1, 367, 1.5, '2', null, true],
  combines: stricterIsMore,
}
const untilTime: Example = {
  reads: [null, 1, 510, 1440],
  refuses: [0, 1441, 510.5, '08:30'],
  combines: [
    [null, 510, 510],
    [510, null, 510],
    [900, 510, 510],
    [null, null, null],
  ],
}
const minimum: Example = { reads: [0, 180, 1440], refuses: [-1, 1441, null], combines: stricterIsMore }
const perYear: Example = {
  reads: [null, 0, 366],
  refuses: [-1, 367, '7'],
  combines: [
    [null, 4, 4],
    [4, null, 4],
    [4, 7, 4],
  ],
}
const neither = (a: unknown, b: unknown): Example['combines'] => [
  [a, b, b],
  [b, a, a],
]
const months: Example = { reads: [0, 1, 24], refuses: [-1, 25, 0.5], combines: stricterIsMore }
const eitherIsStrict: Example['combines'] = [
  [true, false, true],
  [false, true, true],
]
const bothMustAllow: Example['combines'] = [
  [true, false, false],
  [false, true, false],
  [true, true, true],
]
const flags = { reads: [true, false], refuses: ['yes', 1, null] }

const examples: { readonly [Code in PolicyCode]: Example } = {
  'swap.window': {
    reads: [{ kind: 'sameWeek' }, { kind: 'weeks', weeks: 0 }, { kind: 'calendarYear' }],
    refuses: [{ kind: 'weeks' }, { kind: 'weeks', weeks: 54 }, { kind: 'month' }, 'sameWeek', null, []],
    combines: [
      [{ kind: 'weeks', weeks: 4 }, { kind: 'sameWeek' }, { kind: 'sameWeek' }],
      [{ kind: 'weeks', weeks: 4 }, { kind: 'calendarYear' }, { kind: 'weeks', weeks: 4 }],
    ],
  },
  'swap.noticeDays': days,
  'swap.noticeMinute': untilTime,
  'swap.reasons': {
    reads: [[], ['illness'], ['publicHoliday', 'illness', 'private']],
    refuses: [['boredom'], 'illness', null],
    combines: [[['illness', 'private'], ['publicHoliday', 'illness'], ['illness']]],
  },
  'swap.maxPerYear': perYear,
  'swap.likeForLike': { ...flags, combines: eitherIsStrict },
  'extraDay.noticeDays': days,
  'extraDay.noticeMinute': untilTime,
  'extraDay.minimumMinutes': minimum,
  'extraDay.payment': {
    reads: ['creditFirst', 'invoice'],
    refuses: ['cash', null],
    combines: neither('creditFirst', 'invoice'),
  },
  'extraDay.mayUseExtraStaff': { ...flags, combines: bothMustAllow },
  'extraHour.stepMinutes': { reads: [5, 30, 120], refuses: [0, 4, 121], combines: neither(15, 30) },
  'extraHour.graceMinutes': { reads: [0, 60], refuses: [-1, 61], combines: stricterIsLess },
  'flexibleDay.guaranteeDays': { reads: [0, 21], refuses: [-1, 367], combines: neither(21, 14) },
  'flexibleDay.noticeDays': days,
  'flexibleDay.minimumMinutes': minimum,
  'studyDay.closingDays': days,
  'studyDay.minimumChildren': { reads: [0, 100], refuses: [-1, 101], combines: neither(3, 5) },
  'holidayDay.closingDays': days,
  'holidayDay.minutes': { reads: [60, 600], refuses: [59, 1441], combines: neither(600, 660) },
  'credit.noticeDays': days,
  'credit.noticeMinute': untilTime,
  'credit.reasons': {
    reads: [[], ['ill', 'holiday', 'other']],
    refuses: [['suspended'], ['swappedAway'], 'ill'],
    combines: [[['ill', 'holiday'], ['holiday', 'other'], ['holiday']]],
  },
  'credit.validity': {
    reads: [{ kind: 'endOfYear' }, { kind: 'days', days: 1 }],
    refuses: [{ kind: 'days', days: 0 }, { kind: 'days' }, { kind: 'always' }, null],
    combines: [
      [{ kind: 'endOfYear' }, { kind: 'days', days: 28 }, { kind: 'days', days: 28 }],
      [{ kind: 'days', days: 28 }, { kind: 'endOfYear' }, { kind: 'days', days: 28 }],
    ],
  },
  'credit.unit': {
    reads: [
      { kind: 'minutes' },
      { kind: 'dayparts', minutesPerDaypart: 330 },
      { kind: 'points', minutesPerPoint: 66, pointsPerDaypart: 5 },
    ],
    refuses: [
      { kind: 'dayparts', minutesPerDaypart: 0 },
      { kind: 'points', minutesPerPoint: 66 },
      { kind: 'stars' },
      null,
    ],
    combines: neither({ kind: 'minutes' }, { kind: 'dayparts', minutesPerDaypart: 330 }),
  },
  'credit.maxPerYear': perYear,
  'autoApprove.kinds': {
    reads: [[], ['swapDay', 'extraDay']],
    refuses: [['everything'], null],
    combines: [[['swapDay'], ['swapDay', 'extraDay'], ['swapDay']]],
  },
  'money.serviceCosts': {
    reads: [{ directDebitCents: 400, otherwiseCents: 500 }],
    refuses: [{ directDebitCents: 400 }, { directDebitCents: -1, otherwiseCents: 0 }, 400],
    combines: neither(
      { directDebitCents: 400, otherwiseCents: 500 },
      { directDebitCents: 0, otherwiseCents: 0 },
    ),
  },
  'money.tariffNoticeMonths': months,
  'placement.maxLeadMonths': { reads: [0, 12, 120], refuses: [-1, 121], combines: stricterIsLess },
  'care.dayCareEnd': {
    reads: ['endOfMonth', 'birthday'],
    refuses: ['never', null],
    combines: neither('endOfMonth', 'birthday'),
  },
  'care.minimumAgeDays': { reads: [0, 42, 1500], refuses: [-1, 1501], combines: stricterIsMore },
  'ratio.useDeviation': { ...flags, combines: bothMustAllow },
  'calendar.liberationDay': {
    reads: ['everyYear', 'everyFiveYears'],
    refuses: ['never'],
    combines: neither('everyYear', 'everyFiveYears'),
  },
  'calendar.goodFridayClosed': { ...flags, combines: neither(true, false) },
  'calendar.fridayAfterAscensionClosed': { ...flags, combines: neither(true, false) },
  'contract.noticeMonths': months,
  'contract.changeDays': {
    reads: [[1], [1, 16], [28]],
    refuses: [[], [29], [0], [1, '16'], 1],
    combines: neither([1, 16], [1]),
  },
  'merging.useDeviation': { ...flags, combines: bothMustAllow },
  'merging.minimumMinutes': { reads: [15, 60, 1440], refuses: [14, 1441], combines: stricterIsMore },
  'merging.maxChangesPerDay': { reads: [1, 4, 20], refuses: [0, 21], combines: stricterIsLess },
  'staff.hourCents': {
    reads: [0, 3500, 100_000],
    refuses: [-1, 0.5, 100_001],
    combines: neither(3500, 4000),
  },
  'baseGroups.settlingInWeeks': { reads: [0, 2, 12], refuses: [-1, 13], combines: stricterIsMore },
  'waitingList.order': {
    reads: ['internalFirst', 'siblingsFirst', 'receivedFirst'],
    refuses: ['dice', null],
    combines: neither('internalFirst', 'receivedFirst'),
  },
  'waitingList.offerDays': { reads: [1, 14, 366], refuses: [0, 367], combines: neither(14, 7) },
  'requests.order': {
    reads: ['arrival', 'wantedDay', 'ladder'],
    refuses: ['dice'],
    combines: neither('arrival', 'ladder'),
  },
  'requests.ladder': {
    reads: [ladder, ladder.toReversed()],
    refuses: [ladder.slice(1), [...ladder, 'swapDay'], [...ladder.slice(1), 'swapDay'], 'swapDay'],
    combines: neither(ladder, ladder.toReversed()),
  },
  'retention.childrenMonths': { reads: [0, 12, 24], refuses: [-1, 25, 0.5], combines: stricterIsLess },
  'retention.staffMonths': { reads: [0, 12, 24], refuses: [-1, 25, 0.5], combines: stricterIsLess },
  'retention.planningMonths': { reads: [1, 12, 24], refuses: [0, 25, 0.5], combines: stricterIsLess },
  'retention.presenceMonths': { reads: [1, 36, 36], refuses: [0, 37, 0.5], combines: stricterIsLess },
  'retention.accountingMonths': { reads: [84, 96, 120], refuses: [83, 121, 0.5], combines: stricterIsLess },
  'retention.auditMonths': { reads: [6, 12, 24], refuses: [5, 25, 0.5], combines: stricterIsLess },
  'retention.requestsMonths': { reads: [12, 60, 84], refuses: [11, 85, 0.5], combines: stricterIsLess },
  'retention.breachesMonths': { reads: [36, 60, 120], refuses: [35, 121, 0.5], combines: stricterIsLess },
  'retention.automatic': { ...flags, combines: bothMustAllow },
}

interface AnyDefinition {
  read(value: unknown): unknown
  combine(organisation: unknown, own: unknown): unknown
}

describe.each(policyCodes)('house rule %s', (code) => {
  const definition = policyDefinitions[code] as AnyDefinition
  const { reads, refuses, combines } = examples[code]

  test('takes what fits', () => {
    for (const value of reads) expect(definition.read(value)).toEqual(value)
  })

  test('refuses what does not fit', () => {
    for (const value of [...refuses, undefined, Number.NaN]) {
      expect(definition.read(value), JSON.stringify(value)).toBeUndefined()
    }
  })

  test('lets a location be stricter, not looser', () => {
    for (const [organisation, own, holds] of combines) {
      expect(definition.combine(organisation, own)).toEqual(holds)
    }
  })
})

test('a list of words is kept without doubles and in its own order', () => {
  expect(policyDefinitions['swap.reasons'].read(['private', 'illness', 'private'])).toEqual([
    'illness',
    'private',
  ])
})
