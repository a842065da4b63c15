import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import { policyCodes } from '#shared/domain/policies/policies.ts'
import { stateOfPolicy, valueIfSet } from '#shared/domain/policies/policy-state.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { aHouseRule, defaultLocationId } from '#tests/harness/builders/organisation.ts'

const today = isoDay('2026-11-24')
const here = { locationId: defaultLocationId }

describe('where a house rule comes from', () => {
  test('nobody set it: the default, since always', () => {
    expect(stateOfPolicy('swap.noticeDays', [], defaultLocationId, today)).toEqual({
      value: 0,
      origin: 'default',
      since: null,
      organisation: null,
      own: null,
      isOwnHeldBack: false,
      planned: [],
    })
  })

  test('the organisation set it, and the location is stricter', () => {
    const rules = [
      aHouseRule('swap.noticeDays', 2, { validFrom: isoDay('2026-01-01') }),
      aHouseRule('swap.noticeDays', 7, { ...here, validFrom: isoDay('2026-09-01') }),
    ]
    expect(stateOfPolicy('swap.noticeDays', rules, defaultLocationId, today)).toMatchObject({
      value: 7,
      origin: 'location',
      since: '2026-09-01',
      organisation: { value: 2, since: '2026-01-01' },
      own: { value: 7 },
      isOwnHeldBack: false,
    })
  })

  test('a location that is looser is held back, and the stricter rule is named', () => {
    const rules = [
      aHouseRule('swap.noticeDays', 7, { validFrom: isoDay('2026-01-01') }),
      aHouseRule('swap.noticeDays', 2, { ...here, validFrom: isoDay('2026-09-01') }),
    ]
    expect(stateOfPolicy('swap.noticeDays', rules, defaultLocationId, today)).toMatchObject({
      value: 7,
      origin: 'organisation',
      since: '2026-01-01',
      own: { value: 2, since: '2026-09-01' },
      isOwnHeldBack: true,
    })
    const state = stateOfPolicy('swap.noticeDays', rules, defaultLocationId, today)
    expect(valueIfSet('swap.noticeDays', state, 'location', 3)).toBe(7)
    expect(valueIfSet('swap.noticeDays', state, 'location', 9)).toBe(9)
    expect(valueIfSet('swap.noticeDays', state, 'organisation', 1)).toBe(2)
  })

  test('what is planned is told in order of day, for the organisation and for this location only', () => {
    const rules = [
      aHouseRule('swap.maxPerYear', 4, { validFrom: isoDay('2027-06-01') }),
      aHouseRule('swap.maxPerYear', null, { ...here, validFrom: isoDay('2027-01-01') }),
      aHouseRule('swap.maxPerYear', 2, { locationId: 'elsewhere' as never, validFrom: isoDay('2027-01-01') }),
      { ...aHouseRule('swap.maxPerYear', 2, { validFrom: isoDay('2027-02-01') }), value: 'two' },
    ]
    expect(stateOfPolicy('swap.maxPerYear', rules, defaultLocationId, today).planned).toEqual([
      { level: 'location', value: null, validFrom: '2027-01-01' },
      { level: 'organisation', value: 4, validFrom: '2027-06-01' },
    ])
  })

  test('the value is always the one the rest of the app works with', () => {
    const aRule = fc
      .record({
        code: fc.constantFrom(
          'swap.noticeDays',
          'swap.maxPerYear',
          'swap.reasons',
          'care.dayCareEnd',
          'none',
        ),
        value: fc.constantFrom(0, 3, 9, null, ['illness'], [], 'birthday', 'broken'),
        isOwn: fc.boolean(),
        from: fc.integer({ min: -40, max: 40 }),
        length: fc.option(fc.integer({ min: 0, max: 40 })),
      })
      .map(({ code, value, isOwn, from, length }) =>
        aHouseRule(code, value, {
          locationId: isOwn ? defaultLocationId : null,
          validFrom: addDays(today, from),
          validUntil: length === null ? null : addDays(today, from + length),
        }),
      )
    fc.assert(
      fc.property(fc.array(aRule, { maxLength: 12 }), (rules) => {
        const policies = policiesOn(rules, defaultLocationId, today)
        for (const code of policyCodes) {
          expect(stateOfPolicy(code, rules, defaultLocationId, today).value).toEqual(policies[code])
        }
      }),
      { numRuns: 200, seed: 20261124 },
    )
  })
})
