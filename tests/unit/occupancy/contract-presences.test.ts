import { describe, expect, test } from 'vitest'
import { isoDay, addDays } from '#shared/kernel/time.ts'
import { aSchool, defaultSchoolId, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup, aHouseRule, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { dayOf, presenceLines } from '#tests/harness/occupancy.ts'
import { linesOf, noor, contract, facts, second } from './noor.ts'

describe('who comes by contract', () => {
  test('a child comes on the weekdays of its contract', () => {
    expect(presenceLines(dayOf(facts, ordinaryTuesday))).toEqual(['noor ladybirds 07:30-18:30 contract'])
    expect(presenceLines(dayOf(facts, addDays(ordinaryTuesday, 1)))).toEqual([])
  })

  test('a contract counts from its first to its last day, both included', () => {
    const dated = aContract({
      child: noor.id,
      days: [2],
      startDate: isoDay('2026-11-24'),
      endDate: isoDay('2026-12-01'),
    })
    const comesOn = (text: string): boolean => linesOf({ contracts: [dated] }, isoDay(text)).length > 0
    expect(['2026-11-17', '2026-11-24', '2026-12-01', '2026-12-08'].map(comesOn)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('of two contracts that overlap the newest one counts, and the child is there once', () => {
    const newer = aContract({
      child: noor.id,
      days: [2],
      startDate: isoDay('2026-06-01'),
      groupId: second.id,
      hours: { start: '09:00', end: '12:00' },
    })
    expect(linesOf({ groups: [aGroup(), second], contracts: [contract, newer] })).toEqual([
      'noor butterflies 09:00-12:00 contract',
      'noor ladybirds 07:30-09:00 contract',
      'noor ladybirds 12:00-18:30 contract',
    ])
  })

  test('a day outside the loaded facts is a fault, never an empty answer', () => {
    const short = { ...facts, untilDay: isoDay('2026-11-23') }
    expect(() => dayOf(short, ordinaryTuesday)).toThrow('within the loaded facts')
  })
})

describe('ages that open and close care (CARE-2, CARE-4)', () => {
  test('a child not yet born, or younger than six weeks, does not come (CARE-2)', () => {
    const baby = aChild({ id: noor.id, birthDate: isoDay('2026-11-24') })
    const comesOn = (text: string): boolean => linesOf({ children: [baby] }, isoDay(text)).length > 0
    expect(comesOn('2026-11-19')).toBe(false)
    expect(comesOn('2026-11-24')).toBe(false)
    expect(comesOn('2026-12-31')).toBe(false)
    expect(comesOn('2027-01-05')).toBe(true)
  })

  test('toddler care starts on the second birthday (CARE-2)', () => {
    const toddler = aChild({ id: noor.id, birthDate: isoDay('2024-11-26') })
    const group = aGroup({ setting: 'toddlerCare' })
    const psg = aContract({ child: noor.id, days: [2, 4], setting: 'toddlerCare' })
    const comesOn = (text: string): boolean =>
      linesOf({ groups: [group], children: [toddler], contracts: [psg] }, isoDay(text)).length > 0
    expect([comesOn('2026-11-24'), comesOn('2026-11-26')]).toEqual([false, true])
  })

  test('day care ends with the month of the fourth birthday, or on it by policy (CARE-4)', () => {
    const nearlyFour = aChild({ id: noor.id, birthDate: isoDay('2022-11-24') })
    const birthday = [aHouseRule('care.dayCareEnd', 'birthday')]
    const comesOn = (text: string, houseRules = [] as typeof birthday): boolean =>
      linesOf(
        { children: [nearlyFour], houseRules, contracts: [aContract({ child: noor.id, days: [1, 2] })] },
        isoDay(text),
      ).length > 0
    expect(['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'].map((day) => comesOn(day))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(['2026-11-23', '2026-11-24'].map((day) => comesOn(day, birthday))).toEqual([true, false])
  })

  test('born on 29 February, a child is four on 1 March of a common year (BKR-19)', () => {
    const leap = aChild({ id: noor.id, birthDate: isoDay('2024-02-29'), schoolId: defaultSchoolId })
    const bso = aContract({
      child: noor.id,
      days: [1, 2, 3, 4, 5],
      setting: 'outOfSchoolCare',
      groupId: groupId('explorers'),
      hours: { start: null },
    })
    const overrides = {
      groups: [anOutOfSchoolGroup()],
      children: [{ ...leap, birthDate: isoDay('2020-02-29') }],
      contracts: [bso],
      schools: [aSchool()],
      schoolTimes: schoolTimes(),
    }
    const ageOn = (text: string): number | undefined =>
      dayOf(locationFacts(overrides), isoDay(text)).groups[0]?.presences[0]?.ageYears
    expect(ageOn('2027-03-01')).toBe(7)
    expect(ageOn('2027-02-26')).toBeUndefined() // the spring holiday
    expect(ageOn('2027-02-12')).toBe(6)
    expect(ageOn('2028-02-29')).toBeUndefined() // the spring holiday of 2028
    expect(ageOn('2028-03-06')).toBe(8)
  })

  test('out-of-school care starts on the fourth birthday (CARE-2)', () => {
    const child = aChild({ id: noor.id, birthDate: isoDay('2022-11-24') })
    const bso = aContract({
      child: noor.id,
      days: [1, 2],
      setting: 'outOfSchoolCare',
      groupId: groupId('explorers'),
      hours: { start: '15:00' },
    })
    const comesOn = (text: string): boolean =>
      linesOf({ groups: [anOutOfSchoolGroup()], children: [child], contracts: [bso] }, isoDay(text)).length >
      0
    expect([comesOn('2026-11-23'), comesOn('2026-11-24')]).toEqual([false, true])
  })
})
