import type { Brand } from './brand.ts'
import { addDays, civilDay, daysInMonth, formatDay } from './time.ts'
import type { IsoDay } from './time.ts'

/** A calendar month as `2026-11`. */
export type IsoMonth = Brand<string, 'IsoMonth'>

const MONTH_PATTERN = /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/

/** The month of a text such as `2026-11`, or `undefined`. */
export function parseIsoMonth(text: string): IsoMonth | undefined {
  return MONTH_PATTERN.test(text) ? (text as IsoMonth) : undefined
}

/** The month a day lies in. */
export function monthOf(day: IsoDay): IsoMonth {
  return day.slice(0, 7) as IsoMonth
}

export function firstDayOfMonth(month: IsoMonth): IsoDay {
  return `${month}-01` as IsoDay
}

export function lastDayOfMonth(month: IsoMonth): IsoDay {
  const { year, month: number } = civilDay(firstDayOfMonth(month))
  return formatDay(year, number, daysInMonth(year, number))
}

export function nextMonth(month: IsoMonth): IsoMonth {
  return monthOf(addDays(lastDayOfMonth(month), 1))
}

export function previousMonth(month: IsoMonth): IsoMonth {
  return monthOf(addDays(firstDayOfMonth(month), -1))
}
