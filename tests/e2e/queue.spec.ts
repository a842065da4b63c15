import type { Page } from '@playwright/test'
import { isoDay } from '#shared/kernel/time.ts'
import { cellNamed, expect, findCell, goTo, test } from './dagdeel.ts'
import { chooseRequest, openInbox, openList, statusOf, wishOf } from './inbox.ts'
import type { RunningApp } from './running-app.ts'
import { expectVerified } from './verified.ts'

const week48 = { locationId: 'regenboog', week: '2026-W48' } as const

/** Jolijn takes the 16th of 16 places in Peuters A on Thursday 3 December; Ilyas asks for the same place after her. */
async function askLastPlace(app: RunningApp): Promise<string> {
  const { requestId } = await app.ask('requests.enter', {
    wish: wishOf({
      kind: 'extraDay',
      childId: 'K040',
      locationId: 'regenboog',
      wantedDay: isoDay('2026-12-03'),
    }),
    note: '',
  })
  return requestId
}

async function countLastPlace(app: RunningApp): Promise<number> {
  const board = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W49' })
  return findCell(board, 'regenboog-peuters-a', '2026-12-03', 'morning').children
}

/** Ticks rows of the list, with the space bar on each. */
async function tick(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await chooseRequest(page, name)
    await page.keyboard.press('Space')
    await expect(openList(page).getByRole('option', { name: new RegExp(name) })).toBeChecked()
  }
}

test('two for the last place: together the second is skipped, and what is called off makes it fit again (CHECK-4)', async ({
  board,
  app,
}) => {
  const second = await askLastPlace(app)
  expect(await countLastPlace(app)).toBe(15)
  await openInbox(board)
  await expect(openList(board).getByRole('option', { name: /Ilyas Nguyen/ })).toHaveAccessibleName(
    /1 vroeg dit eerder/,
  )
  await tick(board, ['Ilyas Nguyen', 'Jolijn Schrikkema'])
  await board.keyboard.press('a')
  const review = board.getByRole('dialog', { name: 'Samen goedkeuren' })
  const lines = review.getByRole('listitem')
  await expect(lines.nth(0)).toContainText('Jolijn Schrikkema')
  await expect(lines.nth(1)).toContainText('Ilyas Nguyen')
  await expect(lines.nth(1)).toContainText('Jolijn nam de laatste plek')
  await review.getByRole('button', { name: /^Keur 1 goed/ }).press('Enter')
  const result = board.getByRole('region', { name: 'Samen goedgekeurd' })
  await expect(result).toContainText('1 aanvraag goedgekeurd. 1 bleef open:')
  await expect(result).toContainText('Jolijn nam de laatste plek')
  expect([await statusOf(app, 'R015'), await statusOf(app, second)]).toEqual(['approved', 'open'])
  expect(await countLastPlace(app)).toBe(16)
  await result.getByRole('button', { name: 'Maak alles ongedaan' }).click()
  await expect.poll(() => statusOf(app, 'R015')).toBe('open')
  expect(await countLastPlace(app)).toBe(15)

  // One by one: the first is granted, the second is declined, and then the first calls off.
  await chooseRequest(board, 'Jolijn Schrikkema')
  await board.getByRole('button', { name: /^Goedkeuren/ }).click()
  await expect(openList(board).getByRole('option', { name: /Ilyas Nguyen/ })).toHaveAccessibleName(
    /^Kan niet\b/,
  )
  await chooseRequest(board, 'Ilyas Nguyen')
  await board.keyboard.press('x')
  await expect.poll(() => statusOf(app, second)).toBe('declined')
  await board.getByRole('tab', { name: /^Klaar/ }).click()
  await board.getByRole('option', { name: /Jolijn Schrikkema\b.*ruildag/ }).click()
  await board.getByRole('button', { name: 'Ouder zegt af…' }).click()
  await board.getByRole('form', { name: 'Ouder zegt af…' }).getByRole('button', { name: 'Zeg af' }).click()
  await expect.poll(() => statusOf(app, 'R015')).toBe('cancelled')
  expect(await countLastPlace(app)).toBe(15)

  await expect(board.getByText('1 afgewezen of wachtende aanvraag kan nu.')).toBeVisible()
  await board.getByRole('button', { name: 'Bekijk' }).click()
  const fitting = board.getByRole('listbox', { name: 'Afgewezen aanvragen die nu kunnen' })
  await expect(fitting.getByRole('option', { name: /Ilyas Nguyen/ })).toHaveAccessibleName(/kan nu/)
  await fitting.getByRole('option', { name: /Ilyas Nguyen/ }).click()
  await board
    .getByRole('region', { name: 'Beslissen' })
    .getByRole('button', { name: /^Zet terug/ })
    .click()
  await expect.poll(() => statusOf(app, second)).toBe('open')
  await board.getByRole('button', { name: /^Goedkeuren/ }).click()
  await expect.poll(() => statusOf(app, second)).toBe('approved')
  expect(await countLastPlace(app)).toBe(16)
  await board.goto('about:blank')
  await app.stop()
  await expectVerified(app.dataFolder)
})

