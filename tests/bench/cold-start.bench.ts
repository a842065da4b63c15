import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportFigures } from './figures.ts'
import { watchMainThread } from './main-thread.ts'
import { launchChromium, openPage, waitForBoard } from './open-chromium.ts'
import { quantile } from './quantile.ts'
import { startHost } from './running-host.ts'

/**
 * From starting the built host to a week board on the screen: the program, then a browser with a fresh profile, then
 * the page. The first start of all, which fills its folder with the sample, is told apart.
 */

const ROUNDS = 5
const BUDGET_MS = 2500

interface Start {
  readonly hostMs: number
  readonly browserMs: number
  readonly pageMs: number
  readonly totalMs: number
  /** What the page's main thread did in its part, in processor time. */
  readonly workMs: number
}

const folder = await mkdtemp(join(tmpdir(), 'dagdeel-bench-'))
try {
  const first = await start(['--sample'])
  const starts: Start[] = []
  for (let round = 0; round < ROUNDS; round += 1) starts.push(await start([]))
  const median = (part: keyof Start): number =>
    quantile(
      starts.map((each) => each[part]),
      0.5,
    )
  reportFigures([
    {
      what: 'cold start to a usable week board: median of 5',
      value: median('totalMs'),
      unit: 'ms',
      budget: BUDGET_MS,
    },
    {
      what: 'cold start to a usable week board: fastest of 5',
      value: quantile(
        starts.map(({ totalMs }) => totalMs),
        0,
      ),
      unit: 'ms',
      budget: null,
    },
    { what: 'of which the host, until it is ready', value: median('hostMs'), unit: 'ms', budget: null },
    {
      what: 'of which the browser, with a fresh profile',
      value: median('browserMs'),
      unit: 'ms',
      budget: null,
    },
    { what: 'of which the page, until it is painted', value: median('pageMs'), unit: 'ms', budget: null },
    { what: 'processor time of the page until then', value: median('workMs'), unit: 'ms', budget: null },
    {
      what: 'the very first start, with the sample brought in',
      value: first.totalMs,
      unit: 'ms',
      budget: null,
    },
    { what: 'of which the host with the sample', value: first.hostMs, unit: 'ms', budget: null },
  ])
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function start(parameters: readonly string[]): Promise<Start> {
  const startedMs = performance.now()
  const app = await startHost(folder, parameters)
  const readyMs = performance.now()
  const browser = await launchChromium()
  try {
    const page = await openPage(browser)
    const mainThread = await watchMainThread(page)
    const openedMs = performance.now()
    await page.goto(app.url, { waitUntil: 'commit' })
    await waitForBoard(page)
    const paintedMs = performance.now()
    return {
      hostMs: readyMs - startedMs,
      browserMs: openedMs - readyMs,
      pageMs: paintedMs - openedMs,
      totalMs: paintedMs - startedMs,
      workMs: await mainThread.workMs(),
    }
  } finally {
    await browser.close()
    await app.stop()
  }
}
