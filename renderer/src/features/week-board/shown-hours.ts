import type { Interval } from '#shared/kernel/time.ts'

const usualStart = 7 * 60
const usualEnd = 19 * 60

/** The hours the day view shows: 07:00 to 19:00, or more when somebody comes earlier or leaves later. Whole hours. */
export function shownHours(day: Interval): Interval {
  return {
    startMinute: Math.min(usualStart, Math.floor(day.startMinute / 60) * 60),
    endMinute: Math.max(usualEnd, Math.ceil(day.endMinute / 60) * 60),
  }
}
