import type { Page } from '@playwright/test'
import { expect, expectAccessible, goTo, test } from './dagdeel.ts'

async function openOutlook(page: Page, view: '' | '?view=quiet' = ''): Promise<void> {
  await goTo(page, `/outlook${view}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Vooruitblik' })).toBeVisible()
}

const ladderInput = { locationId: 'regenboog', fromMonth: '2026-11', months: 12 } as const
const radarInput = { locationId: 'regenboog', fromDay: '2026-11-23', days: 56 } as const

test('the age ladder shows what the application says, step by step, by mouse and by keyboard', async ({
  board,
  app,
}) => {
  await board.getByRole('link', { name: 'Vooruitblik' }).click()
  const { steps } = await app.ask('outlook.ladder', ladderInput)
  const ahead = steps.filter((step) => (step.lastDay ?? step.day) >= '2026-11-23')
  await expect(board.getByText(new RegExp(`^${ahead.length} stappen in 12 maanden`))).toBeVisible()
  await expect(board.getByRole('main').getByRole('button', { name: /^Open in Stamgroepen/ })).toHaveCount(
    ahead.length,
  )
  const fewer = ahead.find((step) =>
    step.effects.some(({ requiredBefore, requiredAfter }) => (requiredAfter ?? 0) < (requiredBefore ?? 0)),
  )
  expect(fewer).toBeDefined()
  const row = board
    .getByRole('listitem')
    .filter({ hasText: fewer?.name ?? '' })
    .first()
  await expect(row).toContainText("Minder pm'ers nodig")
  await row.getByRole('button', { name: /^Per dag/ }).focus()
  await board.keyboard.press('Enter')
  await expect(row.getByRole('table').getByRole('row')).toHaveCount((fewer?.effects.length ?? 0) + 1)
  await row.getByRole('button', { name: fewer?.name ?? '', exact: true }).click()
  await expect(board.getByRole('complementary', { name: 'Uitleg en details' })).toContainText(
    fewer?.name ?? '',
  )
})

test('a quiet day names a child and its other day, and leads to the request for the swap', async ({
  board,
  app,
}) => {
  const { days } = await app.ask('outlook.quietDays', radarInput)
  const [best] = days
  await openOutlook(board, '?view=quiet')
  await expect(board.getByText(new RegExp(`^${days.length} kansen`))).toBeVisible()
  const [first] = await board.getByRole('article').all()
  const name = best?.options[0]?.children[0]?.name ?? 'nobody'
  await expect(first ?? board.locator('none')).toContainText(name)
  await first
    ?.getByRole('button', { name: new RegExp(`^Vraag ruil aan: ${name}`) })
    .first()
    .click()
  await expect(board.getByRole('heading', { level: 1, name: 'Aanvragen' })).toBeVisible()
  await expect(board.getByRole('combobox', { name: 'Kind' })).toHaveValue(new RegExp(name))
})

test('the palette finds both, and the choice between them is made with the arrows', async ({ board }) => {
  await board.keyboard.press('Control+k')
  await board.keyboard.type('rustige dagen')
  await board.keyboard.press('Enter')
  await expect(board.getByText(/kansen, de beste geeft/)).toBeVisible()
  await board.getByRole('radio', { name: 'Rustige dagen' }).focus()
  await board.keyboard.press('ArrowLeft')
  await expect(board.getByText(/stappen in 12 maanden/)).toBeVisible()
})

test('the planning questions of insight stand above their charts, each with its table', async ({
  board,
  app,
}) => {
  await goTo(board, '/insight')
  const { groups } = await app.ask('outlook.weeks', {
    locationId: 'regenboog',
    fromWeek: '2026-W48',
    weeks: 26,
  })
  const panel = board.getByRole('region', { name: 'Hoe vol zitten we de komende weken?' }).first()
  await expect(panel.locator('figure')).toHaveCount(groups.length)
  await panel.getByRole('button', { name: 'Toon als tabel' }).click()
  await expect(panel.getByRole('table')).toHaveCount(groups.length)
  const saving = board.waitForEvent('download')
  await panel.getByRole('button', { name: 'Bewaar als CSV' }).click()
  expect((await saving).suggestedFilename()).toMatch(/\.csv$/)
  for (const question of [
    'Wanneer komt er plek, en voor wie?',
    'Zetten we te veel of te weinig mensen in?',
    'Welke overgangen komen eraan?',
  ]) {
    await expect(board.getByRole('region', { name: question }).first()).toBeVisible()
  }
})

/** Each screen, with what stands on it once it is worked out. */
const screens = [
  { path: '/outlook', ready: /stappen in 12 maanden/ },
  { path: '/outlook?view=quiet', ready: /kansen, de beste geeft/ },
  { path: '/insight', ready: /zit minstens 1 groep vol|Geen groep zit vol/ },
] as const

test('nothing falls off at 1280 x 672 and at 1024 x 700', async ({ board }) => {
  for (const { width, height } of [
    { width: 1280, height: 672 },
    { width: 1024, height: 700 },
  ]) {
    await board.setViewportSize({ width, height })
    for (const { path, ready } of screens) {
      await goTo(board, path)
      await expect(board.getByText(ready)).toBeVisible()
      expect(await board.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    }
  }
})

for (const { path, ready } of screens) {
  test(`axe finds nothing on ${path}, and in dark its words stay readable`, async ({ board, app }) => {
    await goTo(board, path)
    await expect(board.getByText(ready)).toBeVisible()
    await expectAccessible(board, `${path}, light`)
    await app.ask('settings.change', { theme: 'dark' })
    await expect(board.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await expectAccessible(board, `${path}, dark`, ['color-contrast', 'link-in-text-block'])
  })
}
