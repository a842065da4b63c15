import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { addDays, formatDay, formatMinute } from '#shared/kernel/time.ts'
import type { Language } from '#shared/text/formats.ts'
import { writeDay, writeRecentDay } from '#shared/text/formats.ts'

/** A moment on the clock of this computer: `vandaag 08:41`, `gisteren 14:02`, `wo 18 nov 10:12`. For reading only. */
export function writeClock(at: Instant, today: IsoDay, language: Language): string {
  const { day, time } = clockOf(at)
  return `${writeRecentDay(day, today, language)} ${time}`
}

/** The same for a list: the time only while it still says something. */
export function writeShortClock(at: Instant, today: IsoDay, language: Language): string {
  const { day } = clockOf(at)
  return day < addDays(today, -1) ? writeDay(day, language) : writeClock(at, today, language)
}

/** The day and the time of day on this computer. */
export function clockOf(at: Instant): { readonly day: IsoDay; readonly time: string } {
  const moment = new Date(at)
  return {
    day: formatDay(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()),
    time: formatMinute(moment.getHours() * 60 + moment.getMinutes()),
  }
}
