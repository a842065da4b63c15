import { describe, expect, test } from 'vitest'
import { readSchoolHolidays } from '#shared/domain/calendar/read-school-holidays.ts'
import {
  createSchoolCalendar,
  findSchoolHoliday,
  schoolDayOf,
} from '#shared/domain/calendar/school-calendar.ts'
import { schoolRegions } from '#shared/domain/organisation/model.ts'
import { addDays, isoDay, weekdayOf } from '#shared/kernel/time.ts'
import {
  aSchool,
  aSchoolDayOff,
  aSchoolHoliday,
  defaultSchoolId,
  schoolTimes,
} from '#tests/harness/builders/calendar.ts'
import { schoolId } from '#tests/harness/builders/ids.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'

const policy = {
  liberationDay: 'everyFiveYears',
  isGoodFridayClosed: false,
  isFridayAfterAscensionClosed: true,
} as const

function calendarOf(overrides: Partial<Parameters<typeof createSchoolCalendar>[0]> = {}) {
  return createSchoolCalendar({
    schools: [aSchool()],
    schoolTimes: schoolTimes(),
    schoolDaysOff: [],
    schoolHolidays: regionalHolidays,
    ...overrides,
  })
}

describe('school days (CAL-3)', () => {
  test('on an ordinary Tuesday the school has its lesson hours', () => {
    const day = schoolDayOf(calendarOf(), defaultSchoolId, 'middle', isoDay('2026-11-24'), policy)
    expect(day).toEqual({ kind: 'lessons', startMinute: 510, endMinute: 885 })
  })

  test('in the holiday of its region there are no lessons', () => {
    const calendar = calendarOf()
    expect(schoolDayOf(calendar, defaultSchoolId, 'middle', isoDay('2026-10-20'), policy)).toEqual({
      kind: 'holiday',
      holiday: 'autumn',
    })
    expect(findSchoolHoliday(calendar, null, 'north', isoDay('2026-10-12'))?.kind).toBe('autumn')
    expect(findSchoolHoliday(calendar, null, 'middle', isoDay('2026-10-12'))).toBeUndefined()
  })

  test('week 53 of 2026 lies in the Christmas holiday of every region', () => {
    const calendar = calendarOf()
    for (const region of schoolRegions) {
      for (let offset = 0; offset < 7; offset += 1) {
        const day = addDays(isoDay('2026-12-28'), offset)
        expect(findSchoolHoliday(calendar, null, region, day)?.kind).toBe('christmas')
      }
      expect(findSchoolHoliday(calendar, null, region, isoDay('2027-01-04'))).toBeUndefined()
    }
  })

  test("a school's own holiday of a kind and year replaces the region's, and only that one", () => {
    const own = aSchoolHoliday({
      schoolId: defaultSchoolId,
      kind: 'autumn',
      schoolYear: '2026-2027',
      startDay: isoDay('2026-11-02'),
      endDay: isoDay('2026-11-08'),
    })
    const calendar = calendarOf({ schoolHolidays: [...regionalHolidays, own] })
    const kindOn = (text: string): string =>
      schoolDayOf(calendar, defaultSchoolId, 'middle', isoDay(text), policy).kind
    expect(kindOn('2026-11-03')).toBe('holiday')
    expect(kindOn('2026-10-20')).toBe('lessons')
    expect(kindOn('2026-12-22')).toBe('holiday')
    expect(kindOn('2025-10-21')).toBe('holiday')
  })

  test('a study day has no lessons but keeps the usual hours at hand', () => {
    const calendar = calendarOf({ schoolDaysOff: [aSchoolDayOff(isoDay('2026-11-24'))] })
    expect(schoolDayOf(calendar, defaultSchoolId, 'middle', isoDay('2026-11-24'), policy)).toEqual({
      kind: 'dayOff',
      reason: 'studyDay',
      usual: { startMinute: 510, endMinute: 885 },
    })
  })

  test('new school hours count from their first day', () => {
    const times = [
      ...schoolTimes(),
      ...schoolTimes({ end: '14:00' }).map((row) => ({ ...row, validFrom: isoDay('2026-11-01') })),
    ]
    const calendar = calendarOf({ schoolTimes: times })
    const endOn = (text: string): number | null => {
      const day = schoolDayOf(calendar, defaultSchoolId, 'middle', isoDay(text), policy)
      return day.kind === 'lessons' ? day.endMinute : null
    }
    expect(endOn('2026-10-30')).toBe(885)
    expect(endOn('2026-11-24')).toBe(840)
  })

  test('a public holiday, a weekday without hours and an unknown school are told apart', () => {
    const calendar = calendarOf({ schoolTimes: schoolTimes({ weekdays: [1, 2, 4, 5] }) })
    const reasonOn = (school: string, text: string): string => {
      const day = schoolDayOf(calendar, schoolId(school), 'middle', isoDay(text), policy)
      return day.kind === 'noLessons' ? day.reason : day.kind
    }
    expect(reasonOn('compass', '2026-05-14')).toBe('publicHoliday')
    expect(reasonOn('compass', '2026-11-25')).toBe('weekday')
    expect(reasonOn('elsewhere', '2026-11-24')).toBe('unknownSchool')
  })
})

describe('the official school holidays (CAL-3)', () => {
  test('every region has the five holidays of three school years, Saturday to Sunday', () => {
    expect(regionalHolidays).toHaveLength(3 * 5 * 3)
    for (const holiday of regionalHolidays) {
      expect(weekdayOf(holiday.startDay)).toBe(6)
      expect(weekdayOf(holiday.endDay)).toBe(7)
    }
  })

  test('no two holidays of a region overlap and every id is used once', () => {
    expect(new Set(regionalHolidays.map((holiday) => holiday.id)).size).toBe(regionalHolidays.length)
    for (const region of schoolRegions) {
      const own = regionalHolidays
        .filter((holiday) => holiday.region === region)
        .toSorted((a, b) => (a.startDay < b.startDay ? -1 : 1))
      for (const [place, holiday] of own.entries()) {
        const next = own[place + 1]
        if (next !== undefined) expect(holiday.endDay < next.startDay).toBe(true)
      }
    }
  })

  test('a file that does not fit is refused', () => {
    const holiday = {
      schoolYear: '2026-2027',
      kind: 'autumn',
      regions: ['north'],
      startDay: '2026-10-10',
      endDay: '2026-10-18',
    }
    expect(readSchoolHolidays({ holidays: [holiday] })).toHaveLength(1)
    for (const broken of [
      null,
      {},
      { holidays: [null] },
      { holidays: [{ ...holiday, kind: 'winter' }] },
      { holidays: [{ ...holiday, regions: [] }] },
      { holidays: [{ ...holiday, regions: ['west'] }] },
      { holidays: [{ ...holiday, startDay: '2026-02-30' }] },
      { holidays: [{ ...holiday, endDay: '2026-10-01' }] },
      { holidays: [{ ...holiday, schoolYear: '2026' }] },
    ]) {
      expect(() => readSchoolHolidays(broken)).toThrow()
    }
  })
})
