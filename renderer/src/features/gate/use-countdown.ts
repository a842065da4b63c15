import { useEffect, useRef, useState } from 'react'

const SECOND_MS = 1_000

/** Counts down to 0 from the seconds the gate named; begins anew when it names others. */
export function useCountdown(seconds: number, onEnd: () => void): number {
  const [left, setLeft] = useState({ of: seconds, seconds })
  if (left.of !== seconds) setLeft({ of: seconds, seconds })
  const isRunning = left.seconds > 0
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => {
      setLeft((now) => ({ ...now, seconds: Math.max(0, now.seconds - 1) }))
    }, SECOND_MS)
    return () => clearInterval(timer)
  }, [isRunning, seconds])
  const isOver = left.of > 0 && left.seconds === 0
  const latest = useRef(onEnd)
  useEffect(() => {
    latest.current = onEnd
  })
  useEffect(() => {
    if (isOver) latest.current()
  }, [isOver])
  return left.seconds
}

/** `0:29` */
export function writeCountdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
