import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { reportFigures } from './figures.ts'
import { connectToHost, type HostClient } from './host-client.ts'
import { launchChromium, openPage, waitForBoard } from './open-chromium.ts'
import { quantile } from './quantile.ts'
import { startHost } from './running-host.ts'

/**
 * The verdict while somebody types a request on one line: from the press of the last key to the painted answer, in
 * Chromium against the built host, with the rest a typist gets, the way over the socket and the check in it.
 */

const BUDGET_MS = 100
const CHILDREN = 40
const PASSES = 2
/** Longer than any answer takes; a line whose answer reads the same before and after is left out. */
const NO_CHANGE_MS = 1_500
/** Where the page keeps the promise of the watch under way. */
const answeredName = 'dagdeelAnswered'

const folder = await mkdtemp(join(tmpdir(), 'dagdeel-bench-'))
const app = await startHost(folder, ['--sample'])
const browser = await launchChromium()
const client = await connectToHost(app)
try {
  const names = await listNames(client)
  const page = await openPage(browser)
  await page.goto(app.url)
  await waitForBoard(page)
  await page.keyboard.press('Control+n')
  const line = page.getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
  const samples: number[] = []
  let unchanged = 0
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [place, name] of names.entries()) {
      // `3-1` is a day in January, `3-12` one in December: the last key makes it another question.
      await line.fill(`${name} extra ${1 + ((place + pass) % 9)}-1`)
      await waitForAnswer(page)
      const answered = await watchForAnswer(page)
      await page.keyboard.press('2')
      const ms = await answered()
      if (ms === null) unchanged += 1
      else samples.push(ms)
    }
  }
  reportFigures([
    {
      what: 'verdict while typing, key press to painted answer: p50',
      value: quantile(samples, 0.5),
      unit: 'ms',
      budget: null,
    },
    {
      what: `verdict while typing, key press to painted answer: p95 of ${samples.length}`,
      value: quantile(samples, 0.95),
      unit: 'ms',
      budget: BUDGET_MS,
    },
    { what: 'lines left out: the answer read the same', value: unchanged, unit: 'times', budget: null },
  ])
} finally {
  client.close()
  await browser.close()
  await app.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Children of the first location by their whole name, as a line would name them. */
async function listNames(host: HostClient): Promise<readonly string[]> {
  const { locations } = await host.call('session.get', {})
  const locationId = locations[0]?.id ?? ''
  await host.call('settings.change', { lastLocationId: locationId })
  const { children } = await host.call('children.search', { locationId, text: '', limit: 50 })
  return children.slice(0, CHILDREN).map(({ name }) => name.toLowerCase())
}

/** Waits until the answer on screen is the one to what is typed. */
async function waitForAnswer(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const status = document.querySelector('[role="status"] [data-verdict]')?.closest('[role="status"]')
    return status !== null && status !== undefined && document.querySelector('[data-stale="true"]') === null
  })
}

/** Starts a watch for the next answer; what it gives waits for the milliseconds, or null when nothing changes. */
async function watchForAnswer(page: Page): Promise<() => Promise<number | null>> {
  await page.evaluate(
    ([keptAs, limitMs]) => {
      const textOf = () =>
        document.querySelector('[role="status"] [data-verdict]')?.closest('[role="status"]')?.textContent ??
        ''
      const answered = new Promise<number | null>((resolve) => {
        const before = textOf()
        let startedMs: number | null = null
        addEventListener('keydown', (event) => (startedMs = event.timeStamp), { capture: true, once: true })
        const look = () => {
          if (startedMs !== null && performance.now() - startedMs > limitMs) return resolve(null)
          const isNew = textOf() !== before && document.querySelector('[data-stale="true"]') === null
          if (!isNew) {
            requestAnimationFrame(look)
            return
          }
          // Handled after the frame that shows the answer has been painted.
          const channel = new MessageChannel()
          channel.port1.addEventListener(
            'message',
            () => resolve(startedMs === null ? null : performance.now() - startedMs),
            { once: true },
          )
          channel.port1.start()
          channel.port2.postMessage(null)
        }
        requestAnimationFrame(look)
      })
      Reflect.set(globalThis, keptAs, answered)
    },
    [answeredName, NO_CHANGE_MS] as const,
  )
  return () =>
    page.evaluate((keptAs) => Reflect.get(globalThis, keptAs) as Promise<number | null>, answeredName)
}
