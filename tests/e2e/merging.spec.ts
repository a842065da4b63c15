import type { Page } from '@playwright/test'
import { cellNamed, expect, expectAccessible, findCell, goTo, test } from './dagdeel.ts'
import type { RunningApp } from './running-app.ts'
import { expectVerified } from './verified.ts'

/** Wednesday 25 November: Peuters A and Peuters B are half empty, and together one of their staff is free. */
const week = { locationId: 'regenboog', week: '2026-W48' } as const
const wednesday = 'woensdag 25 november 2026'

async function weekOf(app: RunningApp) {
  return app.ask('merging.week', { ...week, mayUseDeviation: false })
}
async function hoursOf(app: RunningApp): Promise<number> {
  const board = await app.ask('weekBoard.get', week)
  return board.rows.find(({ kind }) => kind === 'location')?.week.requiredMinutes ?? 0
}

/** Both themes; switching changes nothing but colours. */
async function expectAccessibleEitherWay(page: Page, app: RunningApp, state: string): Promise<void> {
  await expectAccessible(page, `${state}, light`)
  for (const theme of ['dark', 'light'] as const) {
    await app.ask('settings.change', { theme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    if (theme === 'dark') await expectAccessible(page, `${state}, dark`, ['color-contrast'])
  }
}

async function openPlanner(page: Page): Promise<void> {
  await goTo(page, '/merging')
  await expect(page.getByRole('heading', { level: 1, name: 'Samenvoegen' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'wo 25 nov' })).toBeVisible()
}

test('a proposal on the board is taken over with S and Enter, the hours drop, and one undo brings them back (MERGE-4, PLAN-4)', async ({
  board,
  app,
}) => {
  const before = await hoursOf(app)
  const proposal = (await weekOf(app)).days
    .flatMap(({ proposals }) => proposals)
    .find(({ day, endMinute, startMinute }) => day === '2026-11-25' && endMinute - startMinute > 240)
  expect(proposal?.savedMinutes).toBeGreaterThan(0)
  const cell = cellNamed(board, 'Peuters A', wednesday, 'ochtend')
  await expect(cell).toHaveAccessibleName(/voorstel: Peuters A en Peuters B samen/)
  await cell.focus()
  await board.keyboard.press('s')
  const dialog = board.getByRole('dialog', { name: 'Samenvoegen' })
  await expect(dialog.getByRole('region', { name: 'Wat dit betekent' })).toContainText('bespaart')
  await expect(dialog.getByRole('button', { name: 'Neem over' })).toBeFocused()
  await board.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(cell).toHaveAccessibleName(/samengevoegd: Peuters A en Peuters B, in Peuters A/)
  await expect(cell).toBeFocused()
  expect(before - (await hoursOf(app))).toBe(proposal?.savedMinutes)
  await board.keyboard.press('Control+z')
  await expect(cell).toHaveAccessibleName(/voorstel: Peuters A en Peuters B samen/)
  expect(await hoursOf(app)).toBe(before)
  await board.goto('about:blank')
  await app.stop()
  await expectVerified(app.dataFolder)
})

test('with the mouse: taken over in the frame, both groups counted in one room, and taken apart again (MERGE-1, MERGE-8)', async ({
  board,
  app,
}) => {
  const grid = board.getByRole('grid')
  await grid.getByRole('button', { name: /^Neem over, voorstel: Peuters A en Peuters B/ }).click()
  const host = cellNamed(board, 'Peuters A', wednesday, 'ochtend')
  await expect(host).toHaveAccessibleName(/: 16 kinderen, .*samengevoegd/)
  const agreed = (await weekOf(app)).agreed[0]
  expect(agreed).toMatchObject({ kind: 'oneOff', days: [{ day: '2026-11-25', standing: 'holds' }] })
  await host.focus()
  await board.keyboard.press('s')
  const dialog = board.getByRole('dialog', { name: 'Afspraak over samenvoegen' })
  await expect(dialog).toContainText('geldt')
  await dialog.getByRole('button', { name: /^Haal deze dag uit elkaar/ }).click()
  await expect(dialog).toBeHidden()
  await expect(host).toHaveAccessibleName(/: 9 kinderen/)
  const shown = await app.ask('weekBoard.get', week)
  const row = shown.rows.find(({ name }) => name === 'Peuters A')
  expect(findCell(shown, row?.rowId ?? '', '2026-11-25', 'morning').merge).toBeNull()
  await board.goto('about:blank')
  await app.stop()
  await expectVerified(app.dataFolder)
})

test('the planner lists the week, sets aside what is not wanted, and proves what it says (MERGE-4)', async ({
  board,
  app,
}) => {
  const before = await weekOf(app)
  await openPlanner(board)
  const summary = board.getByRole('region', { name: 'Samengevat' })
  await expect(summary).toContainText('Bewezen: met minder uren kan het niet.')
  const day = board.getByRole('region', { name: 'wo 25 nov' })
  const line = day.getByRole('button', { name: /^Let op|^Peuters A en Peuters B/ }).first()
  await line.click()
  await expect(day.getByRole('table', { name: 'Per moment' })).toContainText('(−1)')
  await expect(day.getByRole('list', { name: 'Uitleg' })).toContainText('in plaats van')
  await board.keyboard.press('n')
  await expect(summary).toContainText('1 voorstel staat opzij')
  await expect(day.getByRole('button', { name: /^Neem over: Peuters A en Peuters B/ })).toHaveCount(0)
  const after = await weekOf(app)
  expect(after.dismissed).toBe(1)
  expect(after.savedMinutes).toBeLessThanOrEqual(before.savedMinutes)
  await board.goto('about:blank')
  await app.stop()
  await expectVerified(app.dataFolder)
})

test('every week together is refused with the names while consent is missing, and the forms print without the app (GROUP-3, MERGE-3)', async ({
  board,
  app,
}) => {
  await openPlanner(board)
  const everyWeek = board.getByRole('region', { name: 'Elke week' })
  const row = everyWeek.getByRole('row', { name: /^maandag Peuters A en Peuters B/ })
  const [missing = ''] = (await row.getByRole('button').first().innerText()).split(' ')
  await row.getByRole('button', { name: /^Spreek af/ }).click()
  const dialog = board.getByRole('dialog', { name: 'Samenvoegen' })
  await dialog.getByRole('button', { name: 'Neem over' }).click()
  await expect(dialog.getByRole('alert')).toContainText(/toestemming/)
  await expect(dialog.getByRole('alert')).toContainText(missing)
  expect((await weekOf(app)).agreed).toEqual([])
  await dialog.getByText('Eén dag', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Neem over' }).click()
  await expect(dialog).toBeHidden()
  const day = board.getByRole('region', { name: 'ma 23 nov' })
  await day.locator('[data-kind="agreed"] [data-merge-line]').click()
  await day.getByRole('button', { name: /^Brief en formulieren/ }).click()
  await expect(board.getByRole('article', { name: 'Brief in het Nederlands' })).toContainText('Peuters A')
  await expectAccessibleEitherWay(board, app, 'papers of a merge')
  await board.emulateMedia({ media: 'print' })
  await expect(board.getByRole('article', { name: 'Brief in het Nederlands' })).toBeVisible()
  await expect(board.getByRole('navigation', { name: 'Schermen' })).toBeHidden()
  await expect(board.getByRole('button', { name: 'Druk af' })).toBeHidden()
})

test('axe finds nothing on merging: proposals on the board and the question', async ({ board, app }) => {
  const cell = cellNamed(board, 'Peuters A', wednesday, 'ochtend')
  await expect(cell).toHaveAccessibleName(/voorstel/)
  await expectAccessibleEitherWay(board, app, 'proposals on the board')
  await cell.focus()
  await board.keyboard.press('s')
  const dialog = board.getByRole('dialog', { name: 'Samenvoegen' })
  await expect(dialog.getByRole('table', { name: 'Per moment' })).toBeVisible()
  await expectAccessibleEitherWay(board, app, 'merge question')
})

test('axe finds nothing on merging: merged cells, the agreement and the planner', async ({ board, app }) => {
  const cell = cellNamed(board, 'Peuters A', wednesday, 'ochtend')
  await board.getByRole('button', { name: /^Neem over, voorstel: Peuters A en Peuters B/ }).click()
  await expect(cell).toHaveAccessibleName(/samengevoegd/)
  await cell.focus()
  await board.keyboard.press('s')
  await expect(board.getByRole('dialog', { name: 'Afspraak over samenvoegen' })).toContainText('geldt')
  await expectAccessibleEitherWay(board, app, 'merged cells and the agreement')
  await board.keyboard.press('Escape')
  await openPlanner(board)
  await board.locator('[data-merge-line]').first().click()
  await expect(board.getByRole('region', { name: 'Elke week' }).getByRole('table')).toBeVisible()
  await expectAccessibleEitherWay(board, app, 'merge planner')
})
