import { describe, expect, test } from 'vitest'
import {
  createPolicyTimeline,
  policiesAt,
  policiesOn,
  readHouseRule,
} from '#shared/domain/policies/policies-on.ts'
import { defaultPolicies, policyCodes, policyDefinitions } from '#shared/domain/policies/policies.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { locationId } from '#tests/harness/builders/ids.ts'
import { aHouseRule, defaultLocationId } from '#tests/harness/builders/organisation.ts'

const today = isoDay('2026-11-24')
const here = { locationId: defaultLocationId }

describe('house policies', () => {
  test('without house rules the defaults of the domain rules hold', () => {
    const policies = policiesOn([], defaultLocationId, today)
    expect(policies).toEqual(defaultPolicies)
    expect(policies['swap.window']).toEqual({ kind: 'calendarYear' }) // SWAP-1
    expect(policies['swap.reasons']).toEqual(['publicHoliday', 'illness', 'private']) // SWAP-2
    expect(policies['placement.maxLeadMonths']).toBe(12) // CARE-3
    expect(policies['care.minimumAgeDays']).toBe(42) // CARE-2
    expect(policies['care.dayCareEnd']).toBe('endOfMonth') // CARE-4
    expect(policies['contract.changeDays']).toEqual([1, 16]) // CARE-5
    expect(policies['ratio.useDeviation']).toBe(false)
    expect(policies['requests.order']).toBe('arrival') // CHECK-4
  })

  test('every default is a value its own definition can read back', () => {
    for (const code of policyCodes) {
      const { defaultValue, read } = policyDefinitions[code]
      expect(read(JSON.parse(JSON.stringify(defaultValue))), code).toEqual(defaultValue)
    }
  })

  test('of the rows that are valid the latest wins', () => {
    const rules = [
      aHouseRule('swap.noticeDays', 2, { validFrom: isoDay('2026-01-01') }),
      aHouseRule('swap.noticeDays', 5, { validFrom: isoDay('2026-06-01') }),
      aHouseRule('swap.noticeDays', 9, { validFrom: isoDay('2027-01-01') }),
    ]
    expect(policiesOn(rules, defaultLocationId, today)['swap.noticeDays']).toBe(5)
    expect(policiesOn(rules, defaultLocationId, isoDay('2026-05-31'))['swap.noticeDays']).toBe(2)
    expect(policiesOn(rules, defaultLocationId, isoDay('2025-12-31'))['swap.noticeDays']).toBe(0)
  })

  test('a rule stops after its last day', () => {
    const rule = aHouseRule('swap.noticeDays', 4, { validUntil: today })
    expect(policiesOn([rule], defaultLocationId, today)['swap.noticeDays']).toBe(4)
    expect(policiesOn([rule], defaultLocationId, addDays(today, 1))['swap.noticeDays']).toBe(0)
  })

  test('a location may be stricter than the organisation', () => {
    const rules = [
      aHouseRule('swap.noticeDays', 2),
      aHouseRule('swap.noticeDays', 7, here),
      aHouseRule('swap.window', { kind: 'weeks', weeks: 8 }),
      aHouseRule('swap.window', { kind: 'sameWeek' }, here),
      aHouseRule('swap.reasons', ['illness'], here),
      aHouseRule('swap.maxPerYear', 6, here),
      aHouseRule('care.minimumAgeDays', 70, here),
    ]
    const policies = policiesOn(rules, defaultLocationId, today)
    expect(policies['swap.noticeDays']).toBe(7)
    expect(policies['swap.window']).toEqual({ kind: 'sameWeek' })
    expect(policies['swap.reasons']).toEqual(['illness'])
    expect(policies['swap.maxPerYear']).toBe(6)
    expect(policies['care.minimumAgeDays']).toBe(70)
  })

  test('a location may not be looser than the organisation, nor than the default', () => {
    const rules = [
      aHouseRule('swap.noticeDays', 7),
      aHouseRule('swap.noticeDays', 1, here),
      aHouseRule('swap.window', { kind: 'weeks', weeks: 4 }),
      aHouseRule('swap.window', { kind: 'calendarYear' }, here),
      aHouseRule('swap.reasons', ['illness']),
      aHouseRule('swap.reasons', ['illness', 'private'], here),
      aHouseRule('swap.maxPerYear', 6),
      aHouseRule('swap.maxPerYear', null, here),
      aHouseRule('ratio.useDeviation', true, here),
      aHouseRule('extraDay.mayUseExtraStaff', true, here),
      aHouseRule('swap.likeForLike', false, here),
      aHouseRule('placement.maxLeadMonths', 24, here),
    ]
    const policies = policiesOn(rules, defaultLocationId, today)
    expect(policies['swap.noticeDays']).toBe(7)
    expect(policies['swap.window']).toEqual({ kind: 'weeks', weeks: 4 })
    expect(policies['swap.reasons']).toEqual(['illness'])
    expect(policies['swap.maxPerYear']).toBe(6)
    expect(policies['ratio.useDeviation']).toBe(false)
    expect(policies['extraDay.mayUseExtraStaff']).toBe(false)
    expect(policies['swap.likeForLike']).toBe(true)
    expect(policies['placement.maxLeadMonths']).toBe(12)
  })

  test('where neither is stricter the location decides for itself', () => {
    const rules = [
      aHouseRule('care.dayCareEnd', 'endOfMonth'),
      aHouseRule('care.dayCareEnd', 'birthday', here),
    ]
    expect(policiesOn(rules, defaultLocationId, today)['care.dayCareEnd']).toBe('birthday')
    expect(policiesOn(rules, locationId('elsewhere'), today)['care.dayCareEnd']).toBe('endOfMonth')
  })

  test('a value that cannot be used is skipped with a reason and never stops the app', () => {
    const broken = [
      { code: 'swap.colour', value: '1' },
      { code: 'swap.noticeDays', value: '{' },
      { code: 'swap.noticeDays', value: '-1' },
      { code: 'swap.noticeDays', value: '2.5' },
      { code: 'swap.window', value: '{"kind":"weeks"}' },
      { code: 'swap.reasons', value: '["boredom"]' },
      { code: 'contract.changeDays', value: '[31]' },
      { code: 'ratio.useDeviation', value: '"yes"' },
      { code: 'toString', value: '1' },
    ]
    const codes = broken.map((rule) => {
      const answer = readHouseRule(rule)
      return answer.ok ? 'ok' : answer.refusal.code
    })
    expect(codes).toEqual([
      'policy.unknownCode',
      'policy.notJson',
      'policy.badValue',
      'policy.badValue',
      'policy.badValue',
      'policy.badValue',
      'policy.badValue',
      'policy.badValue',
      'policy.unknownCode',
    ])
    const rules = broken.map((rule) => ({ ...aHouseRule('x', 0), ...rule }))
    expect(policiesOn(rules, defaultLocationId, today)).toEqual(defaultPolicies)
    expect(readHouseRule(aHouseRule('swap.maxPerYear', null))).toEqual({
      ok: true,
      value: { code: 'swap.maxPerYear', value: null },
    })
  })

  test('a broken newer row leaves the older good one in force', () => {
    const rules = [
      aHouseRule('swap.noticeDays', 3, { validFrom: isoDay('2026-01-01') }),
      { ...aHouseRule('swap.noticeDays', 0, { validFrom: isoDay('2026-06-01') }), value: 'three' },
    ]
    expect(policiesOn(rules, defaultLocationId, today)['swap.noticeDays']).toBe(3)
  })

  test('the timeline gives the same policies as looking at the rows of that day', () => {
    const rules = [
      aHouseRule('swap.noticeDays', 2, { validFrom: isoDay('2026-03-01'), validUntil: isoDay('2026-08-31') }),
      aHouseRule('swap.noticeDays', 4, { ...here, validFrom: isoDay('2026-06-15') }),
      aHouseRule('care.dayCareEnd', 'birthday', {
        validFrom: isoDay('2026-11-24'),
        validUntil: isoDay('2026-11-24'),
      }),
    ]
    const timeline = createPolicyTimeline(rules, defaultLocationId)
    for (let offset = 0; offset < 500; offset += 1) {
      const day = addDays(isoDay('2026-01-01'), offset)
      expect(policiesAt(timeline, day)).toEqual(policiesOn(rules, defaultLocationId, day))
    }
  })
})
