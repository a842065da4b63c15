import { addMonths } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'

/**
 * The last day on which something is still kept: the same day of the month so many months on, or the last day of that
 * month where it has no such day (29 February). It may go the day after. PRIV-1
 */
export function keptUntil(endedOn: IsoDay, months: number): IsoDay {
  return addMonths(endedOn, months)
}

/** Whether the term is over on a day. */
export function isTermOver(endedOn: IsoDay, months: number, today: IsoDay): boolean {
  return today > keptUntil(endedOn, months)
}