test('a request without a place waits its turn on the list, and the reply says so', async ({
  board,
  app,
}) => {
  await openInbox(board)
  await chooseRequest(board, 'Levi Smit')
  await board.getByRole('button', { name: /^Zet op wachtlijst/ }).click()
  await expect.poll(() => statusOf(app, 'R004')).toBe('waiting')
  await board.getByRole('tab', { name: /^Wachtlijst,? 1/ }).click()
  const row = board.getByRole('option', { name: /Levi Smit/ })
  await expect(row).toHaveAccessibleName(/\d+e in de rij/)
  await row.click()
  await expect(board.getByRole('main')).toContainText('Plaats')
  await board.getByRole('button', { name: /^Afwijzen/ }).click()
  await expect.poll(() => statusOf(app, 'R004')).toBe('declined')
})

test('three requests are tried together on the week: dropped nothing is stored, committed all of it is', async ({
  board,
  app,
}) => {
  const friday = async (rowId: string) =>
    findCell(await app.ask('weekBoard.get', week48), rowId, '2026-11-27', 'morning').children
  const before = [await friday('regenboog-peuters-a'), await friday('regenboog-dreumesen')] as const
  const history = await app.ask('history.list', { limit: 50 })
  await openInbox(board)
  await tick(board, ['Noor Bakker', 'Sara Meijerink', 'Jolijn Schrikkema'])
  await board.keyboard.press('p')
  const together = board.getByRole('region', { name: 'Probeer samen', exact: true })
  await expect(together.getByRole('listitem')).toHaveCount(3)
  const week = together.getByRole('region', { name: 'De week zoals die wordt' })
  await expect(week).toContainText(`Verandert: van ${before[0]} naar ${before[0] + 1} kinderen.`)
  await expect(week).toContainText(`Verandert: van ${before[1]} naar ${before[1] + 1} kinderen.`)
  await together.getByRole('button', { name: 'Week 49' }).click()
  await expect(week).toContainText('Verandert: van 15 naar 16 kinderen.')
  await together.getByRole('button', { name: 'Gooi weg' }).click()
  await expect(together).toBeHidden()
  // Trying leaves no trace. SWAP-1
  expect(await app.ask('history.list', { limit: 50 })).toEqual(history)
  expect([await friday('regenboog-peuters-a'), await friday('regenboog-dreumesen')]).toEqual(before)

  await tick(board, ['Noor Bakker', 'Sara Meijerink', 'Jolijn Schrikkema'])
  await board.keyboard.press('p')
  await expect(together.getByRole('listitem')).toHaveCount(3)
  // Looking at the board meanwhile keeps the draft.
  await board.keyboard.press('Control+1')
  await expect(board.getByRole('grid')).toBeVisible()
  await board.keyboard.press('Control+2')
  await expect(together.getByRole('listitem')).toHaveCount(3)
  await together.getByRole('button', { name: 'Keur 3 goed' }).click()
  await expect(board.getByRole('region', { name: 'Samen goedgekeurd' })).toContainText(
    '3 aanvragen goedgekeurd.',
  )
  for (const requestId of ['R001', 'R008', 'R015']) expect(await statusOf(app, requestId)).toBe('approved')
  expect([await friday('regenboog-peuters-a'), await friday('regenboog-dreumesen')]).toEqual([
    before[0] + 1,
    before[1] + 1,
  ])
  await board.keyboard.press('Control+z')
  await expect.poll(() => statusOf(app, 'R015')).toBe('open')
  expect(await statusOf(app, 'R001')).toBe('open')
})

test('what is approved against the advice stays visible: on the board, in the report and in the history (CHECK-5)', async ({
  board,
  app,
}) => {
  const reason = 'Invalkracht Anja werkt donderdagochtend mee.'
  await openInbox(board)
  await chooseRequest(board, 'Sam de Wit')
  await board.getByRole('button', { name: 'Toch goedkeuren met reden…' }).click()
  await board.getByRole('textbox', { name: 'Waarom keur je dit toch goed?' }).fill(reason)
  await board.getByRole('button', { name: 'Keur toch goed' }).click()
  await expect.poll(() => statusOf(app, 'R002')).toBe('approved')
  await board.getByRole('button', { name: 'Overzichten' }).click()
  const report = board.getByRole('region', { name: 'Overzichten van beslissingen' })
  const row = report.getByRole('row').filter({ hasText: 'Sam de Wit' })
  await expect(row).toContainText(reason)
  await expect(row).toContainText('Sanne Vermeer')
  await expect(row).toContainText("al 1 pm'er te weinig")
  await board.keyboard.press('Control+1')
  await cellNamed(board, 'Babies', 'donderdag 26 november 2026', 'ochtend').click()
  await expect(board.getByRole('complementary', { name: 'Uitleg en details' })).toContainText(
    'Tegen het advies in goedgekeurd: 1 kind.',
  )
  await goTo(board, '/history')
  await expect(board.getByRole('table').getByRole('row').nth(1)).toContainText('Sam')
  await expect(board.getByRole('table').getByRole('row').nth(1)).toContainText('toch goedgekeurd')
})
