import type { Instant } from '#shared/kernel/time.ts'
import { formatDay, formatMinute } from '#shared/kernel/time.ts'
import type { Language } from '#shared/text/formats.ts'
import { writeDay } from '#shared/text/formats.ts'

/** A moment on the clock of this computer: `do 26 nov 14:02`. For reading only; days of care never pass through here. */
export function writeMoment(at: Instant, language: Language): string {
  const moment = new Date(at)
  const day = formatDay(moment.getFullYear(), moment.getMonth() + 1, moment.getDate())
  return `${writeDay(day, language)} ${formatMinute(moment.getHours() * 60 + moment.getMinutes())}`
}
