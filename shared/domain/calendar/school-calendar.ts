import type { IsoDay, Interval, Weekday } from '#shared/kernel/time.ts'
import { isValidOn, weekdayOf } from '#shared/kernel/time.ts'
import type { SchoolId } from '../ids.ts'
import { schoolRegions, type SchoolRegion } from '../organisation/model.ts'
import type { School, SchoolDayOff, SchoolHoliday, SchoolTime } from './model.ts'
import { findPublicHoliday, type PublicHolidayPolicy } from './public-holidays.ts'

export interface SchoolFacts {
  readonly schools: readonly School[]
  readonly schoolTimes: readonly SchoolTime[]
  readonly schoolDaysOff: readonly SchoolDayOff[]
  readonly schoolHolidays: readonly SchoolHoliday[]
}

/** Schools, their hours and their days without lessons, ready for many look-ups. */
export interface SchoolCalendar {
  readonly schools: ReadonlyMap<SchoolId, SchoolSchedule>
  /** Holidays of a region, for children without a school. */
  readonly holidaysByRegion: ReadonlyMap<SchoolRegion, readonly SchoolHoliday[]>
}

interface SchoolSchedule {
  readonly school: School
  /** Latest first, so that the first valid row is the one that counts. */
  readonly times: ReadonlyMap<Weekday, readonly SchoolTime[]>
  readonly daysOff: ReadonlyMap<IsoDay, SchoolDayOff>
  readonly holidays: readonly SchoolHoliday[]
}

/** What a day is for a school. CAL-3 */
export type SchoolDay =
  | ({ readonly kind: 'lessons' } & Interval)
  | { readonly kind: 'holiday'; readonly holiday: SchoolHoliday['kind'] }
  /** A day the school took off itself; `usual` are the lesson hours of that weekday. */
  | { readonly kind: 'dayOff'; readonly reason: SchoolDayOff['kind']; readonly usual: Interval | null }
  | { readonly kind: 'noLessons'; readonly reason: 'publicHoliday' | 'weekday' | 'unknownSchool' }

/** Builds the look-ups once. A school's own holiday of a kind and year replaces its region's. CAL-3 */
export function createSchoolCalendar(facts: SchoolFacts): SchoolCalendar {
  const holidaysByRegion = new Map<SchoolRegion, readonly SchoolHoliday[]>()
  for (const region of schoolRegions) {
    holidaysByRegion.set(
      region,
      facts.schoolHolidays.filter((holiday) => holiday.schoolId === null && holiday.region === region),
    )
  }
  const schools = new Map<SchoolId, SchoolSchedule>()
  for (const school of facts.schools) {
    schools.set(school.id, {
      school,
      times: timesOf(facts.schoolTimes, school.id),
      daysOff: new Map(
        facts.schoolDaysOff.filter((off) => off.schoolId === school.id).map((off) => [off.day, off]),
      ),
      holidays: holidaysOf(school, facts.schoolHolidays, holidaysByRegion.get(school.region) ?? []),
    })
  }
  return { schools, holidaysByRegion }
}

function timesOf(
  rows: readonly SchoolTime[],
  schoolId: SchoolId,
): ReadonlyMap<Weekday, readonly SchoolTime[]> {
  const times = new Map<Weekday, SchoolTime[]>()
  const own = rows.filter((row) => row.schoolId === schoolId)
  for (const row of own.toSorted((a, b) =>
    a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0,
  )) {
    const list = times.get(row.weekday) ?? []
    list.push(row)
    times.set(row.weekday, list)
  }
  return times
}

function holidaysOf(
  school: School,
  all: readonly SchoolHoliday[],
  regional: readonly SchoolHoliday[],
): readonly SchoolHoliday[] {
  const own = all.filter((holiday) => holiday.schoolId === school.id)
  const isReplaced = (holiday: SchoolHoliday): boolean =>
    own.some((other) => other.kind === holiday.kind && other.schoolYear === holiday.schoolYear)
  return [...own, ...regional.filter((holiday) => !isReplaced(holiday))]
}

/** The school holiday a day falls in, for a school or (without one) for a region. CAL-3 */
export function findSchoolHoliday(
  calendar: SchoolCalendar,
  schoolId: SchoolId | null,
  region: SchoolRegion,
  day: IsoDay,
): SchoolHoliday | undefined {
  const schedule = schoolId === null ? undefined : calendar.schools.get(schoolId)
  const holidays = schedule?.holidays ?? calendar.holidaysByRegion.get(region) ?? []
  return holidays.find((holiday) => holiday.startDay <= day && day <= holiday.endDay)
}

/**
 * What a day is for a school: lessons, a school holiday, a day the school took off, or no lessons at all. A child
 * without a known school follows the holidays of the region. CAL-3
 */
export function schoolDayOf(
  calendar: SchoolCalendar,
  schoolId: SchoolId | null,
  region: SchoolRegion,
  day: IsoDay,
  policy: PublicHolidayPolicy,
): SchoolDay {
  const holiday = findSchoolHoliday(calendar, schoolId, region, day)
  if (holiday !== undefined) return { kind: 'holiday', holiday: holiday.kind }
  if (findPublicHoliday(day, policy) !== undefined) return { kind: 'noLessons', reason: 'publicHoliday' }
  const schedule = schoolId === null ? undefined : calendar.schools.get(schoolId)
  if (schedule === undefined) return { kind: 'noLessons', reason: 'unknownSchool' }
  const usual = schedule.times.get(weekdayOf(day))?.find((row) => isValidOn(row, day))
  const off = schedule.daysOff.get(day)
  if (off !== undefined) {
    const hours = usual === undefined ? null : { startMinute: usual.startMinute, endMinute: usual.endMinute }
    return { kind: 'dayOff', reason: off.kind, usual: hours }
  }
  if (usual === undefined) {
    return { kind: 'noLessons', reason: schedule.times.size === 0 ? 'unknownSchool' : 'weekday' }
  }
  return { kind: 'lessons', startMinute: usual.startMinute, endMinute: usual.endMinute }
}
