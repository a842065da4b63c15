import { ladderRungs } from './model.ts'
import type { CreditUnit, CreditValidity, LadderRung, ServiceCosts, SwapWindow } from './model.ts'

/** How values of policies are read from stored JSON, and which of two is the stricter. */

type Read<Value> = (value: unknown) => Value | undefined

export const ownValue = <Value>(_organisation: Value, own: Value): Value => own
export const larger = (organisation: number, own: number): number => Math.max(organisation, own)
export const smaller = (organisation: number, own: number): number => Math.min(organisation, own)
export const bothFlags = (organisation: boolean, own: boolean): boolean => organisation && own
export const eitherFlag = (organisation: boolean, own: boolean): boolean => organisation || own

/** null = no limit, the loosest. */
export function smallerOrNone(organisation: number | null, own: number | null): number | null {
  if (organisation === null || own === null) return organisation ?? own
  return Math.min(organisation, own)
}

/** Only what the organisation allows as well. */
export function fewerOf<Word>(organisation: readonly Word[], own: readonly Word[]): readonly Word[] {
  return own.filter((word) => organisation.includes(word))
}

/** Weeks a window reaches to either side, so that windows can be put in order. */
export function windowWidth(window: SwapWindow): number {
  switch (window.kind) {
    case 'sameWeek':
      return 0
    case 'weeks':
      return window.weeks
    case 'calendarYear':
      return Number.POSITIVE_INFINITY
  }
}

/** Until the end of the year is at most a year. */
export function shorterValidity(organisation: CreditValidity, own: CreditValidity): CreditValidity {
  return daysOf(own) <= daysOf(organisation) ? own : organisation
}

function daysOf(validity: CreditValidity): number {
  return validity.kind === 'days' ? validity.days : 366
}

export function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

export function wholeBetween(least: number, most: number): Read<number> {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : undefined
}

export function orNull<Value>(read: Read<Value>): Read<Value | null> {
  return (value) => (value === null ? null : read(value))
}

/** The last minute for asking on the last day; null = the whole day. */
export const noticeMinute: Read<number | null> = orNull(wholeBetween(1, 1440))

export function oneOf<Word extends string>(words: readonly Word[]): Read<Word> {
  return (value) => words.find((word) => word === value)
}

/** A list of these words, each at most once and in their own order. */
export function someOf<Word extends string>(words: readonly Word[]): Read<readonly Word[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const values: readonly unknown[] = value
    if (!values.every((item) => words.some((word) => word === item))) return undefined
    return words.filter((word) => values.includes(word))
  }
}

/** Every rung exactly once: a ladder with a rung missing would leave requests nowhere. CHECK-4 */
export function readLadder(value: unknown): readonly LadderRung[] | undefined {
  if (!Array.isArray(value)) return undefined
  const values: readonly unknown[] = value
  const rungs = values.flatMap((item) => ladderRungs.find((rung) => rung === item) ?? [])
  const isWhole = rungs.length === ladderRungs.length && new Set(rungs).size === ladderRungs.length
  return isWhole && values.length === rungs.length ? rungs : undefined
}

export function readSwapWindow(value: unknown): SwapWindow | undefined {
  if (!isRecord(value)) return undefined
  if (value['kind'] === 'sameWeek' || value['kind'] === 'calendarYear') return { kind: value['kind'] }
  const weeks = wholeBetween(0, 53)(value['weeks'])
  return value['kind'] !== 'weeks' || weeks === undefined ? undefined : { kind: 'weeks', weeks }
}

export function readCreditValidity(value: unknown): CreditValidity | undefined {
  if (!isRecord(value)) return undefined
  if (value['kind'] === 'endOfYear') return { kind: 'endOfYear' }
  const days = wholeBetween(1, 3660)(value['days'])
  return value['kind'] !== 'days' || days === undefined ? undefined : { kind: 'days', days }
}

export function readCreditUnit(value: unknown): CreditUnit | undefined {
  if (!isRecord(value)) return undefined
  if (value['kind'] === 'minutes') return { kind: 'minutes' }
  if (value['kind'] === 'dayparts') {
    const minutesPerDaypart = wholeBetween(1, 1440)(value['minutesPerDaypart'])
    return minutesPerDaypart === undefined ? undefined : { kind: 'dayparts', minutesPerDaypart }
  }
  if (value['kind'] !== 'points') return undefined
  const minutesPerPoint = wholeBetween(1, 1440)(value['minutesPerPoint'])
  const pointsPerDaypart = wholeBetween(1, 100)(value['pointsPerDaypart'])
  if (minutesPerPoint === undefined || pointsPerDaypart === undefined) return undefined
  return { kind: 'points', minutesPerPoint, pointsPerDaypart }
}

export function readServiceCosts(value: unknown): ServiceCosts | undefined {
  if (!isRecord(value)) return undefined
  const cents = wholeBetween(0, 100_000)
  const directDebitCents = cents(value['directDebitCents'])
  const otherwiseCents = cents(value['otherwiseCents'])
  if (directDebitCents === undefined || otherwiseCents === undefined) return undefined
  return { directDebitCents, otherwiseCents }
}

/** Days of the month that every month has. */
export function readChangeDays(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const values: readonly unknown[] = value
  const days = values.map(wholeBetween(1, 28)).filter((day) => day !== undefined)
  return days.length === values.length ? [...new Set(days)].sort((a, b) => a - b) : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
