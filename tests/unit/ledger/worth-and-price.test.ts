import { describe, expect, test } from 'vitest'
import type { LegalEntityId } from '#shared/domain/ids.ts'
import { creditExpiry } from '#shared/domain/ledger/credit-expiry.ts'
import { creditWorth } from '#shared/domain/ledger/credit-worth.ts'
import { findTariff } from '#shared/domain/ledger/find-tariff.ts'
import { priceOf } from '#shared/domain/ledger/price-of.ts'
import type { CreditUnit, HousePolicies } from '#shared/domain/policies/model.ts'
import { defaultPolicies } from '#shared/domain/policies/policies.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { at } from '#tests/harness/builders/ids.ts'
import { aTariff } from '#tests/harness/builders/ledger-lines.ts'

describe('a price (MONEY-4)', () => {
  test.each([
    [60, 1020, 1020],
    [30, 1020, 510],
    // 20 minutes of € 10,25 are 341,67 cents.
    [20, 1025, 342],
    // Half a cent counts as one.
    [30, 1021, 511],
    [30, 1, 1],
    [29, 1, 0],
    [1, 60, 1],
    [7, 999, 117],
    [0, 1020, 0],
    [450, 0, 0],
  ])('%i minutes at %i cents an hour cost %i cents', (minutes, centsPerHour, cents) => {
    expect(priceOf(minutes, centsPerHour)).toBe(cents)
  })

  test('money back is exactly the opposite, for every number of minutes that does not divide', () => {
    for (let minutes = 1; minutes <= 240; minutes += 1) {
      for (const centsPerHour of [1, 59, 61, 997, 1020, 1025]) {
        expect(priceOf(-minutes, centsPerHour) + priceOf(minutes, centsPerHour)).toBe(0)
      }
    }
    expect(Object.is(priceOf(-1, 1), 0)).toBe(true)
  })

  test('amounts at the caps are still whole cents', () => {
    expect(priceOf(5_256_000, 100_000)).toBe(8_760_000_000)
    expect(priceOf(5_255_999, 99_999)).toBe(8_759_910_733)
  })
})

describe('a tariff (MONEY-1)', () => {
  const boog = 'de-boog' as LegalEntityId
  const ask = {
    legalEntityId: boog,
    setting: 'dayCare',
    product: 'extraDay',
    day: isoDay('2026-11-24'),
  } as const

  test('of the company itself comes before that of the organisation', () => {
    const general = aTariff({ id: 'general' })
    const own = aTariff({ id: 'own', legalEntityId: boog })
    expect(findTariff([general, own], ask)?.id).toBe('own')
    expect(findTariff([general], ask)?.id).toBe('general')
    expect(findTariff([own], { ...ask, legalEntityId: null })).toBeUndefined()
  })

  test('holds in its own year, for its own setting and kind of care', () => {
    const card = aTariff()
    expect(findTariff([card], { ...ask, day: isoDay('2026-12-31') })).toBe(card)
    expect(findTariff([card], { ...ask, day: isoDay('2027-01-01') })).toBeUndefined()
    expect(findTariff([card], { ...ask, setting: 'outOfSchoolCare' })).toBeUndefined()
    expect(findTariff([card], { ...ask, product: 'studyDay' })).toBeUndefined()
  })

  test('an extra half hour without a price of its own costs what a flexible hour costs (EXTRA-2)', () => {
    const flexible = aTariff({ id: 'flexible', product: 'flexibleDay' })
    const hour = aTariff({ id: 'hour', product: 'extraHour' })
    expect(findTariff([flexible], { ...ask, product: 'extraHour' })?.id).toBe('flexible')
    expect(findTariff([flexible, hour], { ...ask, product: 'extraHour' })?.id).toBe('hour')
    expect(findTariff([hour], { ...ask, product: 'flexibleDay' })).toBeUndefined()
  })

  test('of two cards for one day the one that began last counts, in whatever order they come', () => {
    const cards = [
      aTariff({ id: 'july', validFrom: isoDay('2026-07-01') }),
      aTariff({ id: 'january' }),
      aTariff({ id: 'july-b', validFrom: isoDay('2026-07-01') }),
    ]
    expect(findTariff(cards, ask)?.id).toBe('july-b')
    expect(findTariff(cards.toReversed(), ask)?.id).toBe('july-b')
  })
})

describe('what a given day is worth (SWAP-5)', () => {
  const policiesWith = (unit: CreditUnit): HousePolicies => ({ ...defaultPolicies, 'credit.unit': unit })
  const noon = at('13:00')
  const day = { startMinute: at('07:30'), endMinute: at('18:30') }
  const morning = { startMinute: at('07:30'), endMinute: at('13:00') }
  const beforeSchool = { startMinute: at('07:30'), endMinute: at('08:30') }
  const afterSchool = { startMinute: at('15:00'), endMinute: at('18:30') }

  test('in minutes it is its length, and no minute counts twice', () => {
    const policies = policiesWith({ kind: 'minutes' })
    expect(creditWorth(policies, [day], noon, 'dayCare')).toBe(660)
    expect(creditWorth(policies, [morning, day], noon, 'dayCare')).toBe(660)
    expect(creditWorth(policies, [afterSchool, beforeSchool], noon, 'outOfSchoolCare')).toBe(270)
    expect(creditWorth(policies, [], noon, 'dayCare')).toBe(0)
    expect(creditWorth(policies, [{ startMinute: 600, endMinute: 600 }], noon, 'dayCare')).toBe(0)
  })

  test('in dayparts it counts those that are touched', () => {
    const policies = policiesWith({ kind: 'dayparts', minutesPerDaypart: 330 })
    expect(creditWorth(policies, [day], noon, 'dayCare')).toBe(660)
    expect(creditWorth(policies, [morning], noon, 'dayCare')).toBe(330)
    // A minute past the boundary is a second daypart.
    expect(creditWorth(policies, [{ ...morning, endMinute: noon + 1 }], noon, 'dayCare')).toBe(660)
    expect(creditWorth(policies, [afterSchool], noon, 'toddlerCare')).toBe(330)
  })

  test('before and after school a stretch is one daypart', () => {
    const policies = policiesWith({ kind: 'dayparts', minutesPerDaypart: 180 })
    expect(creditWorth(policies, [beforeSchool, afterSchool], noon, 'outOfSchoolCare')).toBe(360)
    // A holiday from morning to evening is one stay, on both sides of noon.
    expect(creditWorth(policies, [day], noon, 'outOfSchoolCare')).toBe(180)
  })

  test('in points it is a number of points a daypart', () => {
    const policies = policiesWith({ kind: 'points', minutesPerPoint: 60, pointsPerDaypart: 5 })
    expect(creditWorth(policies, [day], noon, 'dayCare')).toBe(600)
    expect(creditWorth(policies, [morning], noon, 'dayCare')).toBe(300)
  })

  test.each([
    [{ kind: 'endOfYear' }, '2026-11-24', '2026-12-31'],
    [{ kind: 'endOfYear' }, '2026-12-31', '2026-12-31'],
    [{ kind: 'days', days: 30 }, '2028-01-30', '2028-02-29'],
    [{ kind: 'days', days: 365 }, '2027-03-01', '2028-02-29'],
    [{ kind: 'days', days: 1 }, '2026-10-25', '2026-10-26'],
    // The calendar of the app ends.
    [{ kind: 'days', days: 3660 }, '2199-06-01', '2199-12-31'],
  ] as const)('with validity %o a day of %s can be used until %s', (validity, given, until) => {
    expect(creditExpiry({ ...defaultPolicies, 'credit.validity': validity }, isoDay(given))).toBe(until)
  })
})
