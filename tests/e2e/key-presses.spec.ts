import type { Page } from '@playwright/test'
import { startCounting } from './counted-presses.ts'
import { cellNamed, expect, findCell, test } from './dagdeel.ts'
import { openInbox } from './inbox.ts'
import type { RunningApp } from './running-app.ts'

/** How many presses the acts of every day may take, next to K2, K3 and K4 in requests.spec.ts. */

const week48 = { locationId: 'regenboog', week: '2026-W48' } as const
/** A Tuesday evening, when children are fetched late. */
const evening = '2026-11-24T16:10:00Z'

async function tilesOn(page: Page): Promise<readonly string[]> {
  const tiles = page.getByRole('main').locator('[data-child]')
  await expect(tiles.first()).toBeVisible()
  return tiles.allTextContents()
}

async function countStays(app: RunningApp): Promise<number> {
  return (await app.ask('quickLog.today', { locationId: 'regenboog', groupId: null })).stays.length
}

test('half an hour late is written down in 5 keys from the board, or with 2 clicks in the room (K5)', async ({
  page,
  start,
  dataFolder,
}) => {
  const app = await start(dataFolder, [], evening)
  await page.goto(app.url)
  await expect(page.getByRole('grid')).toBeVisible()
  const presses = await startCounting(page)
  await page.keyboard.press('Control+Shift+n')
  await expect(page.getByRole('searchbox', { name: 'Zoek' })).toBeFocused()
  const present = await app.ask('quickLog.present', {
    locationId: 'regenboog',
    groupId: null,
    day: null,
    minute: null,
  })
  await page.keyboard.type('le')
  const hint = page.getByText(/^Enter: /)
  await expect(hint).toContainText('+½ uur laat')
  await page.keyboard.press('Enter')
  const said = page.getByRole('status').filter({ hasText: '+½ uur laat, genoteerd' })
  await expect(said).toBeVisible()
  const { keys, typed, clicks } = await presses()
  expect(keys + typed).toBeLessThanOrEqual(5)
  expect(clicks).toBe(0)
  const [first] = (await app.ask('quickLog.today', { locationId: 'regenboog', groupId: null })).stays
  expect(first).toMatchObject({ side: 'late', day: '2026-11-24' })
  expect(first === undefined ? 0 : first.endMinute - first.startMinute).toBe(30)
  expect(present.children.map(({ childId }) => childId)).toContain(first?.childId)

  // The field is ready for the next name; in the room two clicks do the same.
  await expect(page.getByRole('searchbox', { name: 'Zoek' })).toHaveValue('')
  expect((await tilesOn(page)).length).toBe(present.children.length)
  const clicking = await startCounting(page)
  await page.getByRole('main').locator('[data-child]').last().click()
  await page.getByRole('button', { name: /^\+½ uur laat/ }).click()
  await expect.poll(() => countStays(app)).toBe(2)
  expect(await clicking()).toEqual({ keys: 0, typed: 0, clicks: 2 })
})

test('what fits is approved together and seen on the board within 6 presses (K8)', async ({ board, app }) => {
  const open = await app.ask('requests.list', { locationId: 'regenboog', tab: 'open' })
  const fitting = open.requests.filter(({ verdict }) => verdict === 'ok')
  expect(fitting.length).toBeGreaterThan(2)
  const friday = async () =>
    findCell(await app.ask('weekBoard.get', week48), 'regenboog-peuters-a', '2026-11-27', 'morning').children
  const before = await friday()
  await openInbox(board)
  const presses = await startCounting(board)
  await board.keyboard.press('Shift+Tab')
  await expect(board.getByRole('button', { name: `${fitting.length} die kunnen: goedkeuren…` })).toBeFocused()
  await board.keyboard.press('Enter')
  const review = board.getByRole('dialog', { name: 'Samen goedkeuren' })
  await expect(review.getByRole('button', { name: /^Keur \d+ goed/ })).toBeFocused()
  await board.keyboard.press('Enter')
  await expect(review).toBeHidden()
  await board.keyboard.press('Control+1')
  await expect(cellNamed(board, 'Peuters A', 'vrijdag 27 november 2026', 'ochtend')).toHaveAccessibleName(
    new RegExp(`${before + 1} kinderen`),
  )
  const { keys, clicks } = await presses()
  expect(keys).toBeLessThanOrEqual(6)
  expect(clicks).toBe(0)
  expect(await friday()).toBe(before + 1)
})
