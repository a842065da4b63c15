import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays, formatDay, weekdayOf } from '#shared/kernel/time.ts'
import { easterSunday } from './easter.ts'

export const publicHolidayCodes = [
  'newYear',
  'goodFriday',
  'easterSunday',
  'easterMonday',
  'kingsDay',
  'liberationDay',
  'ascensionDay',
  'fridayAfterAscension',
  'whitSunday',
  'whitMonday',
  'christmasDay',
  'boxingDay',
] as const
export type PublicHolidayCode = (typeof publicHolidayCodes)[number]

export interface PublicHoliday {
  readonly day: IsoDay
  readonly code: PublicHolidayCode
}

/** Which of the days that houses treat differently are days off. */
export interface PublicHolidayPolicy {
  readonly liberationDay: 'everyYear' | 'everyFiveYears'
  readonly isGoodFridayClosed: boolean
  readonly isFridayAfterAscensionClosed: boolean
}

/**
 * The Dutch public holidays of a year on which care is closed, in order of date. Computed, never typed in. CAL-2
 * Source: Algemene termijnenwet art. 3; Good Friday, Liberation Day and the Friday after Ascension are house policy.
 */
export function listPublicHolidays(year: number, policy: PublicHolidayPolicy): readonly PublicHoliday[] {
  const easter = easterSunday(year)
  const isLiberationDayOff =
    policy.liberationDay === 'everyYear' || (policy.liberationDay === 'everyFiveYears' && year % 5 === 0)
  const holidays: PublicHoliday[] = [
    { day: formatDay(year, 1, 1), code: 'newYear' },
    { day: easter, code: 'easterSunday' },
    { day: addDays(easter, 1), code: 'easterMonday' },
    { day: kingsDay(year), code: 'kingsDay' },
    { day: addDays(easter, 39), code: 'ascensionDay' },
    { day: addDays(easter, 49), code: 'whitSunday' },
    { day: addDays(easter, 50), code: 'whitMonday' },
    { day: formatDay(year, 12, 25), code: 'christmasDay' },
    { day: formatDay(year, 12, 26), code: 'boxingDay' },
  ]
  if (policy.isGoodFridayClosed) holidays.push({ day: addDays(easter, -2), code: 'goodFriday' })
  if (isLiberationDayOff) holidays.push({ day: formatDay(year, 5, 5), code: 'liberationDay' })
  if (policy.isFridayAfterAscensionClosed)
    holidays.push({ day: addDays(easter, 40), code: 'fridayAfterAscension' })
  return holidays.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** 27 April, moved to the Saturday before when that is a Sunday; until 2013 it was 30 April. CAL-2 */
function kingsDay(year: number): IsoDay {
  const day = formatDay(year, 4, year < 2014 ? 30 : 27)
  return weekdayOf(day) === 7 ? addDays(day, -1) : day
}

/** The public holiday a day is, or `undefined`. When two fall together (Ascension on 5 May) the first in date order of the list counts. CAL-2 */
export function findPublicHoliday(day: IsoDay, policy: PublicHolidayPolicy): PublicHolidayCode | undefined {
  const holidays = listPublicHolidays(Number(day.slice(0, 4)), policy)
  return holidays.find((holiday) => holiday.day === day)?.code
}
