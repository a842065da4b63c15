import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { reportFigures, type Figure } from './figures.ts'
import { watchMainThread } from './main-thread.ts'
import { launchChromium, openPage, waitForBoard } from './open-chromium.ts'
import { quantile } from './quantile.ts'
import { recordFrames } from './record-frames.ts'
import { startHost } from './running-host.ts'

/**
 * How even the frames are while somebody holds an arrow key over the week board, with and without the inspector that
 * follows along, and while the week board and the day view scroll. An idle page in the same minute shows what this
 * machine does by itself; the processor time of the page's main thread does not depend on what else runs here.
 */

const SPELL_MS = 5_000
/** A held key repeats thirty times a second. */
const REPEAT_MS = 33
const WHEEL_MS = 16
const WHEEL_PIXELS = 24
/** At 60 Hz a frame takes 16.7 ms or 33.3 ms, never 33.0: what is longer than two refreshes is too long. */
const LONGEST_FRAME_MS = 33.4
const day = '2026-11-26'
/** Inside the week board and the day view. */
const middle = { x: 600, y: 300 }

const folder = await mkdtemp(join(tmpdir(), 'dagdeel-bench-'))
const app = await startHost(folder, ['--sample'])
const browser = await launchChromium()
try {
  const page = await openPage(browser, { width: 1024, height: 700 })
  const mainThread = await watchMainThread(page)
  await page.goto(app.url)
  await waitForBoard(page)
  await sleep(1000)
  const figures: Figure[] = []
  const measure = async (what: string, budget: number | null, act: () => Promise<void>) => {
    const workedMs = await mainThread.workMs()
    const frames = await recordFrames(page, act)
    const workMs = ((await mainThread.workMs()) - workedMs) / frames.length
    figures.push(...figuresOf(what, frames, budget))
    figures.push({ what: `${what}: processor time per frame`, value: workMs, unit: 'ms', budget: null })
    await sleep(500)
  }
  await measure('idle page', null, () => sleep(SPELL_MS))
  await measure('arrow keys over the week board', 0, () => holdArrows(page))
  await page.keyboard.press('Enter')
  await sleep(500)
  await measure('arrow keys with the inspector open', 0, () => holdArrows(page))
  await page.keyboard.press('Escape')
  // On a whole screen the week fits; in half of one it scrolls.
  await page.setViewportSize({ width: 1024, height: 450 })
  await sleep(500)
  await measure('scrolling the week board', 0, () => scroll(page))
  await page.evaluate((shown) => (location.hash = `#/day/${shown}`), day)
  await page.getByRole('region').first().waitFor()
  await sleep(1000)
  await measure('scrolling the day view', 0, () => scroll(page))
  reportFigures(figures)
} finally {
  await browser.close()
  await app.stop()
  await rm(folder, { recursive: true, force: true })
}

function figuresOf(what: string, frames: readonly number[], budget: number | null): readonly Figure[] {
  const long = frames.filter((frameMs) => frameMs > LONGEST_FRAME_MS).length
  return [
    { what: `${what}: frame p95`, value: quantile(frames, 0.95), unit: 'ms', budget: null },
    {
      what: `${what}: longest frame of ${frames.length}`,
      value: quantile(frames, 1),
      unit: 'ms',
      budget: null,
    },
    { what: `${what}: frames over 33 ms`, value: long, unit: 'frames', budget },
  ]
}

/** To the right, down, to the left, up: every cell is passed, and the edges too. */
async function holdArrows(page: Page): Promise<void> {
  const route = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']
  const lengths = [12, 3, 12, 3]
  const until = performance.now() + SPELL_MS
  for (let leg = 0; performance.now() < until; leg += 1) {
    const key = route[leg % route.length] ?? 'ArrowRight'
    for (let step = lengths[leg % lengths.length] ?? 1; step > 0; step -= 1) {
      await page.keyboard.down(key)
      await sleep(REPEAT_MS)
    }
    await page.keyboard.up(key)
  }
}

/** Down and up again with the wheel, over the middle of the page. Throws when nothing there scrolls. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(middle.x, middle.y)
  const until = performance.now() + SPELL_MS
  let farthest = 0
  for (let turn = 0; performance.now() < until; turn += 1) {
    await page.mouse.wheel(0, turn % 60 < 30 ? WHEEL_PIXELS : -WHEEL_PIXELS)
    await sleep(WHEEL_MS)
    if (turn % 60 === 29) farthest = Math.max(farthest, await scrolledPixels(page))
  }
  if (farthest === 0) throw new Error('nothing scrolled: the frames would say nothing')
}

function scrolledPixels(page: Page): Promise<number> {
  return page.evaluate(({ x, y }) => {
    let farthest = 0
    let element = document.elementFromPoint(x, y)
    while (element !== null) {
      farthest = Math.max(farthest, element.scrollTop)
      element = element.parentElement
    }
    return farthest
  }, middle)
}
