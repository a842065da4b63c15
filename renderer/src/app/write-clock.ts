import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { formatDay, formatMinute } from '#shared/kernel/time.ts'
import type { Language } from '#shared/text/formats.ts'
import { writeDay } from '#shared/text/formats.ts'

/** A moment on the clock of this computer: `13:38` today, else `vr 20 nov 13:38`. For reading only. */
export function writeClock(at: Instant, today: IsoDay, language: Language): string {
  const moment = new Date(at)
  const day = formatDay(moment.getFullYear(), moment.getMonth() + 1, moment.getDate())
  const time = formatMinute(moment.getHours() * 60 + moment.getMinutes())
  return day === today ? time : `${writeDay(day, language)} ${time}`
}
