import type { School, SchoolDayOff, SchoolHoliday, SchoolTime } from '#shared/domain/calendar/model.ts'
import type { SchoolId } from '#shared/domain/ids.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { at, nextId, schoolId } from './ids.ts'

export const defaultSchoolId = schoolId('compass')

export function aSchool(overrides: Partial<School> = {}): School {
  return { id: defaultSchoolId, name: 'De Kompasschool', region: 'middle', ...overrides }
}

/** Lesson hours Monday to Friday, 08:30 to 14:45 unless told otherwise. CAL-3 */
export function schoolTimes(
  options: { school?: SchoolId; weekdays?: readonly Weekday[]; start?: string; end?: string } = {},
): SchoolTime[] {
  return (options.weekdays ?? [1, 2, 3, 4, 5]).map((weekday) => ({
    id: nextId('time'),
    schoolId: options.school ?? defaultSchoolId,
    weekday,
    startMinute: at(options.start ?? '08:30'),
    endMinute: at(options.end ?? '14:45'),
    validFrom: isoDay('2020-08-01'),
    validUntil: null,
  }))
}

export function aSchoolDayOff(day: IsoDay, overrides: Partial<SchoolDayOff> = {}): SchoolDayOff {
  return { id: nextId('off'), schoolId: defaultSchoolId, day, kind: 'studyDay', ...overrides }
}

/** A holiday of the middle region unless overridden. */
export function aSchoolHoliday(
  overrides: Partial<SchoolHoliday> & Pick<SchoolHoliday, 'startDay' | 'endDay'>,
): SchoolHoliday {
  return {
    id: nextId('holiday'),
    region: overrides.schoolId === undefined || overrides.schoolId === null ? 'middle' : null,
    schoolId: null,
    schoolYear: '2026-2027',
    kind: 'autumn',
    ...overrides,
  }
}
