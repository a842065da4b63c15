import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWeeks,
  birthdayAt,
  civilDay,
  completedMonths,
  completedYears,
  dayNumberOf,
  dayOfNumber,
  daysBetween,
  daysOfWeek,
  formatMinute,
  isoDay,
  isoWeekOf,
  isOverlapping,
  isValidOn,
  mondayOfWeek,
  parseInstant,
  parseIsoDay,
  parseIsoWeek,
  parseMinute,
  weekdayOf,
  weeksInYear,
  type IsoDay,
} from '#shared/kernel/time.ts'

/** Every day the app knows, by walking from the first one: the slow reference. */
const walkedDays = walkDays()
const anyDay = fc.integer({ min: 0, max: walkedDays.length - 1 }).map((place) => walkedDays[place] as IsoDay)
const innerDay = fc.integer({ min: 40_000, max: 90_000 }).map((place) => walkedDays[place] as IsoDay)

function walkDays(): readonly string[] {
  const days: string[] = []
  for (let year = 1900; year <= 2199; year += 1) {
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
    const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for (const [month, length] of lengths.entries()) {
      for (let day = 1; day <= length; day += 1) {
        days.push(`${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
      }
    }
  }
  return days
}

describe('days', () => {
  test('every day from 1900 to 2199 has its own number, one after the other, and comes back from it', () => {
    const first = dayNumberOf(isoDay('1900-01-01'))
    const wrong = walkedDays.filter(
      (text, place) => dayNumberOf(isoDay(text)) !== first + place || dayOfNumber(first + place) !== text,
    )
    expect(wrong).toEqual([])
    expect(walkedDays).toHaveLength(109_573)
  })

  test('numbers and weekdays agree with the calendar of the machine', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const moment = new Date(`${day}T00:00:00Z`)
        expect(dayNumberOf(day)).toBe(moment.getTime() / 86_400_000)
        expect(weekdayOf(day)).toBe(((moment.getUTCDay() + 6) % 7) + 1)
      }),
    )
  })

  test('a text is a day exactly when the calendar has that day', () => {
    const known = new Set(walkedDays)
    const anyText = fc
      .tuple(
        fc.integer({ min: 1890, max: 2210 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
      )
      .map(
        ([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      )
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseIsoDay(text) !== undefined).toBe(known.has(text))
      }),
      { numRuns: 2000 },
    )
    for (const text of [
      '2027-02-29',
      '2100-02-29',
      '26-11-2026',
      '2026-11-24 ',
      '2026-1-1',
      '',
      '2026-11-24T00:00',
    ]) {
      expect(parseIsoDay(text)).toBeUndefined()
    }
    expect(parseIsoDay('2028-02-29')).toBe('2028-02-29')
    expect(() => isoDay('2027-02-29')).toThrow('not a day')
  })

  test('adding days and counting them are each other’s opposite', () => {
    fc.assert(
      fc.property(innerDay, fc.integer({ min: -2000, max: 2000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
      }),
    )
  })

  test('adding months keeps the day of the month, or takes the last one', () => {
    fc.assert(
      fc.property(innerDay, fc.integer({ min: -60, max: 60 }), (day, months) => {
        const moved = addMonths(day, months)
        expect(parseIsoDay(moved)).toBe(moved)
        const from = civilDay(day)
        const to = civilDay(moved)
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months)
        if (to.dayOfMonth !== from.dayOfMonth) expect(civilDay(addDays(moved, 1)).dayOfMonth).toBe(1)
      }),
    )
    expect(addMonths(isoDay('2026-12-31'), 2)).toBe('2027-02-28')
  })
})

describe('weeks (CAL-4)', () => {
  test('the week of a day is that of its Thursday, by counting Thursdays of the year', () => {
    fc.assert(
      fc.property(innerDay, (day) => {
        let thursday = day
        while (weekdayOf(thursday) > 4) thursday = addDays(thursday, -1)
        while (weekdayOf(thursday) < 4) thursday = addDays(thursday, 1)
        const year = thursday.slice(0, 4)
        let count = 0
        for (let walk = thursday; walk.slice(0, 4) === year; walk = addDays(walk, -7)) count += 1
        expect(isoWeekOf(day)).toBe(`${year}-W${String(count).padStart(2, '0')}`)
      }),
    )
  })

  test('2026 has a week 53, 2025 and 2027 do not', () => {
    expect([2025, 2026, 2027].map(weeksInYear)).toEqual([52, 53, 52])
    expect(parseIsoWeek('2026-W53')).toBe('2026-W53')
    for (const text of ['2025-W53', '2026-W54', '2026-W00', '2026-53', '2026-W5'])
      expect(parseIsoWeek(text)).toBeUndefined()
  })

  test('week 53 of 2026 runs from 28 December to 3 January', () => {
    const week = isoWeekOf(isoDay('2027-01-01'))
    expect(week).toBe('2026-W53')
    expect(mondayOfWeek(week)).toBe('2026-12-28')
    expect(daysOfWeek(week).at(-1)).toBe('2027-01-03')
    expect(addWeeks(week, 1)).toBe('2027-W01')
    expect(addWeeks(week, -1)).toBe('2026-W52')
  })

  test('a week has seven days from Monday to Sunday that all lie in that week', () => {
    fc.assert(
      fc.property(innerDay, (day) => {
        const week = isoWeekOf(day)
        const days = daysOfWeek(week)
        expect(days.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7])
        expect(days.every((item) => isoWeekOf(item) === week)).toBe(true)
        expect(days).toContain(day)
      }),
    )
  })
})

describe('ages (BKR-19)', () => {
  test('a child is a year older on its birthday and not a day before', () => {
    fc.assert(
      fc.property(innerDay, fc.integer({ min: 0, max: 15 }), (birthDay, years) => {
        const birthday = birthdayAt(birthDay, years)
        expect(completedYears(birthDay, birthday)).toBe(years)
        expect(completedYears(birthDay, addDays(birthday, -1))).toBe(years - 1)
      }),
    )
  })

  test('born on 29 February, a child has its birthday on 1 March of a common year', () => {
    const birthDay = isoDay('2024-02-29')
    expect(birthdayAt(birthDay, 3)).toBe('2027-03-01')
    expect(birthdayAt(birthDay, 4)).toBe('2028-02-29')
    expect(completedYears(birthDay, isoDay('2027-02-28'))).toBe(2)
    expect(completedYears(birthDay, isoDay('2027-03-01'))).toBe(3)
    expect(completedYears(birthDay, isoDay('2028-02-29'))).toBe(4)
  })

  test('before birth the age is negative', () => {
    expect(completedYears(isoDay('2027-02-02'), isoDay('2026-11-24'))).toBeLessThan(0)
    expect(completedMonths(isoDay('2027-02-02'), isoDay('2026-11-24'))).toBeLessThan(0)
  })

  test('months and years of age agree', () => {
    fc.assert(
      fc.property(innerDay, fc.integer({ min: 0, max: 5000 }), (birthDay, days) => {
        const on = addDays(birthDay, days)
        expect(Math.floor(completedMonths(birthDay, on) / 12)).toBe(completedYears(birthDay, on))
      }),
    )
  })
})

describe('minutes, stretches and validity', () => {
  test('a time of day is read and written the same', () => {
    for (let minute = 0; minute <= 1440; minute += 1) expect(parseMinute(formatMinute(minute))).toBe(minute)
    expect(parseMinute('7:30')).toBe(450)
    for (const text of ['24:01', '25:00', '12:60', '7.30', '', '730'])
      expect(parseMinute(text)).toBeUndefined()
  })

  test('two stretches overlap exactly when they share a minute', () => {
    const stretch = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([start, length]) => ({ startMinute: start, endMinute: start + length + 1 }))
    fc.assert(
      fc.property(stretch, stretch, (a, b) => {
        let isShared = false
        for (let minute = 0; minute < 70; minute += 1) {
          const isInA = a.startMinute <= minute && minute < a.endMinute
          const isInB = b.startMinute <= minute && minute < b.endMinute
          isShared ||= isInA && isInB
        }
        expect(isOverlapping(a, b)).toBe(isShared)
      }),
    )
  })

  test('a period includes its first and last day, and an open end never stops', () => {
    const period = { validFrom: isoDay('2026-11-24'), validUntil: isoDay('2026-11-30') }
    const holdsOn = (text: string): boolean => isValidOn(period, isoDay(text))
    expect(['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'].map(holdsOn)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isValidOn({ ...period, validUntil: null }, isoDay('2199-12-31'))).toBe(true)
  })

  test('a moment is UTC text of an existing day', () => {
    expect(parseInstant('2026-11-24T08:00:00.000Z')).toBe('2026-11-24T08:00:00.000Z')
    for (const text of ['2026-11-24', '2026-02-30T08:00:00Z', '2026-11-24T08:00:00+01:00']) {
      expect(parseInstant(text)).toBeUndefined()
    }
  })
})
