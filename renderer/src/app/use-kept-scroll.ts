import { useEffect } from 'react'
import { useAppClient } from './app-context.tsx'
import { keptDraftsOf } from './kept-drafts.ts'

const key = 'scroll'
const longestWaitMs = 5_000

interface Scrolled {
  readonly path: string
  readonly top: number
  readonly left: number
}

/** After signing in again the screen stands where it stood, as soon as it is long enough for that. */
export function useKeptScroll(path: string): void {
  const drafts = keptDraftsOf(useAppClient())
  useEffect(
    () =>
      drafts.keep(key, (): Scrolled | null => {
        const body = findBody()
        if (body === null || (body.scrollTop === 0 && body.scrollLeft === 0)) return null
        return { path, top: body.scrollTop, left: body.scrollLeft }
      }),
    [drafts, path],
  )
  useEffect(() => {
    const kept = drafts.take(key)
    return isScrolled(kept) && kept.path === path ? scrollWhenThere(kept) : undefined
  }, [drafts, path])
}

/** Tries with every change of the screen, until it worked, somebody does something, or it takes too long. */
function scrollWhenThere({ top, left }: Scrolled): () => void {
  const stop = () => {
    observer.disconnect()
    clearTimeout(timer)
    window.removeEventListener('pointerdown', stop)
    window.removeEventListener('keydown', stop)
    window.removeEventListener('wheel', stop)
  }
  const tryNow = () => {
    const body = findBody()
    if (body === null) return
    body.scrollTop = top
    body.scrollLeft = left
    if (Math.abs(body.scrollTop - top) <= 1) stop()
  }
  const observer = new MutationObserver(tryNow)
  const timer = setTimeout(stop, longestWaitMs)
  const main = document.querySelector('#content')
  if (main !== null) observer.observe(main, { childList: true, subtree: true })
  window.addEventListener('pointerdown', stop)
  window.addEventListener('keydown', stop)
  window.addEventListener('wheel', stop)
  tryNow()
  return stop
}

function findBody(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#content [data-page-body]')
}

function isScrolled(kept: unknown): kept is Scrolled {
  return typeof kept === 'object' && kept !== null && 'path' in kept && 'top' in kept && 'left' in kept
}
