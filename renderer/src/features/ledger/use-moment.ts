import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { writeDay, writeTime } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'

/** Writes a moment as the clock of the house showed it: `do 26 nov 2026 14:02`. */
export function useMoment(): (at: Instant) => string {
  const { language } = useTexts()
  return (at) => {
    const { day, minute } = dutchTimeOf(at)
    return `${writeDay(day, language)} ${day.slice(0, 4)} ${writeTime(minute)}`
  }
}
