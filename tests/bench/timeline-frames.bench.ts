import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { contract } from '#shared/ipc/contract.ts'
import { pageFrame } from '#shared/ipc/socket-frames.ts'
import { reportFigures, type Figure } from './figures.ts'
import { watchMainThread } from './main-thread.ts'
import { launchChromium, openPage, waitForBoard } from './open-chromium.ts'
import { quantile } from './quantile.ts'
import { recordFrames } from './record-frames.ts'
import { startHost } from './running-host.ts'
import { wideTimeline } from './wide-timeline.ts'

/**
 * How even the frames are while the base-group timeline scrolls, down and sideways, with 200 children over 78 weeks: at
 * full speed, and on a processor four times as slow. The page and the host are the real ones; only the answer to the
 * one call is made as large as it can get. An idle page shows what this machine does by itself.
 */

const CHILDREN = 200
const WEEKS = 78
const SPELL_MS = 4_000
const WHEEL_MS = 16
const WHEEL_PIXELS = 24
const SLOW = 4
/** At 60 Hz a frame takes 16.7 ms or 33.3 ms: one refresh, and on the slow processor two. */
const FRAME_MS = 17
const SLOW_FRAME_MS = 33.4

const folder = await mkdtemp(join(tmpdir(), 'dagdeel-bench-'))
const app = await startHost(folder, ['--sample'])
const browser = await launchChromium()
try {
  const page = await openPage(browser)
  await answerWide(page)
  const mainThread = await watchMainThread(page)
  await page.goto(app.url)
  await waitForBoard(page)
  await page.evaluate(() => (location.hash = '#/groups'))
  const grid = page.getByRole('grid')
  await grid.getByRole('rowheader', { name: 'Groep 1' }).waitFor()
  await page.getByText('18 maanden').click()
  await sleep(1500)
  const shown = Number(await grid.getAttribute('aria-rowcount'))
  if (shown < CHILDREN) throw new Error(`only ${shown} rows: the frames would say nothing`)

  const figures: Figure[] = []
  const devTools = await page.context().newCDPSession(page)
  const measure = async (what: string, budget: number | null, act: () => Promise<void>) => {
    const workedMs = await mainThread.workMs()
    const frames = await recordFrames(page, act)
    const workMs = ((await mainThread.workMs()) - workedMs) / frames.length
    figures.push(
      { what: `${what}: frame p95`, value: quantile(frames, 0.95), unit: 'ms', budget },
      {
        what: `${what}: longest frame of ${frames.length}`,
        value: quantile(frames, 1),
        unit: 'ms',
        budget: null,
      },
      { what: `${what}: processor time per frame`, value: workMs, unit: 'ms', budget: null },
    )
    await sleep(300)
  }
  await measure('idle timeline', null, () => sleep(SPELL_MS))
  await measure('timeline down', FRAME_MS, () => scroll(page, 'down'))
  await measure('timeline sideways', FRAME_MS, () => scroll(page, 'sideways'))
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
  await measure('idle timeline, 4x slower', null, () => sleep(SPELL_MS))
  await measure('timeline down, 4x slower', SLOW_FRAME_MS, () => scroll(page, 'down'))
  await measure('timeline sideways, 4x slower', SLOW_FRAME_MS, () => scroll(page, 'sideways'))
  reportFigures(figures)
} finally {
  await browser.close()
  await app.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Lets everything through as it is, and puts a timeline as large as it can get in the place of the real one. */
async function answerWide(page: Page): Promise<void> {
  await page.routeWebSocket('**/app', (socket) => {
    const host = socket.connectToServer()
    socket.onMessage((message) => {
      const { id, envelope } = pageFrame.parse(JSON.parse(String(message)))
      if (envelope.call !== 'baseGroups.timeline') {
        host.send(message)
        return
      }
      const { fromWeek, weeks } = contract['baseGroups.timeline'].input.parse(envelope.input)
      const output = wideTimeline(fromWeek, Math.min(weeks, WEEKS), CHILDREN)
      socket.send(JSON.stringify({ kind: 'reply', id, reply: { status: 'done', output } }))
    })
  })
}

/** Away and back with the wheel over the middle of the timeline. Throws when nothing there scrolls. */
async function scroll(page: Page, way: 'down' | 'sideways'): Promise<void> {
  await page.mouse.move(700, 350)
  const until = performance.now() + SPELL_MS
  let farthest = 0
  for (let turn = 0; performance.now() < until; turn += 1) {
    const pixels = turn % 60 < 30 ? WHEEL_PIXELS : -WHEEL_PIXELS
    await page.mouse.wheel(way === 'sideways' ? pixels : 0, way === 'down' ? pixels : 0)
    await sleep(WHEEL_MS)
    if (turn % 60 === 29) farthest = Math.max(farthest, await scrolledPixels(page))
  }
  if (farthest === 0) throw new Error('nothing scrolled: the frames would say nothing')
}

function scrolledPixels(page: Page): Promise<number> {
  return page.evaluate(() => {
    const scroller = document.querySelector('[role="grid"]')?.parentElement
    return Math.max(scroller?.scrollTop ?? 0, scroller?.scrollLeft ?? 0)
  })
}
