import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { addWeeks, type IsoWeek } from '#shared/kernel/time.ts'
import { reportFigures, type Figure } from './figures.ts'
import { connectToHost, dropKeptFacts, type HostClient } from './host-client.ts'
import { launchChromium, openPage, waitForBoard } from './open-chromium.ts'
import { quantile } from './quantile.ts'
import { startHost, type RunningHost } from './running-host.ts'

/**
 * The week board from database to painted page, in Chromium against the built host. Cold: the host reads the location
 * from its database again for every week. Warm: the host still has the facts in memory. Paging: PageDown and PageUp as
 * a person presses them, where the page has often fetched the next week already.
 *
 * Every week is jumped to in three passes and its least time counts: what another program took away in between says
 * nothing about this one.
 */

const BUDGET_MS = 150
const PAGE_TURNS = 40
const BETWEEN_KEYS_MS = 250
const SETTLE_MS = 250
const firstWeek = '2026-W47' as IsoWeek
const WEEKS = 16
/** The page fetches the weeks on both sides of the one it shows; jumps this wide never land on one of those. */
const JUMP_WEEKS = 3
/** Weeks at which a row of jumps begins. */
const BEGINNINGS = [0, 1]
const PASSES = 3
/** Where the page keeps the promise of the watch under way. */
const paintedName = 'dagdeelPainted'

const folder = await mkdtemp(join(tmpdir(), 'dagdeel-bench-'))
const app = await startHost(folder, ['--sample'])
const browser = await launchChromium()
const client = await connectToHost(app)
try {
  const { locations } = await client.call('session.get', {})
  const cold: Jump[] = []
  const warm: Jump[] = []
  for (const { id } of locations) {
    await client.call('settings.change', { lastLocationId: id })
    for (let pass = 0; pass < PASSES; pass += 1) {
      for (const beginning of BEGINNINGS) {
        cold.push(...(await measureJumps(id, beginning, () => dropKeptFacts(client, id))))
        warm.push(...(await measureJumps(id, beginning, async () => {})))
      }
    }
  }
  const paging = await measurePaging()
  const host = await measureHost(
    client,
    locations.map(({ id }) => id),
  )
  reportFigures([
    ...spreadOfJumps('week board, database to painted page', cold),
    ...spreadOfJumps('week board, facts in memory to painted page', warm),
    ...spread('week board, key press to painted page, paging', paging, BUDGET_MS),
    ...spread('of which the host alone, from the database', host.cold, null),
    ...spread('of which the host alone, facts in memory', host.warm, null),
    {
      what: 'a week board on kept facts is faster',
      value: quantile(leastOf(cold), 0.5) / quantile(leastOf(warm), 0.5),
      unit: 'times',
      budget: null,
    },
  ])
} finally {
  client.close()
  await browser.close()
  await app.stop()
  await rm(folder, { recursive: true, force: true })
}

interface Jump {
  /** Location and week. */
  readonly target: string
  readonly ms: number
}

/** Each week counts once, with its least time; what all jumps took, busy moments of the machine included, beside it. */
function spreadOfJumps(what: string, jumps: readonly Jump[]): readonly Figure[] {
  const every = jumps.map(({ ms }) => ms)
  return [
    ...spread(what, leastOf(jumps), BUDGET_MS),
    {
      what: `${what}: p95 of all ${every.length} jumps`,
      value: quantile(every, 0.95),
      unit: 'ms',
      budget: null,
    },
  ]
}

function leastOf(jumps: readonly Jump[]): readonly number[] {
  const byTarget = Map.groupBy(jumps, ({ target }) => target)
  return [...byTarget.values()].map((passes) => Math.min(...passes.map(({ ms }) => ms)))
}

function spread(what: string, samples: readonly number[], budget: number | null): readonly Figure[] {
  return [
    { what: `${what}: p50`, value: quantile(samples, 0.5), unit: 'ms', budget: null },
    { what: `${what}: p95 of ${samples.length}`, value: quantile(samples, 0.95), unit: 'ms', budget },
  ]
}

