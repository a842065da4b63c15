import { dutchTimeOf } from './dutch-time.ts'
import type { DutchTime } from './dutch-time.ts'
import { addDays, formatMinute, MINUTES_PER_DAY } from './time.ts'
import type { Instant } from './time.ts'

/**
 * The moment at which the clock on the wall in the Netherlands shows this. In the hour that is there twice, when summer time
 * ends, the first; a time that the clock skips is the moment an hour before it on the new clock.
 */
export function instantOfDutchTime({ day, minute }: DutchTime): Instant {
  const summer = backBy({ day, minute }, 120)
  const shown = dutchTimeOf(summer)
  return shown.day === day && shown.minute === minute ? summer : backBy({ day, minute }, 60)
}

function backBy({ day, minute }: DutchTime, minutes: number): Instant {
  const utc = minute - minutes
  return utc < 0
    ? (`${addDays(day, -1)}T${formatMinute(utc + MINUTES_PER_DAY)}:00.000Z` as Instant)
    : (`${day}T${formatMinute(utc)}:00.000Z` as Instant)
}
