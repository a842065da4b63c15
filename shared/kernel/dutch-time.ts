import {
  dayNumberOf,
  dayOfNumber,
  formatDay,
  MINUTES_PER_DAY,
  weekdayOfNumber,
  type DayNumber,
  type Instant,
  type IsoDay,
  type MinuteOfDay,
} from './time.ts'

/** A moment as the clock on the wall in the Netherlands shows it. */
export interface DutchTime {
  readonly day: IsoDay
  readonly minute: MinuteOfDay
}

/** Summer time begins and ends at one o'clock UTC on the last Sunday of the month. */
const CHANGE_MINUTE_UTC = 60

/**
 * The wall clock in the Netherlands at a moment: an hour before UTC, two in summer time (the rule of the European Union
 * since 1996). By integers alone, so that it is the same on every machine and in every night in which the clock moves.
 */
export function dutchTimeOf(at: Instant): DutchTime {
  const number = dayNumberOf(at.slice(0, 10) as IsoDay)
  const minuteUtc = Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16))
  const shifted = minuteUtc + (isSummerTime(number, minuteUtc) ? 120 : 60)
  return shifted < MINUTES_PER_DAY
    ? { day: dayOfNumber(number), minute: shifted }
    : { day: dayOfNumber(number + 1), minute: shifted - MINUTES_PER_DAY }
}

function isSummerTime(number: DayNumber, minuteUtc: number): boolean {
  const year = Number(dayOfNumber(number).slice(0, 4))
  const begin = lastSundayOf(year, 3)
  const end = lastSundayOf(year, 10)
  if (number === begin) return minuteUtc >= CHANGE_MINUTE_UTC
  if (number === end) return minuteUtc < CHANGE_MINUTE_UTC
  return begin < number && number < end
}

/** March and October have 31 days. */
function lastSundayOf(year: number, month: 3 | 10): DayNumber {
  const last = dayNumberOf(formatDay(year, month, 31))
  return last - (weekdayOfNumber(last) % 7)
}
