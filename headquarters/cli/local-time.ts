import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** A moment as the clock on the wall in the Netherlands shows it: `2026-11-23 10:00`. */
export function localTime(at: Instant): string {
  const { day, minute } = dutchTimeOf(at)
  return `${day} ${formatMinute(minute)}`
}
