import { useEffect } from 'react'

let lastOutside: HTMLElement | null = null

/** Remembers what had the focus last outside any dialog. A field in a dialog takes the focus before anyone can look. */
export function useFocusMemory(): void {
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest('[role="dialog"]') === null) lastOutside = target
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
}

/** When a dialog closes, the focus goes back to where it came from. */
export function useFocusReturn(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined
    const cameFrom = lastOutside
    return () => {
      if (cameFrom?.isConnected === true) cameFrom.focus({ preventScroll: true })
    }
  }, [isOpen])
}
