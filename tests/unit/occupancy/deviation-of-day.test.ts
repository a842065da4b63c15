import { describe, expect, test } from 'vitest'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { deviationOfDay } from '#shared/domain/occupancy/deviation-of-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { aSchool, aSchoolHoliday, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { anOutOfSchoolGroup, openingHours } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

/** The room for fewer staff of the first unit of a day. */
function budgetOn(facts: LocationFacts, day: IsoDay) {
  const index = indexLocationFacts(facts, regionalHolidays)
  const computed = computeDay(index, lawBook, day)
  const [unit] = computed.units
  return unit === undefined ? undefined : deviationOfDay(index, lawBook, computed, unit)
}

describe('the three hours of day care (BKR-13)', () => {
  const nine = aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday })
  const first = aTeam(1, [ordinaryTuesday])
  const second = aTeam(1, [ordinaryTuesday], { prefix: 'late', breaks: [['12:30', '13:15']] })
  const house = {
    ...nine,
    staffMembers: [...first.staffMembers, ...second.staffMembers],
    shifts: [...first.shifts, ...second.shifts],
  }

  test('a break with one of two left takes its minutes from the three hours', () => {
    expect(budgetOn(locationFacts(house), ordinaryTuesday)).toMatchObject({
      verdict: 'ok',
      allowedMinutes: 180,
      usedMinutes: 45,
      remainingMinutes: 135,
    })
  })

  test('a house that closes at noon is not open ten hours on end and has no such room', () => {
    const openings = [
      ...openingHours('dayCare', { start: '07:00', end: '12:30' }),
      ...openingHours('dayCare', { start: '13:00', end: '18:30' }),
    ]
    const budget = budgetOn(locationFacts({ ...house, openingHours: openings }), ordinaryTuesday)
    expect(budget).toMatchObject({ verdict: 'no', allowedMinutes: 0 })
    expect(budget?.violations[0]).toMatchObject({
      code: 'ratio.deviationNotOpenLongEnough',
      params: { openMinutes: 330 },
    })
    const touching = [
      ...openingHours('dayCare', { start: '12:30', end: '18:30' }),
      ...openingHours('dayCare', { start: '07:00', end: '12:30' }),
    ]
    expect(budgetOn(locationFacts({ ...house, openingHours: touching }), ordinaryTuesday)?.verdict).toBe('ok')
  })
})

describe('the room for fewer staff in out-of-school care (BKR-14)', () => {
  const autumnTuesday = isoDay('2026-10-20')

  function houseOn(day: IsoDay): LocationFacts {
    const hours = { start: '13:30', end: '18:30', holidayStart: '08:00', holidayEnd: '18:00' }
    const pupils = aCrowd({
      ages: { 6: 11 },
      day,
      contract: { setting: 'outOfSchoolCare', groupId: groupId('explorers'), hours },
    })
    const first = aTeam(1, [day], { groupId: groupId('explorers') })
    const second = aTeam(1, [day], {
      prefix: 'late',
      groupId: groupId('explorers'),
      breaks: [['16:00', '17:00']],
    })
    return locationFacts({
      ...pupils,
      groups: [anOutOfSchoolGroup()],
      staffMembers: [...first.staffMembers, ...second.staffMembers],
      shifts: [...first.shifts, ...second.shifts],
    })
  }

  test('is half an hour on a school day, so a break of an hour is too long', () => {
    const budget = budgetOn(houseOn(ordinaryTuesday), ordinaryTuesday)
    expect(budget).toMatchObject({ verdict: 'no', allowedMinutes: 30, usedMinutes: 60, remainingMinutes: 0 })
  })

  test('is three hours in a school holiday, when open ten hours on end', () => {
    const budget = budgetOn(houseOn(autumnTuesday), autumnTuesday)
    expect(budget).toMatchObject({ verdict: 'ok', allowedMinutes: 180, usedMinutes: 60 })
  })

  test('follows the school of the children where it has other holidays than its region (CAL-3)', () => {
    const withSchool = (day: IsoDay): LocationFacts => {
      const house = houseOn(day)
      return {
        ...house,
        children: house.children.map((child) => ({ ...child, schoolId: aSchool().id })),
        schools: [aSchool()],
        schoolTimes: schoolTimes(),
        schoolHolidays: [
          aSchoolHoliday({
            schoolId: aSchool().id,
            startDay: isoDay('2026-11-23'),
            endDay: isoDay('2026-11-27'),
          }),
        ],
      }
    }
    expect(budgetOn(withSchool(autumnTuesday), autumnTuesday)?.allowedMinutes).toBe(30)
    expect(budgetOn(withSchool(ordinaryTuesday), ordinaryTuesday)?.allowedMinutes).toBe(180)
  })
})
