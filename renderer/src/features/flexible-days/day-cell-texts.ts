import type { FlexibleDay } from '#shared/ipc/calls/flexible-days.ts'
import { writeDay } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'

/** One letter for a cell: the verdict of a day that can be asked, else what the day is. */
export function letterOf({ t }: Texts, day: FlexibleDay): string {
  if (day.state === 'free') return t(`flexible.letter.${day.verdict ?? 'unknown'}`)
  return t(`flexible.letter.${day.state}`)
}

/** The whole cell in words, for who does not see it and for the line below the grid. */
export function sentenceOf(texts: Texts, day: FlexibleDay, isChosen: boolean): string {
  const { t, word, write, language } = texts
  const parts = [
    t(`flexible.state.${day.state}`),
    ...(day.verdict === null ? [] : [word(`verdict.${day.verdict}`)]),
    ...(day.isGuaranteed ? [t('flexible.guaranteed')] : []),
    ...(day.minutes > 0 ? [t('flexible.balanceOf', { minutes: day.minutes })] : []),
    ...(isChosen ? [t('flexible.isChosen')] : []),
  ]
  const headline = day.headline === null ? '' : ` ${write(day.headline)}`
  return `${writeDay(day.day, language)}: ${parts.join(', ')}.${headline}`
}

/** A day that can be added to what is asked. */
export function mayBeAsked(day: FlexibleDay): boolean {
  return day.state === 'free' && day.minutes > 0
}
