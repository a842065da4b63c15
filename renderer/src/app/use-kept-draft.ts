import { useEffect, useRef } from 'react'
import { useAppClient } from './app-context.tsx'
import { keptDraftsOf } from './kept-drafts.ts'

/**
 * Keeps what is half typed over a lock of the screen: `value` goes along with the place (null = nothing worth keeping),
 * and `restore` is called once, right after the form is on screen again. The key names the form and what it is about,
 * such as `absence K012`. The value must survive JSON, and stay under 20,000 characters of it.
 */
export function useKeptDraft<Value>(key: string, value: Value | null, restore: (kept: Value) => void): void {
  const drafts = keptDraftsOf(useAppClient())
  const latest = useRef({ value, restore })
  useEffect(() => {
    latest.current = { value, restore }
  })
  useEffect(() => {
    const kept = drafts.take(key)
    // Only this form writes under its key, so what comes back is what it once handed over.
    if (kept !== undefined && kept !== null) latest.current.restore(kept as Value)
    return drafts.keep(key, () => latest.current.value)
  }, [drafts, key])
}

/** Whether a form with this key has something coming back: then it opens by itself. */
export function useHasKeptDraft(key: string): boolean {
  return keptDraftsOf(useAppClient()).has(key)
}
