import { monthOf, nextMonth, type IsoMonth } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'

/**
 * The month in which a line about this day is settled: its own, or the first open one. Months close in order, so all
 * months up to the last closed one are closed. MONEY-4
 *
 * @param closedMonths the closed months of the location of the line, in any order
 */
export function openMonthFor(day: IsoDay, closedMonths: readonly IsoMonth[]): IsoMonth {
  const own = monthOf(day)
  let last: IsoMonth | undefined
  for (const month of closedMonths) if (last === undefined || month > last) last = month
  return last === undefined || own > last ? own : nextMonth(last)
}
