import { weekdayOf, type IsoDay } from '#shared/kernel/time.ts'
import type { DaysHeld } from './model.ts'

/** Whether an agreement holds on a day. */
export function holdsOn(agreement: DaysHeld, day: IsoDay): boolean {
  return (
    agreement.validFrom <= day &&
    day <= agreement.validUntil &&
    agreement.weekdays.includes(weekdayOf(day)) &&
    !agreement.exceptDays.includes(day)
  )
}
