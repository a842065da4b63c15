import { useEffect, useState } from 'react'

/**
 * True when nobody pressed or clicked anything for so long. The key or click that ends it does nothing else: who comes
 * back wants to see the screen first, and not to write something down with the first touch.
 */
export function useIdle(afterMs: number): boolean {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => {
    let isAsleep = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        isAsleep = true
        setIsIdle(true)
      }, afterMs)
    }
    const onWake = (event: Event) => {
      if (isAsleep) {
        event.preventDefault()
        event.stopImmediatePropagation()
        isAsleep = false
        setIsIdle(false)
      }
      wait()
    }
    // A press ends with a click; waking on the click leaves no click over for what lies underneath.
    const onPress = () => {
      if (!isAsleep) wait()
    }
    wait()
    window.addEventListener('keydown', onWake, { capture: true })
    window.addEventListener('click', onWake, { capture: true })
    window.addEventListener('pointerdown', onPress, { capture: true })
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onWake, { capture: true })
      window.removeEventListener('click', onWake, { capture: true })
      window.removeEventListener('pointerdown', onPress, { capture: true })
    }
  }, [afterMs])
  return isIdle
}