/** A fresh page, so that it holds no week yet, sent to weeks far apart. Milliseconds from asking to painted. */
async function measureJumps(
  locationId: string,
  beginning: number,
  prepare: () => Promise<void>,
): Promise<readonly Jump[]> {
  const page = await openBoard(browser, app)
  const jumps: Jump[] = []
  for (let weeks = beginning; weeks < WEEKS; weeks += JUMP_WEEKS) {
    const week = addWeeks(firstWeek, weeks)
    if (await isShown(page, week)) continue
    await prepare()
    const painted = await watchForWeek(page, `#/week/${week}`)
    jumps.push({ target: `${locationId} ${week}`, ms: await painted() })
    await sleep(SETTLE_MS)
  }
  await page.close()
  return jumps
}

async function measurePaging(): Promise<readonly number[]> {
  const page = await openBoard(browser, app)
  const samples: number[] = []
  for (let turn = 0; turn < PAGE_TURNS; turn += 1) {
    const painted = await watchForWeek(page, null)
    await page.keyboard.press(turn % 20 < 10 ? 'PageDown' : 'PageUp')
    samples.push(await painted())
    await sleep(BETWEEN_KEYS_MS)
  }
  await page.close()
  return samples
}

/** The same question over the same socket, without a page: what remains of the time is the browser's. */
async function measureHost(
  host: HostClient,
  locationIds: readonly string[],
): Promise<{ readonly cold: readonly number[]; readonly warm: readonly number[] }> {
  const cold: number[] = []
  const warm: number[] = []
  for (const locationId of locationIds) {
    for (let weeks = 0; weeks < WEEKS; weeks += 1) {
      const input = { locationId, week: addWeeks(firstWeek, weeks) }
      await dropKeptFacts(host, locationId)
      for (const samples of [cold, warm]) {
        const startedMs = performance.now()
        await host.call('weekBoard.get', input)
        samples.push(performance.now() - startedMs)
      }
    }
  }
  return { cold, warm }
}

async function openBoard(from: Browser, running: RunningHost): Promise<Page> {
  const page = await openPage(from)
  await page.addInitScript(dropEvents)
  await page.goto(running.url)
  await waitForBoard(page)
  await sleep(SETTLE_MS)
  return page
}

/** Keeps the news of a change from the page: it would ask for its week again and so warm up what must stay cold. */
function dropEvents(): void {
  const listen = Reflect.get(WebSocket.prototype, 'addEventListener') as EventTarget['addEventListener']
  WebSocket.prototype.addEventListener = function (
    this: WebSocket,
    kind: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ) {
    const hear = (event: Event) => {
      if (event instanceof MessageEvent && String(event.data).startsWith('{"kind":"event"')) return
      if (typeof listener === 'function') listener.call(this, event)
      else listener?.handleEvent(event)
    }
    listen.call(this, kind, hear, options)
  }
}

async function isShown(page: Page, week: IsoWeek): Promise<boolean> {
  return page.evaluate((shown) => location.hash.endsWith(shown), week)
}

/**
 * Starts a watch in the page for the grid of another week, and answers what waits for it: milliseconds until that grid
 * has been painted, from setting the address or, when there is none, from the next key press. The name of the grid
 * comes with the data, so it changes only when the new week is there.
 */
async function watchForWeek(page: Page, address: string | null): Promise<() => Promise<number>> {
  await page.evaluate(
    ([hash, keptAs]) => {
      const nameOf = () => document.querySelector('[role="grid"]')?.getAttribute('aria-label') ?? null
      const painted = new Promise<number>((resolve) => {
        const before = nameOf()
        let startedMs = performance.now()
        addEventListener('keydown', (event) => (startedMs = event.timeStamp), { capture: true, once: true })
        const look = () => {
          const current = nameOf()
          if (current === before || current === null) {
            requestAnimationFrame(look)
            return
          }
          // Handled after the frame that shows the new week has been painted.
          const channel = new MessageChannel()
          channel.port1.addEventListener('message', () => resolve(performance.now() - startedMs), {
            once: true,
          })
          channel.port1.start()
          channel.port2.postMessage(null)
        }
        if (hash !== null) location.hash = hash
        requestAnimationFrame(look)
      })
      Reflect.set(globalThis, keptAs, painted)
    },
    [address, paintedName] as const,
  )
  // Only now is the watch there: a key pressed any sooner could be over before it.
  return () => page.evaluate((keptAs) => Reflect.get(globalThis, keptAs) as Promise<number>, paintedName)
}
