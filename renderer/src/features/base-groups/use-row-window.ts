import { useSyncExternalStore } from 'react'
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
  // A text and no object: what is equal must be the same, or the page would paint for ever.
  const inSight = useSyncExternalStore(
    (onChange) => hearScrolling(isWindowed ? scroller.current : null, onChange),
    () => (isWindowed ? spanInSight(scroller.current, tops) : ''),
  )
  const [first, last] = inSight.split(' ')
  return inSight === '' ? { first: 0, last: count - 1 } : { first: Number(first), last: Number(last) }
}

function hearScrolling(element: HTMLElement | null, onChange: () => void): () => void {
  element?.addEventListener('scroll', onChange, { passive: true })
  window.addEventListener('resize', onChange)
  return () => {
    element?.removeEventListener('scroll', onChange)
    window.removeEventListener('resize', onChange)
  }
}

function spanInSight(element: HTMLElement | null, tops: readonly number[]): string {
  const top = element?.scrollTop ?? 0
  const height = element?.clientHeight ?? 0
  const { first, last } = rowsInSight(tops, top - EXTRA_PIXELS, top + height + EXTRA_PIXELS)
  return `${first} ${last}`
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
