import { useEffect, useRef } from 'react'
import { useAppClient } from './app-context.tsx'
import { useSession } from './session.tsx'
import { useCall } from './use-call.ts'

const MINUTE_MS = 60_000

/** Ctrl+L locks from anywhere, also with a dialog open and while something is being typed. */
export function useLockKey(lock: () => void): void {
  const latest = useLatest(lock)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [latest])
}

/** The gate is about to close, for instance because the computer goes to sleep: the page goes first, with the place. */
export function useLockDue(lock: () => void): void {
  const isDue = useCall('gate.status', {}).data?.isLockDue === true
  const latest = useLatest(lock)
  useEffect(() => {
    if (isDue) latest.current()
  }, [isDue, latest])
}

/** Locks when nobody touched anything for as long as the settings say, and lets the application know who is still here. */
export function useIdleLock(lock: () => void): void {
  const { hasPassword, settings } = useSession()
  useStillHere(hasPassword)
  const latest = useLatest(lock)
  const afterMs = settings.lockAfterMinutes * MINUTE_MS
  useEffect(() => {
    if (!hasPassword) return undefined
    let timer = setTimeout(() => latest.current(), afterMs)
    const stop = hearSomebody(() => {
      clearTimeout(timer)
      timer = setTimeout(() => latest.current(), afterMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [hasPassword, afterMs, latest])
}

/**
 * Tells the gate at most once a minute that somebody is here: at the first touch, and at the end of each minute in which
 * there was another. The gate's clock so never runs ahead of this page, which locks first and hands over the place.
 * `restMs`: another stretch than a minute, where the gate itself counts in minutes.
 */
export function useStillHere(isWanted: boolean, restMs: number = MINUTE_MS): void {
  const client = useAppClient()
  useEffect(() => {
    if (!isWanted) return undefined
    let isResting = false
    let isAgain = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      void client.call('gate.stillHere', {})
      isResting = true
      isAgain = false
      timer = setTimeout(() => {
        isResting = false
        if (isAgain) say()
      }, restMs)
    }
    const stop = hearSomebody(() => {
      if (isResting) isAgain = true
      else say()
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client, isWanted, restMs])
}

const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Hears every key, press, movement and scroll. Answers the act that ends it. */
function hearSomebody(listener: () => void): () => void {
  for (const touch of touches) window.addEventListener(touch, listener, { capture: true, passive: true })
  return () => {
    for (const touch of touches) window.removeEventListener(touch, listener, { capture: true })
  }
}

function useLatest<Value>(value: Value): { current: Value } {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
