import type { Instant, Interval, IsoDay, IsoWeek, MinuteOfDay, Weekday } from '#shared/kernel/time.ts'
import {
  addDays,
  formatDay,
  formatMinute,
  parseIsoDay,
  parseIsoWeek,
  parseMinute,
  weekdayOf,
} from '#shared/kernel/time.ts'
import { normaliseName } from './normalise-name.ts'
import { weekdayWords } from './words.ts'
import type { Words } from './words.ts'

/** Readers of one cell each: the value, or `undefined` when the text is no such value. The text is trimmed. */

const ID_PATTERN = /^[A-Za-z0-9._:-]{1,64}$/

export function readId(text: string): string | undefined {
  return ID_PATTERN.test(text) ? text : undefined
}

/** `26-11-2026`, `26/11/2026`, `26.11.2026` or `2026-11-26`; day before month, never a year of two digits. */
export function readDay(text: string): IsoDay | undefined {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text)
  if (match === null) return parseIsoDay(text)
  return parseIsoDay(`${match[4]}-${match[3]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`)
}

/** `7:30`, `07:30`, `07.30` or `07:30:00`. */
export function readTime(text: string): MinuteOfDay | undefined {
  return parseMinute(text.replace(/^(\d{1,2})[.:](\d{2})(?::00)?$/, '$1:$2'))
}

/** `07:30-13:00`, with any dash and spaces around it. */
export function readInterval(text: string): Interval | undefined {
  const parts = text.split(/\s*[-–—]\s*|\s+tot\s+/)
  if (parts.length !== 2) return undefined
  const startMinute = readTime(parts[0] ?? '')
  const endMinute = readTime(parts[1] ?? '')
  return startMinute === undefined || endMinute === undefined ? undefined : { startMinute, endMinute }
}

/** Several stretches joined by `+` or `,`. */
export function readIntervals(text: string): Interval[] | undefined {
  const intervals: Interval[] = []
  for (const part of text.split(/[+,&]/)) {
    const interval = readInterval(part.trim())
    if (interval === undefined) return undefined
    intervals.push(interval)
  }
  return intervals.toSorted((a, b) => a.startMinute - b.startMinute)
}

/** A stretch of a contract: `na school` and `tot school` leave that end to the school. */
export interface ContractStretch {
  readonly startMinute: MinuteOfDay | null
  readonly endMinute: MinuteOfDay | null
}

/** `07:30-18:30`, `na school-18:30`, `07:30-school`; several joined by `+`. */
export function readContractStretches(text: string): ContractStretch[] | undefined {
  const stretches: ContractStretch[] = []
  for (const part of text.split(/[+,&]/)) {
    const ends = part.trim().split(/\s*[-–—]\s*/)
    if (ends.length !== 2) return undefined
    const startMinute = readEnd(ends[0] ?? '')
    const endMinute = readEnd(ends[1] ?? '')
    if (startMinute === undefined || endMinute === undefined) return undefined
    if (startMinute === null && endMinute === null) return undefined
    stretches.push({ startMinute, endMinute })
  }
  return stretches
}

function readEnd(text: string): MinuteOfDay | null | undefined {
  if (/^(?:na |tot |after |until )?school$/i.test(text)) return null
  return readTime(text)
}

/** A whole number from 0 up. */
export function readWhole(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** Square metres, `52,5` or `52.5` -> 5250 square decimetres. */
export function readSquareMetres(text: string): number | undefined {
  const match = /^(\d{1,6})(?:[.,](\d{1,2}))?(?:\s*m2|\s*m²)?$/.exec(text)
  if (match === null) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

export function readWord<Value extends string | number>(
  words: Words<Value>,
  text: string,
): Value | undefined {
  const name = normaliseName(text)
  return words.find(([, names]) => names.some((candidate) => normaliseName(candidate) === name))?.[0]
}

/** `ma`, `ma,wo`, `ma/di/do`, `ma t/m vr`. */
export function readWeekdays(text: string): Weekday[] | undefined {
  const range = /^(\S+)\s*(?:-|–|t\/m|tm)\s*(\S+)$/i.exec(text)
  if (range !== null) {
    const first = readWord(weekdayWords, range[1] ?? '')
    const last = readWord(weekdayWords, range[2] ?? '')
    if (first === undefined || last === undefined || last < first) return undefined
    return weekdayWords.map(([weekday]) => weekday).filter((weekday) => first <= weekday && weekday <= last)
  }
  const weekdays = new Set<Weekday>()
  for (const part of text.split(/[\s,/+]+|\ben\b/).filter((word) => word !== '')) {
    const weekday = readWord(weekdayWords, part)
    if (weekday === undefined) return undefined
    weekdays.add(weekday)
  }
  return weekdays.size === 0 ? undefined : [...weekdays].toSorted((a, b) => a - b)
}

/** `2026-W48` or `48-2026`. */
export function readWeek(text: string): IsoWeek | undefined {
  const match = /^(?:wk|week)?\s*(\d{1,2})[-/ ](\d{4})$/i.exec(text)
  if (match === null) return parseIsoWeek(text.toUpperCase())
  return parseIsoWeek(`${match[2]}-W${match[1]?.padStart(2, '0')}`)
}

/** `21-11-2026 08:41` on a Dutch clock, as a moment in UTC. */
export function readDateTime(text: string): Instant | undefined {
  const parts = text.split(/[ T]+/)
  const day = readDay(parts[0] ?? '')
  const minute = parts.length === 1 ? 0 : readTime(parts[1] ?? '')
  if (day === undefined || minute === undefined || parts.length > 2) return undefined
  const shifted = minute - dutchOffsetMinutes(day, minute)
  if (shifted < 0) return `${addDays(day, -1)}T${formatMinute(shifted + 1440)}:00.000Z` as Instant
  if (shifted >= 1440) return undefined
  return `${day}T${formatMinute(shifted)}:00.000Z` as Instant
}

/** Summer time: from 02:00 on the last Sunday of March to 03:00 on the last Sunday of October. */
function dutchOffsetMinutes(day: IsoDay, minute: MinuteOfDay): number {
  const year = Number(day.slice(0, 4))
  const start = lastSunday(year, 3)
  const end = lastSunday(year, 10)
  const isSummer =
    (day > start && day < end) || (day === start && minute >= 120) || (day === end && minute < 180)
  return isSummer ? 120 : 60
}

function lastSunday(year: number, month: 3 | 10): IsoDay {
  const last = formatDay(year, month, 31)
  return addDays(last, -(weekdayOf(last) % 7))
}
