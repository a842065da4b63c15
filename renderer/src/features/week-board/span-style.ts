import type { CSSProperties } from 'react'
import type { Interval } from '#shared/kernel/time.ts'

/** Where a stretch of time lies within the shown part of the day, as shares of its width. */
export function spanStyle(stretch: Interval, shown: Interval): CSSProperties {
  const length = shown.endMinute - shown.startMinute
  const start = Math.max(stretch.startMinute, shown.startMinute)
  const end = Math.min(stretch.endMinute, shown.endMinute)
  return {
    left: `${((start - shown.startMinute) / length) * 100}%`,
    width: `${(Math.max(0, end - start) / length) * 100}%`,
  }
}
