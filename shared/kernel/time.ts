import type { Brand } from './brand.ts'
import { invariant } from './invariant.ts'

/**
 * Civil days, minutes of a day and moments, as plain values.
 *
 * A day never becomes a JavaScript `Date`: a day has no time zone, and a day turned into a moment shifts by one as
 * soon as two machines differ in zone. All arithmetic is on integers (days since 1970-01-01 in the proleptic
 * Gregorian calendar), so it is fast enough for a year of quarters of an hour.
 */

/** A civil day, `YYYY-MM-DD`, between 1900-01-01 and 2199-12-31. */
export type IsoDay = Brand<string, 'IsoDay'>
/** An ISO 8601 week, `YYYY-Www`, e.g. `2026-W53`. */
export type IsoWeek = Brand<string, 'IsoWeek'>
/** A moment in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export type Instant = Brand<string, 'Instant'>
/** Minutes since midnight of the civil day, 0 to 1440. */
export type MinuteOfDay = number
/** Days since 1970-01-01, for arithmetic and comparison only. */
export type DayNumber = number
/** Monday 1 to Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const MINUTES_PER_DAY = 1440
/** The grain in which the app speaks of "the tightest quarter". CAL-4 */
export const QUARTER_MINUTES = 15

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const WEEK_PATTERN = /^(\d{4})-W(\d{2})$/
const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** Reads a day from text, or answers `undefined` when no such day exists (29 February of a common year included). */
export function parseIsoDay(text: string): IsoDay | undefined {
  const match = DAY_PATTERN.exec(text)
  if (match === null) return undefined
  const year = Number(match[1])
  const month = Number(match[2])
  const dayOfMonth = Number(match[3])
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined
  return text as IsoDay
}

/** A day written in the program itself; throws when it does not exist. */
export function isoDay(text: string): IsoDay {
  const day = parseIsoDay(text)
  invariant(day !== undefined, `not a day: ${text}`)
  return day
}

export function parseInstant(text: string): Instant | undefined {
  return INSTANT_PATTERN.test(text) && parseIsoDay(text.slice(0, 10)) !== undefined
    ? (text as Instant)
    : undefined
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export interface CivilDay {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  /** 1 to 31 */
  readonly dayOfMonth: number
}

export function civilDay(day: IsoDay): CivilDay {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  }
}

/** Days since 1970-01-01. The year is counted from March so that the leap day falls at its end. */
export function dayNumberOf(day: IsoDay): DayNumber {
  const { year, month, dayOfMonth } = civilDay(day)
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The day with this number; the inverse of `dayNumberOf`. */
export function dayOfNumber(number: DayNumber): IsoDay {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return formatDay(year, month, dayOfMonth)
}

export function formatDay(year: number, month: number, dayOfMonth: number): IsoDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as IsoDay
}

export function addDays(day: IsoDay, days: number): IsoDay {
  return dayOfNumber(dayNumberOf(day) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** The same day so many months later; a day that does not exist there becomes the last of that month. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const { year, month, dayOfMonth } = civilDay(day)
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = (index % 12) + 1
  return formatDay(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)))
}

export function weekdayOf(day: IsoDay): Weekday {
  return weekdayOfNumber(dayNumberOf(day))
}

export function weekdayOfNumber(number: DayNumber): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** The ISO 8601 week a day falls in. The week belongs to the year of its Thursday, so 2026 has a week 53. CAL-4 */
export function isoWeekOf(day: IsoDay): IsoWeek {
  const number = dayNumberOf(day)
  const thursday = number - (weekdayOfNumber(number) - 4)
  const year = civilDay(dayOfNumber(thursday)).year
  const firstOfYear = dayNumberOf(formatDay(year, 1, 1))
  return formatWeek(year, Math.floor((thursday - firstOfYear) / 7) + 1)
}

function formatWeek(year: number, week: number): IsoWeek {
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}` as IsoWeek
}

/** Reads `2026-W53`; `undefined` when that week does not exist (2025 has no week 53). */
export function parseIsoWeek(text: string): IsoWeek | undefined {
  const match = WEEK_PATTERN.exec(text)
  if (match === null) return undefined
  const year = Number(match[1])
  const week = Number(match[2])
  if (year < FIRST_YEAR || year > LAST_YEAR || week < 1 || week > weeksInYear(year)) return undefined
  return text as IsoWeek
}

export function weeksInYear(year: number): number {
  // 28 December is always in the last ISO week of its year.
  return Number(isoWeekOf(formatDay(year, 12, 28)).slice(6))
}

export function mondayOfWeek(week: IsoWeek): IsoDay {
  const year = Number(week.slice(0, 4))
  const number = Number(week.slice(6))
  // 4 January is always in week 1.
  const fourth = dayNumberOf(formatDay(year, 1, 4))
  return dayOfNumber(fourth - (weekdayOfNumber(fourth) - 1) + (number - 1) * 7)
}

export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  return isoWeekOf(addDays(mondayOfWeek(week), weeks * 7))
}

/** Monday to Sunday of a week. */
export function daysOfWeek(week: IsoWeek): readonly IsoDay[] {
  const monday = dayNumberOf(mondayOfWeek(week))
  return [0, 1, 2, 3, 4, 5, 6].map((offset) => dayOfNumber(monday + offset))
}

/**
 * Age in completed years on a day; negative before birth. A child changes age on the birthday itself, and a child
 * born on 29 February has its birthday on 1 March of a common year. BKR-19
 */
export function completedYears(birthDay: IsoDay, onDay: IsoDay): number {
  const years = Number(onDay.slice(0, 4)) - Number(birthDay.slice(0, 4))
  // 'MM-DD' compares as text; 02-28 < 02-29, so the leap child turns a year older on 03-01 by itself.
  return onDay.slice(5) < birthDay.slice(5) ? years - 1 : years
}

/** Age in completed months on a day; negative before birth. */
export function completedMonths(birthDay: IsoDay, onDay: IsoDay): number {
  const birth = civilDay(birthDay)
  const on = civilDay(onDay)
  const months = (on.year - birth.year) * 12 + (on.month - birth.month)
  return on.dayOfMonth < birth.dayOfMonth ? months - 1 : months
}

/** The day a child reaches an age; 29 February becomes 1 March in a common year. BKR-19 */
export function birthdayAt(birthDay: IsoDay, years: number): IsoDay {
  const { year, month, dayOfMonth } = civilDay(birthDay)
  const target = year + years
  if (month === 2 && dayOfMonth === 29 && !isLeapYear(target)) return formatDay(target, 3, 1)
  return formatDay(target, month, dayOfMonth)
}

/** `450` -> `07:30`. */
export function formatMinute(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** `7:30`, `07:30` -> 450; `24:00` -> 1440; anything else `undefined`. */
export function parseMinute(text: string): MinuteOfDay | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (match === null) return undefined
  const minute = Number(match[1]) * 60 + Number(match[2])
  return Number(match[2]) < 60 && minute <= MINUTES_PER_DAY ? minute : undefined
}

/** A stretch of one day, start included, end excluded. */
export interface Interval {
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
}

export function isOverlapping(a: Interval, b: Interval): boolean {
  return a.startMinute < b.endMinute && b.startMinute < a.endMinute
}

/** Whether a dated fact holds on a day; an open end holds for ever. Both ends are included. */
export function isValidOn(
  period: { readonly validFrom: IsoDay; readonly validUntil: IsoDay | null },
  day: IsoDay,
): boolean {
  return period.validFrom <= day && (period.validUntil === null || day <= period.validUntil)
}
