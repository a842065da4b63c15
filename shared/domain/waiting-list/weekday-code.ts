import type { Weekday } from '#shared/kernel/time.ts'

/** The text of a weekday in short: `di`. */
export function weekdayCode(weekday: Weekday): string {
  return `waiting.weekday.${weekday}`
}
