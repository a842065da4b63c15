import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test as base } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { BoardCell, WeekBoard } from '#shared/domain/board/model.ts'
import type { Daypart } from '#shared/domain/organisation/model.ts'
import type { RunningApp } from './running-app.ts'
import { startApp } from './running-app.ts'

interface WorkerFixtures {
  /** A data folder with the sample organisation, imported once; journeys work on copies. */
  readonly sampleFolder: string
}

interface Fixtures {
  /** Console lines a journey provokes on purpose, such as a host that is gone. */
  readonly expectedProblems: RegExp
  /** Starts an app; it is stopped after the journey, when the page no longer needs it. */
  readonly start: typeof startApp
  /** An empty place for data folders, gone after the journey. */
  readonly workFolder: string
  /** A data folder with the sample organisation that this journey may change and restart on. */
  readonly dataFolder: string
  /** The app on the sample organisation, fresh for this journey. */
  readonly app: RunningApp
  /** A page that shows the board of week 48 of De Regenboog. */
  readonly board: Page
}

/** A journey on its own app and data folder; nothing is shared between journeys. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  sampleFolder: [
    async ({ browserName: _browserName }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'dagdeel-sample-'))
      const app = await startApp(folder, ['--sample'])
      await app.stop()
      await use(folder)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  expectedProblems: [/(?!)/, { option: true }],
  start: async ({ workFolder: _workFolder }, use) => {
    const started: RunningApp[] = []
    await use(async (...parameters) => {
      const app = await startApp(...parameters)
      started.push(app)
      return app
    })
    await Promise.all(started.map((app) => app.stop()))
  },
  page: async ({ page, start: _start, expectedProblems }, use) => {
    const problems = watchForProblems(page)
    await use(page)
    // A page that throws, breaks its own security policy or asks the network for something is broken, whatever it shows.
    expect(problems.filter((problem) => !expectedProblems.test(problem))).toEqual([])
  },
  workFolder: async ({ browserName: _browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dagdeel-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  dataFolder: async ({ workFolder, sampleFolder }, use) => {
    const folder = join(workFolder, 'data')
    await cp(sampleFolder, folder, { recursive: true })
    await use(folder)
  },
  app: async ({ start, dataFolder }, use) => {
    await use(await start(dataFolder))
  },
  board: async ({ page, app }, use) => {
    await page.goto(app.url)
    await expect(page.getByRole('grid')).toBeVisible()
    await use(page)
  },
})

/** Collects what the page should never do: throw, be refused something by its policy, or leave this computer. */
export function watchForProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`console: ${message.text()}`)
  })
  const isOwn = (address: string) =>
    ['data:', 'blob:', 'about:'].includes(new URL(address).protocol) ||
    new URL(address).hostname === '127.0.0.1'
  page.on('request', (request) => {
    if (!isOwn(request.url())) problems.push(`asked elsewhere: ${request.url()}`)
  })
  page.on('websocket', (socket) => {
    if (!isOwn(socket.url())) problems.push(`socket elsewhere: ${socket.url()}`)
  })
  return problems
}

/** Goes to a screen of the app that the page already shows. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, path)
}

/** The cell of the board on screen, by what a screen reader says of it. */
export function cellNamed(page: Page, row: string, longDay: string, daypart: 'ochtend' | 'middag'): Locator {
  return page.getByRole('grid').getByRole('button', { name: `${row}, ${longDay}, ${daypart}:` })
}

/** A cell of the board as the app itself computes it. */
export function findCell(board: WeekBoard, rowId: string, day: string, daypart: Daypart): BoardCell {
  const cell = board.rows
    .find((row) => row.rowId === rowId)
    ?.cells.find((each) => each.day === day && each.daypart === daypart)
  if (cell === undefined) throw new Error(`no cell ${rowId} ${day} ${daypart} on the board of ${board.week}`)
  return cell
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Every WCAG 2.2 A and AA rule axe knows, and its best practices, or the named rules only; the app promises that none
 * is broken.
 */
export async function expectAccessible(page: Page, state: string, rules?: readonly string[]): Promise<void> {
  // The page has no frames, so axe may run in it directly, without a page of its own to join the results.
  // Only what is wrong is written out: naming every element that is right takes longer than looking.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (
    rules === undefined ? axe.withTags(standards) : axe.withRules([...rules])
  ).analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  }))
  expect.soft(found, state).toEqual([])
}

export { expect }
