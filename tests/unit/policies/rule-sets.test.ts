import { describe, expect, test } from 'vitest'
import { describePolicy } from '#shared/domain/policies/describe-policy.ts'
import type { PolicyCode } from '#shared/domain/policies/model.ts'
import { policyGroups, policyLines } from '#shared/domain/policies/policy-groups.ts'
import {
  defaultPolicies,
  isPolicyCode,
  policyCodes,
  policyDefinitions,
} from '#shared/domain/policies/policies.ts'
import { ruleSetCodes, ruleSetIds, ruleSets } from '#shared/domain/policies/rule-sets.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'

describe('ready sets of house rules', () => {
  test.each(ruleSetIds)('every value of the set %s is one its own policy can read', (id) => {
    for (const code of ruleSetCodes) {
      const value = ruleSets[id][code]
      expect(policyDefinitions[code].read(JSON.parse(JSON.stringify(value))), code).toEqual(value)
    }
  })

  test('the standard set says what holds when nobody sets anything', () => {
    for (const code of ruleSetCodes) {
      expect(ruleSets.providerDefaults[code], code).toEqual(defaultPolicies[code])
    }
  })

  test('the sets run from loose to strict: combined with a looser one the stricter value stands', () => {
    const ordered = (code: (typeof ruleSetCodes)[number]): readonly (readonly [unknown, unknown])[] => [
      [combined(code, ruleSets.generous[code], ruleSets.middle[code]), ruleSets.middle[code]],
      [combined(code, ruleSets.middle[code], ruleSets.strict[code]), ruleSets.strict[code]],
    ]
    // A time of day goes with its number of days; the number decides.
    for (const code of ruleSetCodes.filter((each) => !each.endsWith('noticeMinute'))) {
      for (const [stands, expected] of ordered(code)) expect(stands, code).toEqual(expected)
    }
  })

  test('no set switches automatic approval on, or touches money and the calendar (PRIV-8)', () => {
    const touched = ruleSetCodes.filter((code) => /^(?:autoApprove|money|calendar|care|ratio)\./.test(code))
    expect(touched).toEqual([])
  })

  test.each(['nl', 'en'] as const)('every set has a name and a reason in %s', (language) => {
    const catalogue = ruleTexts[language]
    for (const id of ruleSetIds) {
      expect(catalogue[`ruleSet.${id}`], id).toMatch(/\w/)
      expect(catalogue[`ruleSet.why.${id}`], id).toMatch(/\w.*\.$/)
    }
  })
})

function combined(code: PolicyCode, organisation: unknown, own: unknown): unknown {
  const definition: { combine(a: unknown, b: unknown): unknown } = policyDefinitions[code]
  return definition.combine(organisation, own)
}

/** Values that are written in another way than the default. */
const otherValues: Readonly<Partial<Record<PolicyCode, readonly unknown[]>>> = {
  'swap.window': [{ kind: 'sameWeek' }, { kind: 'weeks', weeks: 1 }],
  'swap.noticeDays': [1, 10],
  'swap.noticeMinute': [510],
  'swap.reasons': [['illness'], []],
  'swap.maxPerYear': [1, 7],
  'swap.likeForLike': [false],
  'extraDay.minimumMinutes': [180],
  'extraDay.payment': ['creditFirst'],
  'extraHour.graceMinutes': [10],
  'studyDay.closingDays': [0],
  'credit.validity': [{ kind: 'days', days: 28 }],
  'credit.unit': [
    { kind: 'dayparts', minutesPerDaypart: 330 },
    { kind: 'points', minutesPerPoint: 66, pointsPerDaypart: 5 },
  ],
  'credit.reasons': [['holiday']],
  'autoApprove.kinds': [['extraDay', 'swapDay']],
  'care.dayCareEnd': ['birthday'],
  'calendar.liberationDay': ['everyYear'],
  'calendar.goodFridayClosed': [true],
  'requests.order': ['wantedDay', 'ladder'],
}

describe('every house rule', () => {
  test('has its place on the screen, once', () => {
    const placed = policyGroups.flatMap((group) => policyLines[group].flat())
    expect(placed.toSorted()).toEqual(policyCodes.toSorted())
  })

  test.each(['nl', 'en'] as const)('has a name, an explanation and written values in %s', (language) => {
    const texts = createTexts(ruleTexts, language)
    for (const group of policyGroups) expect(ruleTexts[language][`policyGroup.${group}`], group).toMatch(/\w/)
    for (const code of policyCodes) {
      expect(ruleTexts[language][`policy.name.${code}`], code).toMatch(/\w/)
      expect(ruleTexts[language][`policy.why.${code}`], code).toMatch(/\w.*\.$/)
      for (const value of [defaultPolicies[code], ...(otherValues[code] ?? [])]) {
        const written = describePolicy(code, value as never).map((message) => writeMessage(texts, message))
        expect(written.length, code).toBeGreaterThan(0)
        for (const text of written)
          expect(text, code).not.toMatch(/\{\{|policy\.|swapReason\.|absenceReason\./)
      }
    }
  })

  test.each(['nl', 'en'] as const)('is explained in fifteen words or less in %s', (language) => {
    const long = policyCodes.filter(
      (code) => (ruleTexts[language][`policy.why.${code}`] ?? '').split(/\s+/).length > 16,
    )
    expect(long).toEqual([])
  })

  test('writes the same two ways what Dutch and English managers read', () => {
    const write = (language: 'nl' | 'en', code: PolicyCode, value: unknown): string =>
      describePolicy(code, value as never)
        .map((message) => writeMessage(createTexts(ruleTexts, language), message))
        .join(', ')
    expect(write('nl', 'swap.window', { kind: 'weeks', weeks: 4 })).toBe(
      '4 weken voor en na de dag die vervalt',
    )
    expect(write('nl', 'swap.noticeMinute', 510)).toBe('tot 08:30')
    expect(write('nl', 'contract.changeDays', [1, 16])).toBe('de 1e, de 16e')
    expect(write('nl', 'credit.unit', { kind: 'points', minutesPerPoint: 66, pointsPerDaypart: 5 })).toBe(
      'punten van 1,1 uur, 5 punten per dagdeel',
    )
    expect(write('en', 'swap.reasons', ['illness', 'private'])).toBe('illness, private')
  })

  test('a code is known by its own name only', () => {
    expect(isPolicyCode('swap.window')).toBe(true)
    expect(isPolicyCode('constructor')).toBe(false)
  })
})
