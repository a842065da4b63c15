import { useEffect, useState } from 'react'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { writeDay, writeTime } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'

/** Writes a moment as the clock of the house showed it: `ma 23 nov 2026 09:00`. */
export function useMoment(): (at: Instant) => string {
  const { language } = useTexts()
  return (at) => {
    const { day, minute } = dutchTimeOf(at)
    return `${writeDay(day, language)} ${day.slice(0, 4)} ${writeTime(minute)}`
  }
}

/** The moment an answer came with, going on by itself twice a minute: for clocks that count down while somebody looks. */
export function useRunningMoment(answeredAt: Instant): Instant {
  const [shown, setShown] = useState({ answeredAt, now: answeredAt })
  useEffect(() => {
    const since = performance.now()
    const timer = window.setInterval(() => {
      const now = new Date(Date.parse(answeredAt) + performance.now() - since).toISOString() as Instant
      setShown({ answeredAt, now })
    }, 30_000)
    return () => window.clearInterval(timer)
  }, [answeredAt])
  // A newer answer counts at once, not with the next tick.
  return shown.answeredAt === answeredAt ? shown.now : answeredAt
}
