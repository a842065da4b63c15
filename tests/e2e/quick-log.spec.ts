import type { Page } from '@playwright/test'
import { cellNamed, expect, test } from './dagdeel.ts'
import type { RunningApp } from './running-app.ts'
import { expectVerified } from './verified.ts'

/** A Tuesday evening, when children are fetched late. */
const evening = '2026-11-24T16:10:00Z'
const room = { locationId: 'regenboog', groupId: null } as const
const month = { locationId: 'regenboog', month: '2026-11' } as const

async function listStays(app: RunningApp) {
  return (await app.ask('quickLog.today', room)).stays
}

async function listPresent(app: RunningApp) {
  return (await app.ask('quickLog.present', { ...room, day: null, minute: null })).children
}

/** Minutes and cents of one child that are to be invoiced this month. */
async function sumOf(app: RunningApp, childId: string) {
  const { toInvoice } = await app.ask('ledger.month', {
    ...month,
    childId,
    account: 'extraHours',
    offset: 0,
    limit: 100,
  })
  return toInvoice
}

async function openRoom(page: Page, app: RunningApp): Promise<void> {
  await page.goto(app.url)
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('Control+Shift+n')
  await expect(page.getByRole('searchbox', { name: 'Zoek' })).toBeFocused()
  await expect(page.getByRole('main').locator('[data-child]').first()).toBeVisible()
}

test('a half hour, the full hour, the same one twice, and taken back the same day: the ledger follows each (EXTRA-2)', async ({
  page,
  start,
  dataFolder,
}) => {
  const app = await start(dataFolder, [], evening)
  await openRoom(page, app)
  const child = (await listPresent(app)).at(-1)
  const childId = child?.childId ?? ''
  const name = child?.name ?? ''
  const tile = page.locator(`[data-child="${childId}"]`)
  await expect(tile).toContainText(name)
  // A first name and an initial are all that a room may show.
  expect(name).toMatch(/^\S.* [\p{Lu}]\.$/u)
  const box = await tile.boundingBox()
  expect(box?.width ?? 0).toBeGreaterThanOrEqual(140)
  expect(box?.height ?? 0).toBeGreaterThanOrEqual(72)
  const before = await sumOf(app, childId)

  await tile.click()
  await page.getByRole('button', { name: /^\+½ uur laat/ }).click()
  const said = page.getByRole('status').filter({ hasText: 'genoteerd' })
  await expect(said).toContainText(`${name} +½ uur laat, genoteerd door Sanne V.`)
  await expect(tile).toContainText('+½ uur laat ✓')
  const half = await sumOf(app, childId)
  expect(half.minutes - before.minutes).toBe(30)
  expect(half.cents).toBeGreaterThan(before.cents)

  await page.getByRole('button', { name: 'Maak er 1 uur van' }).click()
  await expect(tile).toContainText('+1 uur laat ✓')
  expect((await sumOf(app, childId)).minutes - before.minutes).toBe(60)

  // Somebody else writes the same hour down at another screen that has not caught up.
  const [last] = await listStays(app)
  const again = {
    childId,
    locationId: 'regenboog',
    groupId: null,
    day: last?.day ?? '',
    side: 'late',
    minutes: 60,
    loggedBy: null,
  } as const
  await expect(app.ask('quickLog.log', again)).rejects.toThrow(/alreadyLogged/)
  expect((await sumOf(app, childId)).minutes - before.minutes).toBe(60)
  expect(await listStays(app)).toHaveLength(2)

  await page.getByRole('button', { name: 'Bekijk' }).click()
  const today = page.getByRole('region', { name: 'Vandaag genoteerd: 2' })
  await today
    .getByRole('button', { name: /^Haal weg/ })
    .last()
    .click()
  await expect(page.getByRole('alert')).toContainText('Haal eerst het latere half uur van')
  for (const left of [1, 0]) {
    await page
      .getByRole('region', { name: /^Vandaag genoteerd/ })
      .getByRole('button', { name: /^Haal weg/ })
      .first()
      .click()
    await expect.poll(async () => (await listStays(app)).length).toBe(left)
  }
  // Nothing is wiped out: counter lines bring it back to where it was. MONEY-4
  expect(await sumOf(app, childId)).toEqual(before)
  const { statement } = await app.ask('ledger.child', { childId, day: '2026-11-24' })
  const lines = statement.filter(({ account, day }) => account === 'extraHours' && day === '2026-11-24')
  expect(lines.map(({ kind }) => kind).toSorted()).toEqual(['charged', 'charged', 'correction', 'correction'])
  await page.goto('about:blank')
  await app.stop()
  await expectVerified(dataFolder)
})

