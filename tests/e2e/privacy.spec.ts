import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { readPdf } from '#tests/harness/read-pdf.ts'
import { expect, expectAccessible, goTo, test } from './dagdeel.ts'
import { expectVerified } from './verified.ts'

test('PRIV-2: a request of access is noted, answered with one file, and closed; the log knows', async ({
  board,
  app,
  dataFolder,
}) => {
  await goTo(board, '/privacy')
  await expect(board.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible()
  await board.getByRole('tab', { name: 'Verzoeken' }).click()
  await board.getByRole('button', { name: 'Nieuw verzoek' }).click()
  const form = board.getByRole('form', { name: 'Nieuw verzoek' })
  await form.getByRole('combobox', { name: 'Over wie gaat het?' }).fill('Sam de W')
  await board.getByRole('option', { name: /Sam de Wit/ }).click()
  await expect(form.getByText('Antwoord uiterlijk ma 21 dec.')).toBeVisible()
  await form.getByRole('button', { name: 'Noteer het verzoek' }).click()
  await expect(
    board.getByRole('heading', { name: /Verzoek om inzage · Sam de Wit Loopt nog 28 dagen/ }),
  ).toBeVisible()

  await board.getByRole('button', { name: 'Geef alle gegevens mee' }).click()
  const dialog = board.getByRole('dialog', { name: 'Alle gegevens van Sam de Wit' })
  await expect(dialog.getByText('Contracten')).toBeVisible()
  await expectAccessible(board, 'what is in the file of a person')
  const [download] = await Promise.all([
    board.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Maak het bestand' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('gegevens-kind-2026-11-23.zip')
  const files = unzipSync(new Uint8Array(await readFile(await download.path())))
  const paper = readPdf(Buffer.from(files['gegevens.pdf'] ?? [])).pages.join('\n')
  expect(paper).toContain('Alles wat wij over Sam de Wit bewaren')
  expect(paper).toContain('Wie er in keek of iets meegaf')
  await dialog.getByRole('button', { name: 'Klaar' }).click()

  await board.getByRole('button', { name: 'Sluit af' }).click()
  const close = board.getByRole('dialog', { name: 'Verzoek afsluiten' })
  await close.getByRole('button', { name: 'Sluit af' }).click()
  await expect(close.getByRole('alert')).toContainText('Schrijf op wat eruit kwam')
  await close.getByRole('textbox', { name: 'Uitkomst' }).fill('Bestand meegegeven aan moeder.')
  await close.getByRole('button', { name: 'Sluit af' }).click()
  await expect(board.getByRole('heading', { name: 'Er is geen open verzoek' })).toBeVisible()
  await board.getByRole('tab', { name: 'Logboek' }).click()
  await expect(board.getByRole('tabpanel')).toContainText('Sam de Wit')
  await board.close()
  await app.stop()
  await expectVerified(dataFolder)
})

test('PRIV-7: a breach is noted, its clocks run, and it ends with the report', async ({ board }) => {
  await goTo(board, '/privacy')
  await board.getByRole('tab', { name: 'Datalekken' }).click()
  await expect(board.getByRole('heading', { name: 'Er is geen datalek genoteerd' })).toBeVisible()
  await board.getByRole('button', { name: 'Nieuw datalek' }).click()
  const form = board.getByRole('form', { name: 'Nieuw datalek' })
  await form.getByRole('textbox', { name: 'Tijd' }).fill('06:00')
  await form.getByRole('textbox', { name: 'Wat is er gebeurd?' }).fill('Een lijst lag op straat.')
  await form.getByRole('checkbox', { name: 'namen' }).check()
  await form.getByRole('textbox', { name: 'Van hoeveel mensen?' }).fill('14')
  await form.getByRole('button', { name: 'Noteer het datalek' }).click()
  await expect(board.getByText(/Klant: nog 2\d uur/)).toBeVisible()
  await expect(board.getByText(/Toezichthouder: nog 6\d uur/)).toBeVisible()
  await board.getByRole('tab', { name: 'Te doen' }).click()
  await expect(board.getByRole('heading', { name: '1 datalek loopt' })).toBeVisible()
  await board.getByRole('button', { name: 'Open de datalekken' }).click()

  await board.getByRole('button', { name: 'Sluit het datalek af' }).click()
  await expect(board.getByRole('alert')).toContainText('Meld het aan de toezichthouder')
  await board.getByRole('button', { name: 'Noteer wie is ingelicht' }).click()
  await board.getByRole('combobox', { name: 'Wie is ingelicht?' }).selectOption('authority')
  await board.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(board.getByText('Toezichthouder: op tijd ingelicht')).toBeVisible()
  await board.getByRole('button', { name: 'Sluit het datalek af' }).click()
  await expect(board.getByText('Afgesloten op')).toBeVisible()
  const [download] = await Promise.all([
    board.waitForEvent('download'),
    board.getByRole('button', { name: 'Bewaar de lijst als PDF' }).click(),
  ])
  const paper = readPdf(await readFile(await download.path())).pages.join('\n')
  expect(paper).toContain('Een lijst lag op straat.')
  expect(paper).toContain('op tijd gemeld')
})

test('PRIV-2: a restriction by keyboard alone, and Ctrl+Z takes it back', async ({ board, app }) => {
  await goTo(board, '/privacy')
  await board.getByRole('tab', { name: 'Te doen' }).focus()
  await board.keyboard.press('ArrowRight')
  await expect(board.getByRole('tab', { name: 'Verzoeken' })).toHaveAttribute('aria-selected', 'true')
  await board.keyboard.press('Tab')
  await board.keyboard.press('Enter')
  await board.getByRole('combobox', { name: 'Over wie gaat het?' }).focus()
  await board.keyboard.type('Sam de W')
  await expect(board.getByRole('option', { name: /Sam de Wit/ })).toBeVisible()
  await board.keyboard.press('ArrowDown')
  await board.keyboard.press('Enter')
  await board.getByRole('combobox', { name: 'Wat wordt er gevraagd?' }).selectOption('restriction')
  await board.getByRole('button', { name: 'Noteer het verzoek' }).press('Enter')
  await board.getByRole('button', { name: 'Beperk de gegevens' }).press('Enter')
  const dialog = board.getByRole('dialog', { name: 'Gegevens van Sam de Wit beperken' })
  await dialog.getByRole('textbox', { name: 'Reden' }).fill('Er loopt een klacht.')
  await dialog.getByRole('button', { name: 'Beperk', exact: true }).press('Enter')
  // The sample has one already.
  await expect(board.getByRole('heading', { name: 'Gegevens van 2 kinderen zijn beperkt' })).toBeVisible()
  await board.keyboard.press('Control+z')
  await expect(board.getByRole('heading', { name: 'Gegevens van 1 kind zijn beperkt' })).toBeVisible()
  const { requests } = await app.ask('privacy.requests', { locationId: 'regenboog' })
  expect(requests.map(({ kind, status }) => [kind, status])).toEqual([['restriction', 'open']])
})
