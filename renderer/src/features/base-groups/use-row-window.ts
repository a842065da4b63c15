import { useCallback, useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Below this many rows everything is simply there: that keeps finding, printing and reading aloud whole. */
const WINDOW_FROM_ROWS = 400
const EXTRA_PIXELS = 600

export interface RowWindow {
  /** Positions of the first and last row to paint, both included. */
  readonly first: number
  readonly last: number
}

/**
 * Which rows to paint. `tops` are the pixels from the top of the first row to each row, and one more for the end.
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, tops: readonly number[]): RowWindow {
  const count = tops.length - 1
  const isWindowed = count > WINDOW_FROM_ROWS
  const [range, setRange] = useState<RowWindow>({ first: 0, last: WINDOW_FROM_ROWS - 1 })
  const look = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const next = rowsInSight(
      tops,
      element.scrollTop - EXTRA_PIXELS,
      element.scrollTop + element.clientHeight + EXTRA_PIXELS,
    )
    setRange((known) => (known.first === next.first && known.last === next.last ? known : next))
  }, [scroller, tops])
  useEffect(() => {
    const element = scroller.current
    if (!isWindowed || element === null) return undefined
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller, isWindowed, look])
  return isWindowed ? range : { first: 0, last: count - 1 }
}

/** The rows that touch a stretch of pixels; at least one, while there are rows. */
export function rowsInSight(tops: readonly number[], fromPixel: number, untilPixel: number): RowWindow {
  const last = Math.max(0, tops.length - 2)
  const lowest = (pixel: number) => {
    let low = 0
    let high = last
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((tops[middle] ?? 0) <= pixel) low = middle
      else high = middle - 1
    }
    return low
  }
  return { first: lowest(fromPixel), last: lowest(untilPixel) }
}
