import type { Page } from '@playwright/test'

/** The work of a page's main thread: processor time, so that other programs on this machine do not count. */
export interface MainThread {
  /** Milliseconds since the page began. */
  workMs(): Promise<number>
}

export async function watchMainThread(page: Page): Promise<MainThread> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    async workMs() {
      const { metrics } = await session.send('Performance.getMetrics')
      const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value
      return seconds === undefined ? Number.NaN : seconds * 1000
    },
  }
}
