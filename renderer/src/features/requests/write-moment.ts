import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { addDays, formatDay, formatMinute } from '#shared/kernel/time.ts'
import { writeDay } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'

/** A moment on the clock of this computer: `vandaag 08:41`, `gisteren 14:02`, `wo 18 nov 10:12`. For reading only. */
export function writeMoment(texts: Texts, at: Instant, today: IsoDay): string {
  const { day, time } = clockOf(at)
  if (day === today) return texts.t('inbox.today', { time })
  if (day === addDays(today, -1)) return texts.t('inbox.yesterday', { time })
  return `${writeDay(day, texts.language)} ${time}`
}

/** The same for a list: the time only while it still says something. */
export function writeShortMoment(texts: Texts, at: Instant, today: IsoDay): string {
  const { day } = clockOf(at)
  return day < addDays(today, -1) ? writeDay(day, texts.language) : writeMoment(texts, at, today)
}

function clockOf(at: Instant): { readonly day: IsoDay; readonly time: string } {
  const moment = new Date(at)
  return {
    day: formatDay(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()),
    time: formatMinute(moment.getHours() * 60 + moment.getMinutes()),
  }
}
