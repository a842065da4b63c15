import { useEffect } from 'react'
import type { RefObject } from 'react'

/** Whoever comes here by a key has the focus nowhere yet: this takes it. Whoever was somewhere stays there. */
export function useArrivalFocus(target: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) target.current?.focus()
  }, [target])
}
