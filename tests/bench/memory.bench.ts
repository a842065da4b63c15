import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { reportFigures, type Figure } from './figures.ts'
import { launchChromium, openPage, waitForBoard } from './open-chromium.ts'
import { startHost } from './running-host.ts'

/**
 * Resident memory of the Node side (the built loopback host; the browser is another program) after ten quiet seconds:
 * right after the start, with a page open, and after paging back and forth through the weeks of the sample. Linux only:
 * the kernel tells.
 */

const IDLE_MS = 10_000
const BUDGET_MB = 200
const PAGES = 40

const folder = await mkdtemp(join(tmpdir(), 'dagdeel-bench-'))
try {
  await (await startHost(folder, ['--sample'])).stop()
  const app = await startHost(folder, [])
  const browser = await launchChromium()
  try {
    const figures: Figure[] = []
    const measure = async (what: string) => {
      await sleep(IDLE_MS)
      figures.push({ what, value: await residentMb(app.processId), unit: 'MB', budget: BUDGET_MB })
    }
    await measure('idle memory of the Node side, after the start')
    const page = await openPage(browser)
    await page.goto(app.url)
    await waitForBoard(page)
    await measure('idle memory of the Node side, week board open')
    for (let turn = 0; turn < PAGES; turn += 1) {
      await page.keyboard.press(turn % PAGES < PAGES / 2 ? 'PageDown' : 'PageUp')
      await sleep(150)
    }
    await measure('idle memory of the Node side, after 40 weeks')
    reportFigures(figures)
  } finally {
    await browser.close()
    await app.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function residentMb(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8')
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kilobytes === undefined) throw new Error('the kernel does not tell how much memory the host holds')
  return Number(kilobytes) / 1024
}