test('the same half hour from two screens is refused, with the time and the name (EXTRA-2)', async ({
  page,
  start,
  dataFolder,
}) => {
  const app = await start(dataFolder, [], evening)
  const hold = await holdNews(page)
  await openRoom(page, app)
  const { children, staff } = await app.ask('quickLog.present', { ...room, day: null, minute: null })
  const childId = children.at(-1)?.childId ?? ''
  const colleague = staff.find(({ name }) => !name.startsWith('Sanne'))
  hold()
  await page.locator(`[data-child="${childId}"]`).click()
  await app.ask('quickLog.log', {
    childId,
    locationId: 'regenboog',
    groupId: null,
    day: '2026-11-24',
    side: 'late',
    minutes: 30,
    loggedBy: colleague?.id ?? null,
  })
  const [logged] = await listStays(app)
  await page.getByRole('button', { name: /^\+½ uur laat/ }).click()
  const writer = (logged?.loggedByName ?? '').split(' ')[0] ?? ''
  await expect(page.getByRole('alert')).toHaveText(new RegExp(`^Staat er al \\(17:1\\d, ${writer}\\)\\.$`))
  expect(await listStays(app)).toHaveLength(1)
})

/** A screen that does not hear what others do, from the moment that is asked for. */
async function holdNews(page: Page): Promise<() => void> {
  let isHeld = false
  await page.routeWebSocket(/\/app$/, (socket) => {
    const host = socket.connectToServer()
    host.onMessage((message) => {
      if (!isHeld || message.includes('"kind":"reply"')) socket.send(message)
    })
  })
  return () => {
    isHeld = true
  }
}

test('what broke the ratio is written down all the same, and the manager sees it (EXTRA-2)', async ({
  board,
  app,
}) => {
  // Babies leave from 17:15 on; from then on one works there, and four stay.
  await board.keyboard.press('Control+Shift+n')
  const field = board.getByRole('searchbox', { name: 'Zoek' })
  await expect(field).toBeFocused()
  await field.fill('maan')
  await expect(board.locator('[data-child]')).toHaveCount(1)
  await board.keyboard.press('ArrowDown')
  await expect(board.locator('[data-child="K008"]')).toBeFocused()
  await board.keyboard.press('l')
  // No verdict in the room: the child is there.
  await expect(board.getByRole('status').filter({ hasText: 'Maan L. +½ uur laat, genoteerd' })).toBeVisible()
  await expect(board.getByRole('alert')).toHaveCount(0)
  await board.getByRole('button', { name: 'Controlelijst' }).click()
  const row = board.getByRole('row').filter({ hasText: 'Maan' }).filter({ hasText: 'te krap' })
  await expect(row).toBeVisible()
  const { stays } = await app.ask('quickLog.control', month)
  expect(stays).toMatchObject([{ childId: 'K008', doubts: ['tooTight'], minutes: 30 }])
  await board.keyboard.press('Control+1')
  await cellNamed(board, 'Babies', 'maandag 23 november 2026', 'middag').click()
  await expect(board.getByRole('complementary', { name: 'Uitleg en details' })).toContainText(
    'Te krap door langer of eerder blijven van',
  )
})

test('the control list puts a longer stay on the bill, or lets it go', async ({ board, app }) => {
  const before = await app.ask('quickLog.control', month)
  const [first, second] = before.longer
  expect(before.longer.length).toBeGreaterThan(1)
  await board.keyboard.press('Control+Shift+n')
  await board.getByRole('button', { name: 'Controlelijst' }).click()
  const longer = board.getByRole('table', { name: 'Langer gebleven, niet gefactureerd' })
  await longer
    .getByRole('row')
    .filter({ hasText: first?.childName ?? '' })
    .first()
    .getByRole('button', { name: /^Noteer/ })
    .click()
  await expect
    .poll(async () => (await app.ask('quickLog.control', month)).stays.length)
    .toBe(before.stays.length + 1)
  await longer
    .getByRole('row')
    .filter({ hasText: second?.childName ?? '' })
    .first()
    .getByRole('button', { name: /^Niet rekenen/ })
    .click()
  await expect
    .poll(async () => (await app.ask('quickLog.control', month)).longer.length)
    .toBe(before.longer.length - 2)
  const after = await app.ask('quickLog.control', month)
  expect(after.totalMinutes - before.totalMinutes).toBe(first?.minutes)
  await expect(board.getByRole('table', { name: 'Genoteerd, nog niet afgesloten' })).toContainText(
    first?.childName ?? '',
  )
})

test('after half a minute without anybody the screen shows no child, and the first touch does nothing else (PRIV-4)', async ({
  page,
  app,
}) => {
  await page.clock.install()
  await openRoom(page, app)
  await page.clock.fastForward(31_000)
  const blank = page.getByRole('button', { name: /Klik of druk op een toets om verder te gaan/ })
  await expect(blank).toBeVisible()
  await expect(blank).toContainText('De Regenboog')
  await expect(page.locator('[data-child]')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-child]').first()).toBeVisible()
  await expect(page.getByRole('searchbox', { name: 'Zoek' })).toHaveValue('')
  expect(await listStays(app)).toEqual([])
})
