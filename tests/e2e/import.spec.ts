import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { cellNamed, expect, findCell, goTo, test } from './dagdeel.ts'
import { runCommandLine, setUp } from './running-app.ts'

const sampleCsv = join(import.meta.dirname, '../../resources/sample')

async function chooseFiles(page: Page, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Kies (bestanden|opnieuw)$/ }).click()
  await (await chooser).setFiles([...files])
}

async function listSample(): Promise<readonly string[]> {
  const names = await readdir(sampleCsv)
  return names.filter((name) => name.endsWith('.csv')).map((name) => join(sampleCsv, name))
}

/** The sample with one line of the children's list changed. */
async function writeBroken(folder: string, change: (lines: string[]) => void): Promise<readonly string[]> {
  const lines = (await readFile(join(sampleCsv, 'kinderen.csv'), 'utf8')).split(/\r?\n/)
  change(lines)
  const broken = join(folder, 'kinderen.csv')
  await writeFile(broken, lines.join('\r\n'))
  return [...(await listSample()).filter((path) => !path.endsWith('/kinderen.csv')), broken]
}

test('an empty app takes over a set of lists and shows the week', async ({ page, start, workFolder }) => {
  const app = await start(join(workFolder, 'empty'))
  await setUp(app)
  await page.goto(app.url)
  await expect(page.getByRole('heading', { name: 'Nog geen locatie' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Importeren' }).click()
  await chooseFiles(page, await listSample())
  await expect(page.getByRole('heading', { name: 'Klaar om over te nemen' })).toBeVisible()
  // Looking is not taking over.
  expect((await app.ask('session.get', {})).isEmpty).toBe(true)
  await page.getByRole('button', { name: 'Overnemen' }).click()
  await expect(page.getByRole('heading', { name: 'Overgenomen' })).toBeVisible()
  await page.getByRole('button', { name: 'Ga naar het weekbord' }).click()
  await expect(page).toHaveTitle('Weekbord wk 48 – De Regenboog')
  await expect(cellNamed(page, 'Babies', 'donderdag 26 november 2026', 'ochtend')).toHaveAccessibleName(
    /tekort van 1/,
  )
  const session = await app.ask('session.get', {})
  expect(session.locations.map(({ name }) => name)).toEqual(['De Regenboog', 'De Zwaluw'])
  expect(session.undo).not.toBeNull()
  await page.close()
  await app.stop()
  const { code, lines } = await runCommandLine(['verify', '--data', app.dataFolder])
  expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: { ok: true, findings: 0 } })
})

test('a list with a citizen number, a formula or a wrong date is refused by cause and place, and nothing is written', async ({
  board,
  app,
  workFolder,
}) => {
  const before = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W48' })
  const historyBefore = await app.ask('history.list', { limit: 50 })
  const files = await writeBroken(workFolder, (lines) => {
    lines[0] = `${lines[0]};bsn`
    lines[1] = (lines[1] ?? '').replace('Sam', '=SOM(A1)')
    lines[2] = (lines[2] ?? '').replace('20-02-2026', '31-02-2026')
    lines[3] = (lines[3] ?? '').replace('21-12-2025', '29-02-2025')
  })
  await goTo(board, '/import')
  await chooseFiles(board, files)
  await expect(board.getByRole('heading', { name: 'Eerst herstellen' })).toBeVisible()
  await expect(
    board.getByText("De kolom 'bsn' bevat burgerservicenummers. Die bewaren we niet. Haal de kolom weg."),
  ).toBeVisible()
  const formula = board
    .getByRole('listitem')
    .filter({ hasText: "In 'voornaam' begint een vak als een formule" })
  await expect(formula).toContainText('kinderen.csv, rij 2, kolom voornaam')
  const wrongDay = board
    .getByRole('listitem')
    .filter({ hasText: "'31-02-2026' in 'geboortedatum' is geen datum." })
  await expect(wrongDay).toContainText('kinderen.csv, rij 3, kolom geboortedatum')
  await expect(
    board.getByRole('listitem').filter({ hasText: "'29-02-2025' in 'geboortedatum' is geen datum." }),
  ).toContainText('rij 4')
  await expect(board.getByRole('button', { name: 'Overnemen' })).toHaveCount(0)
  expect(await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W48' })).toEqual(before)
  expect(await app.ask('history.list', { limit: 50 })).toEqual(historyBefore)
})

test('a corrected list is taken over on top of what is there, and can be taken back in one go', async ({
  board,
  app,
  workFolder,
}) => {
  // Sam moves house: one name changes, everything else stays the same.
  const files = await writeBroken(workFolder, (lines) => {
    lines[1] = (lines[1] ?? '').replace(';de;Wit;', ';van;Dam;')
  })
  await setUp(app)
  await goTo(board, '/import')
  await chooseFiles(board, files)
  await board.getByRole('button', { name: 'Overnemen' }).click()
  await expect(board.getByRole('heading', { name: 'Overgenomen' })).toBeVisible()
  const nameNow = async () => (await app.ask('children.get', { childId: 'K001', day: '2026-11-23' })).name
  expect(await nameNow()).toBe('Sam van Dam')
  await board.keyboard.press('Control+z')
  await expect.poll(nameNow).toBe('Sam de Wit')
  const board48 = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W48' })
  expect(findCell(board48, 'regenboog-babies', '2026-11-26', 'morning').children).toBe(8)
})
