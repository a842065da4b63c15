import { z } from 'zod'
import { parseIsoMonth } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { parseInstant, parseIsoDay, parseIsoWeek, MINUTES_PER_DAY } from '#shared/kernel/time.ts'
import type { Instant, IsoDay, IsoWeek, Weekday } from '#shared/kernel/time.ts'

/**
 * The values every row and argument is made of. Each text has a size cap, so that no input can grow without end.
 * The message of a failing check is a short code; `text/` turns it into a sentence.
 */

const ID_PATTERN = /^[A-Za-z0-9._:-]{1,64}$/
/** Room is left for the counter that ids of new rows get behind the command's own id. */
const COMMAND_ID_PATTERN = /^[A-Za-z0-9._:-]{1,48}$/

export const NAME_MAX_CHARS = 200
export const NOTE_MAX_CHARS = 2000

/** An opaque id, branded as the caller says. */
export function idOf<Id extends string>(): z.ZodType<Id> {
  return z.custom<Id>((value) => typeof value === 'string' && ID_PATTERN.test(value), 'id')
}

export function commandIdOf<Id extends string>(): z.ZodType<Id> {
  return z.custom<Id>((value) => typeof value === 'string' && COMMAND_ID_PATTERN.test(value), 'id')
}

export const isoDayValue = z.custom<IsoDay>(
  (value) => typeof value === 'string' && value.length === 10 && parseIsoDay(value) !== undefined,
  'day',
)

export const isoWeekValue = z.custom<IsoWeek>(
  (value) => typeof value === 'string' && value.length === 8 && parseIsoWeek(value) !== undefined,
  'week',
)

export const isoMonthValue = z.custom<IsoMonth>(
  (value) => typeof value === 'string' && value.length === 7 && parseIsoMonth(value) !== undefined,
  'month',
)

export const instantValue = z.custom<Instant>(
  (value) => typeof value === 'string' && value.length <= 24 && parseInstant(value) !== undefined,
  'instant',
)

export const weekdayValue = z.custom<Weekday>(
  (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 7,
  'weekday',
)

export const minuteValue = z.int('minute').min(0, 'minute').max(MINUTES_PER_DAY, 'minute')

/** A name a person gave: not empty, not endless, on one line. */
export const nameValue = z
  .string('text')
  .trim()
  .min(1, 'empty')
  .max(NAME_MAX_CHARS, 'tooLong')
  .refine(isOneLine, 'oneLine')

/** A name that may be left out, such as a surname prefix. */
export const optionalNameValue = z
  .string('text')
  .trim()
  .max(NAME_MAX_CHARS, 'tooLong')
  .refine(isOneLine, 'oneLine')

/** Free text of some lines. */
export const noteValue = z
  .string('text')
  .max(NOTE_MAX_CHARS, 'tooLong')
  .refine(isPlainText, 'controlCharacter')

/** A short machine word: a code, a school year. */
export const codeValue = z.string('text').min(1, 'empty').max(64, 'tooLong').refine(isOneLine, 'oneLine')

/** Square decimetres; 100 hectares at most. */
export const areaDm2Value = z.int('number').min(0, 'number').max(100_000_000, 'number')

function isOneLine(text: string): boolean {
  return !hasControlCharacter(text, false)
}

function isPlainText(text: string): boolean {
  return !hasControlCharacter(text, true)
}

function hasControlCharacter(text: string, mayBreakLines: boolean): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const isLineBreak = code === 10 || code === 13 || code === 9
    if ((code < 32 && !(mayBreakLines && isLineBreak)) || code === 127) return true
  }
  return false
}

/** A stretch of a day that ends after it starts. */
export function isForwardInterval(value: {
  readonly startMinute: number
  readonly endMinute: number
}): boolean {
  return value.startMinute < value.endMinute
}

/** A period whose end, when it has one, is not before its start. */
export function isForwardPeriod(value: {
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}): boolean {
  return value.validUntil === null || value.validFrom <= value.validUntil
}
