import { describe, expect, test } from 'vitest'
import { easterSunday } from '#shared/domain/calendar/easter.ts'
import {
  findPublicHoliday,
  listPublicHolidays,
  type PublicHolidayCode,
  type PublicHolidayPolicy,
} from '#shared/domain/calendar/public-holidays.ts'
import { addDays, dayOfNumber, isoDay, weekdayOf } from '#shared/kernel/time.ts'

const usual: PublicHolidayPolicy = {
  liberationDay: 'everyFiveYears',
  isGoodFridayClosed: false,
  isFridayAfterAscensionClosed: true,
}
const everything: PublicHolidayPolicy = {
  liberationDay: 'everyYear',
  isGoodFridayClosed: true,
  isFridayAfterAscensionClosed: true,
}

function dayOf(year: number, code: PublicHolidayCode): string | undefined {
  return listPublicHolidays(year, everything).find((holiday) => holiday.code === code)?.day
}

/** The table of dates in the law paper, 2025 to 2030. */
const published: Readonly<Record<number, readonly [string, string, string, string, string]>> = {
  2025: ['2025-04-18', '2025-04-21', '2025-04-26', '2025-05-29', '2025-06-09'],
  2026: ['2026-04-03', '2026-04-06', '2026-04-27', '2026-05-14', '2026-05-25'],
  2027: ['2027-03-26', '2027-03-29', '2027-04-27', '2027-05-06', '2027-05-17'],
  2028: ['2028-04-14', '2028-04-17', '2028-04-27', '2028-05-25', '2028-06-05'],
  2029: ['2029-03-30', '2029-04-02', '2029-04-27', '2029-05-10', '2029-05-21'],
  2030: ['2030-04-19', '2030-04-22', '2030-04-27', '2030-05-30', '2030-06-10'],
}

describe('public holidays (CAL-2)', () => {
  test.each(Object.entries(published))(
    'the movable days of %s are those of the published calendar',
    (year, days) => {
      const codes = ['goodFriday', 'easterMonday', 'kingsDay', 'ascensionDay', 'whitMonday'] as const
      expect(codes.map((code) => dayOf(Number(year), code))).toEqual([...days])
    },
  )

  test('Easter is a Sunday between 22 March and 25 April in every year the app knows', () => {
    for (let year = 1900; year <= 2199; year += 1) {
      const easter = easterSunday(year)
      expect(weekdayOf(easter)).toBe(7)
      expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25').toBe(true)
    }
  })

  test('Easter is the Sunday after the full moon of the church calendar (golden number and Gregorian epact)', () => {
    for (let year = 1900; year <= 2199; year += 1) expect(easterSunday(year)).toBe(easterByTables(year))
  })

  test("King's day moves from Sunday to the Saturday before", () => {
    expect(dayOf(2025, 'kingsDay')).toBe('2025-04-26')
    expect(dayOf(2031, 'kingsDay')).toBe('2031-04-26')
    expect(dayOf(2026, 'kingsDay')).toBe('2026-04-27')
  })

  test('Liberation day closes the house every five years, or every year when the house says so', () => {
    expect(findPublicHoliday(isoDay('2026-05-05'), usual)).toBeUndefined()
    expect(findPublicHoliday(isoDay('2025-05-05'), usual)).toBe('liberationDay')
    expect(findPublicHoliday(isoDay('2030-05-05'), usual)).toBe('liberationDay')
    expect(findPublicHoliday(isoDay('2026-05-05'), everything)).toBe('liberationDay')
  })

  test('the Friday after Ascension day is a day off, Good Friday only by policy', () => {
    expect(findPublicHoliday(isoDay('2026-05-15'), usual)).toBe('fridayAfterAscension')
    expect(
      findPublicHoliday(isoDay('2026-05-15'), { ...usual, isFridayAfterAscensionClosed: false }),
    ).toBeUndefined()
    expect(findPublicHoliday(isoDay('2026-04-03'), usual)).toBeUndefined()
    expect(findPublicHoliday(isoDay('2026-04-03'), everything)).toBe('goodFriday')
  })

  test('holidays are listed in order of date and stay in their year', () => {
    for (let year = 1990; year <= 2060; year += 1) {
      const days = listPublicHolidays(year, everything).map((holiday) => holiday.day)
      expect(days).toEqual(days.toSorted())
      expect(days.every((day) => day.startsWith(String(year)))).toBe(true)
    }
  })
})

/** Easter the other way round: the paschal full moon by epact, then the next Sunday. */
function easterByTables(year: number): string {
  const golden = (year % 19) + 1
  const century = Math.floor(year / 100) + 1
  const solar = Math.floor((3 * century) / 4) - 12
  const lunar = Math.floor((8 * century + 5) / 25) - 5
  let epact = (11 * golden + 20 + lunar - solar) % 30
  if (epact < 0) epact += 30
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1
  let marchDay = 44 - epact
  if (marchDay < 21) marchDay += 30
  const fullMoon = addDays(isoDay(`${year}-03-01`), marchDay - 1)
  let day = addDays(fullMoon, 1)
  while (weekdayOf(day) !== 7) day = addDays(day, 1)
  return day
}

test('the first day the app counts from was a Thursday', () => {
  expect(weekdayOf(dayOfNumber(0))).toBe(4)
})
