import type { Page } from '@playwright/test'

/** Milliseconds between the frames of the page while something is done to it. */
export async function recordFrames(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const stopName = 'dagdeelStopRecording'
  const recorded = page.evaluate(
    (name) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = []
        let last: number | null = null
        let isOver = false
        addEventListener(name, () => (isOver = true), { once: true })
        const look = (nowMs: number) => {
          if (last !== null) frames.push(nowMs - last)
          last = nowMs
          if (isOver) resolve(frames)
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    stopName,
  )
  try {
    await act()
  } finally {
    await page.evaluate((name) => dispatchEvent(new Event(name)), stopName)
  }
  return recorded
}
