import type { CSSProperties } from 'react'
import type { Span } from './timeline-rows.ts'

/** Where a stretch of weeks lies; a week is as wide as the style sheet says. */
export function spanStyle({ from, length }: Span): CSSProperties {
  return {
    left: `calc(${from.toFixed(3)} * var(--week))`,
    width: `calc(${length.toFixed(3)} * var(--week))`,
  }
}
