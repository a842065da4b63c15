import type { CareWish, ResolvedWish } from '#shared/domain/requests/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { civilDay, formatMinute } from '#shared/kernel/time.ts'
import { weekdayShort, writeDay } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'

/** `do 26 nov`; with its year when that is not this year. */
export function writeDayNear(texts: Texts, day: IsoDay, today: IsoDay): string {
  const year = day.slice(0, 4)
  return year === today.slice(0, 4)
    ? writeDay(day, texts.language)
    : `${writeDay(day, texts.language)} ${year}`
}

/** `do 26 → vr 27 nov` for the eye; the month is written once where both days share it. */
export function writeDays(texts: Texts, wish: CareWish, today: IsoDay): string {
  const { givenDay, wantedDay } = wish
  const wanted = writeDayNear(texts, wantedDay, today)
  if (givenDay === null) return wanted
  const isSameMonth = givenDay.slice(0, 7) === wantedDay.slice(0, 7)
  const given = isSameMonth
    ? `${weekdayShort(givenDay, texts.language)} ${civilDay(givenDay).dayOfMonth}`
    : writeDayNear(texts, givenDay, today)
  return `${given} → ${wanted}`
}

/** The same in words, for people who listen: `do 26 nov naar vr 27 nov`. */
export function sayDays(texts: Texts, wish: CareWish, today: IsoDay): string {
  const wanted = writeDayNear(texts, wish.wantedDay, today)
  if (wish.givenDay === null) return wanted
  return texts.t('inbox.fromTo', { given: writeDayNear(texts, wish.givenDay, today), wanted })
}

/** The asked times as they would be carried out, else as far as they were said. */
export function writeTimes(texts: Texts, wish: CareWish, resolved: ResolvedWish | null): string {
  const start = resolved?.wanted.startMinute ?? wish.wantedStartMinute
  const end = resolved?.wanted.endMinute ?? wish.wantedEndMinute
  if (start !== null && end !== null) return `${formatMinute(start)}–${formatMinute(end)}`
  if (start !== null) return texts.t('inbox.timeFrom', { time: start })
  if (end !== null) return texts.t('inbox.timeUntil', { time: end })
  return texts.t('inbox.usualTimes')
}
