import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds, now and whenever it changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

/** Below this the inspector lies over the content and the sidebar is a rail. */
export const narrowFrame = '(max-width: 1179px)'
/** 200 % zoom on a small window: one day at a time. */
export const singleColumn = '(max-width: 719px)'
