import { useSyncExternalStore } from 'react'
import type { RefObject } from 'react'

/** Below this many lines everything is simply there: that keeps finding, printing and reading aloud whole. */
const WINDOW_FROM_LINES = 400
const EXTRA_LINES = 20
/** Of a page that is not laid out yet. */
const USUAL_LINE_PIXELS = 36

export interface LineWindow {
  /** Positions of the first line to paint and of the first one behind the last. */
  readonly first: number
  readonly end: number
  /** Room for the lines above and below that are not painted. */
  readonly pixelsAbove: number
  readonly pixelsBelow: number
}

/** Which of very many lines of one height to paint. `data-line` marks a line, so that its height can be measured. */
export function useLineWindow(scroller: RefObject<HTMLElement | null>, count: number): LineWindow {
  const isWindowed = count > WINDOW_FROM_LINES
  // A text and no object: what is equal must be the same, or the page would paint for ever.
  const inSight = useSyncExternalStore(
    (onChange) => hearScrolling(isWindowed ? scroller.current : null, onChange),
    () => (isWindowed ? spanInSight(scroller.current, count) : ''),
  )
  if (inSight === '') return { first: 0, end: count, pixelsAbove: 0, pixelsBelow: 0 }
  const [first = 0, end = count, linePixels = USUAL_LINE_PIXELS] = inSight.split(' ').map(Number)
  return { first, end, pixelsAbove: first * linePixels, pixelsBelow: (count - end) * linePixels }
}

function hearScrolling(element: HTMLElement | null, onChange: () => void): () => void {
  element?.addEventListener('scroll', onChange, { passive: true })
  window.addEventListener('resize', onChange)
  return () => {
    element?.removeEventListener('scroll', onChange)
    window.removeEventListener('resize', onChange)
  }
}

function spanInSight(element: HTMLElement | null, count: number): string {
  const measured = element?.querySelector<HTMLElement>('[data-line]')?.offsetHeight ?? 0
  const linePixels = measured === 0 ? USUAL_LINE_PIXELS : measured
  const { first, end } = linesInSight({
    topPixel: element?.scrollTop ?? 0,
    heightPixels: element?.clientHeight ?? 0,
    linePixels,
    count,
  })
  return `${first} ${end} ${linePixels}`
}

/** The lines that touch what is in sight, and some more on either side; at least one, while there are lines. */
export function linesInSight(sight: {
  readonly topPixel: number
  readonly heightPixels: number
  readonly linePixels: number
  readonly count: number
}): Pick<LineWindow, 'first' | 'end'> {
  const { topPixel, heightPixels, linePixels, count } = sight
  const top = Math.floor(topPixel / linePixels)
  const bottom = Math.ceil((topPixel + heightPixels) / linePixels)
  const first = Math.max(0, Math.min(top - EXTRA_LINES, count - 1))
  return { first, end: Math.min(count, Math.max(bottom + EXTRA_LINES, first + 1)) }
}
