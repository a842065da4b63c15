import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** The id of the heading of a part; whoever makes a part gives its heading this id. */
export function partHeadingId(key: string): string {
  return `settings-${key}`
}

/** Room kept above a heading that is brought to the top. */
const abovePx = 16

/** A part counts as reached when its heading is this close to the top. */
const reachedPx = 64

interface PartInView {
  /** Around all parts. */
  readonly list: RefObject<HTMLDivElement | null>
  /** The part somebody is at; null before anything was scrolled. */
  readonly seenKey: string | null
}

/**
 * Brings the part that is asked for into view, and the focus to its heading; keeps it there while what stands above it
 * comes in, until somebody scrolls on. Without one it says which part is in view.
 */
export function usePartInView(
  keys: readonly string[],
  askedKey: string | null,
  onLeave: () => void,
): PartInView {
  const list = useRef<HTMLDivElement>(null)
  const [seenKey, setSeenKey] = useState<string | null>(null)
  const latest = useRef({ keys, onLeave })
  useEffect(() => {
    latest.current = { keys, onLeave }
  })
  useEffect(() => {
    const parts = list.current
    const body = parts?.closest<HTMLElement>('[data-page-body]')
    if (askedKey === null || parts === null || body == null) return undefined
    let shownAt: number | null = null
    const show = () => {
      const heading = document.getElementById(partHeadingId(askedKey))
      if (heading === null) return
      // Only this list: `scrollIntoView` moves everything around it as well, also what cannot be moved back.
      body.scrollTop += heading.getBoundingClientRect().top - body.getBoundingClientRect().top - abovePx
      if (shownAt === null) heading.focus({ preventScroll: true })
      shownAt = body.scrollTop
    }
    const onScroll = () => {
      if (shownAt !== null && Math.abs(body.scrollTop - shownAt) > 1) latest.current.onLeave()
    }
    const growing = new ResizeObserver(show)
    growing.observe(parts)
    body.addEventListener('scroll', onScroll)
    show()
    return () => {
      growing.disconnect()
      body.removeEventListener('scroll', onScroll)
    }
  }, [askedKey])
  useEffect(() => {
    const body = list.current?.closest<HTMLElement>('[data-page-body]')
    if (body == null) return undefined
    const look = () => setSeenKey(keyInView(body, latest.current.keys))
    body.addEventListener('scroll', look)
    return () => body.removeEventListener('scroll', look)
  }, [])
  return { list, seenKey: askedKey ?? seenKey }
}

/** The last part that was reached; at the very end the last one, which may be too short to come to the top. */
function keyInView(body: HTMLElement, keys: readonly string[]): string | null {
  if (body.scrollTop === 0) return keys[0] ?? null
  if (body.scrollTop + body.clientHeight >= body.scrollHeight - 1) return keys.at(-1) ?? null
  const line = body.getBoundingClientRect().top + reachedPx
  const reached = keys.filter((key) => {
    const heading = document.getElementById(partHeadingId(key))
    return heading !== null && heading.getBoundingClientRect().top <= line
  })
  return reached.at(-1) ?? keys[0] ?? null
}
