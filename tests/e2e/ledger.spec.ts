import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { isoDay } from '#shared/kernel/time.ts'
import { cellNamed, expect, findCell, goTo, test } from './dagdeel.ts'
import type { RunningApp } from './running-app.ts'
import { expectVerified } from './verified.ts'

const week48 = { locationId: 'regenboog', week: '2026-W48' } as const
const november = { locationId: 'regenboog', month: '2026-11' } as const
/** The evening of the last day of the month, when it may be handed over. */
const lastEvening = '2026-11-30T17:00:00Z'

/** Noor's family bought two holiday days; half a day of them was a mistake. */
async function bookDays(app: RunningApp): Promise<void> {
  const book = (minutes: number, note: string) =>
    app.ask('ledger.book', {
      childId: 'K029',
      locationId: 'regenboog',
      account: 'holidayDays',
      minutes,
      day: '2026-11-24',
      expiresOn: '2027-12-31',
      note,
    })
  await book(1320, 'twee dagen bijgekocht')
  await book(330, 'vergissing')
}

async function openLedger(page: Page): Promise<void> {
  await page.keyboard.press('Control+5')
  await expect(page.getByRole('heading', { level: 1, name: 'Uren & tegoed' })).toBeVisible()
  await expect(page.getByRole('grid')).toBeVisible()
}

const line = (page: Page, text: string) => page.getByRole('grid').getByRole('row').filter({ hasText: text })

async function saveWith(page: Page, button: string): Promise<Download> {
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return saved
}

/** The last line of the file: what the administration compares with the screen. */
async function readCsv(file: Download) {
  const rows: string[][] = parse(await readFile(await file.path()), {
    bom: true,
    delimiter: ';',
    relax_column_count: true,
  })
  return { name: file.suggestedFilename(), lines: rows.slice(1, -1), last: rows.at(-1) ?? [] }
}

async function askMonth(app: RunningApp) {
  return app.ask('ledger.month', { ...november, childId: null, account: null, offset: 0, limit: 500 })
}

test('a day off for credit pays a part of an extra day, the rest is invoiced; the month is closed and handed over (SWAP-5, MONEY-4)', async ({
  board,
  app,
  start,
}) => {
  const given = async () =>
    findCell(await app.ask('weekBoard.get', week48), 'regenboog-peuters-a', '2026-11-26', 'afternoon')
      .children
  const before = await given()
  // Her swap for the same Friday is off; Thursday afternoon is given up instead.
  await app.ask('requests.withdraw', { requestId: 'R001' })
  await goTo(board, '/children')
  await board.getByRole('searchbox', { name: 'Zoek op naam' }).fill('noor')
  await board.getByRole('button', { name: 'Bakker, Noor' }).click()
  const card = board.getByRole('complementary', { name: 'Uitleg en details' })
  await card.getByRole('button', { name: 'Afmelden' }).click()
  await card.getByRole('textbox', { name: 'Eerste dag' }).fill('26-11-2026')
  await card.getByText('Van … tot', { exact: true }).click()
  await card.getByRole('textbox', { name: 'Van', exact: true }).fill('13:00')
  await card.getByRole('textbox', { name: 'Tot', exact: true }).fill('17:30')
  await card.getByRole('combobox', { name: 'Reden' }).selectOption({ label: 'vakantie' })
  await card.getByText('Met tegoed', { exact: true }).click()
  await expect(card.getByRole('region', { name: 'Wat er gebeurt' })).toContainText('Samen 4,5 uur tegoed.')
  await card.getByRole('button', { name: 'Meld af' }).click()
  await expect(card).toContainText('4,5 uur tegoed')
  // The place is free at once.
  await board.keyboard.press('Control+1')
  await expect(cellNamed(board, 'Peuters A', 'donderdag 26 november 2026', 'middag')).toHaveAccessibleName(
    new RegExp(`${before - 1} kinderen`),
  )

  await board.keyboard.press('Control+n')
  await board
    .getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
    .fill('noor extra vr 27 met tegoed')
  const form = board.getByRole('form', { name: 'Nieuwe aanvraag' })
  await expect(form).toContainText('Gebruikt 4,5 uur ruiltegoed, 5 uur achteraf: € 56,15.')
  await board.keyboard.press('Enter')
  const row = board.getByRole('option', { name: /Noor Bakker\b.*extra dag/ })
  await expect(row).toBeFocused()
  await expect(board.getByRole('main')).toContainText('Gebruikt 4,5 uur ruiltegoed, 5 uur achteraf: € 56,15.')
  await board.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  const { statement, balances } = await app.ask('ledger.child', {
    childId: 'K029',
    day: isoDay('2026-11-23'),
  })
  expect(statement.map(({ account, kind, minutes, cents }) => [account, kind, minutes, cents])).toEqual(
    expect.arrayContaining([
      ['swapCredit', 'earned', 270, 0],
      ['swapCredit', 'used', -270, 0],
      ['extraHours', 'charged', 300, 5615],
    ]),
  )
  expect(balances.find(({ account }) => account === 'swapCredit')?.minutes).toBe(0)

  // The month before it is closed: the sum on screen is that of the lines, and of the file.
  await openLedger(board)
  await expect(line(board, 'Noor Bakker')).toHaveCount(3)
  const open = await askMonth(app)
  const charged = open.lines.filter(({ status }) => status === 'toInvoice')
  expect(charged.reduce((sum, { cents }) => sum + cents, 0)).toBe(open.toInvoice.cents)
  await expect(board.getByRole('status').filter({ hasText: 'Totaal te factureren' })).toContainText('€ 56,15')
  const draft = await readCsv(await saveWith(board, 'Exporteer CSV'))
  expect(draft.name).toBe('uren-en-tegoed-de-regenboog-2026-11-concept.csv')

  await board.goto('about:blank')
  await app.stop()
  const evening = await start(app.dataFolder, [], lastEvening)
  await board.goto(evening.url)
  await expect(board.getByRole('navigation').first()).toBeVisible()
  await openLedger(board)
  await board.getByRole('button', { name: 'Maand klaarzetten…' }).click()
  const question = board.getByRole('dialog', { name: 'november 2026 klaarzetten' })
  await expect(question).toContainText('Dit kun je niet ongedaan maken.')
  await expect(question).toContainText('€ 56,15')
  await question.getByRole('button', { name: 'Zet klaar' }).click()
  const closed = board.getByRole('status').filter({ hasText: 'Niets meer te factureren' })
  await expect(closed).toContainText('Klaargezet op')
  const month = await askMonth(evening)
  expect(month.isOpen).toBe(false)
  const total = month.closed?.controlTotal ?? '-'
  await expect(closed).toContainText(`Controletotaal: ${total}.`)

  const file = await readCsv(await saveWith(board, 'Exporteer CSV'))
  expect(file.name).toBe('uren-en-tegoed-de-regenboog-2026-11.csv')
  expect(file.last).toEqual(expect.arrayContaining(['controletotaal', total, String(month.total.lines)]))
  expect(file.lines).toHaveLength(month.total.lines)
  const cents = file.lines.reduce((sum, cells) => sum + Number((cells[9] ?? '').replace(',', '')), 0)
  expect(cents).toBe(month.total.cents)
  const sheet = await saveWith(board, 'Exporteer Excel')
  const parts = unzipSync(await readFile(await sheet.path()))
  const written = Object.entries(parts)
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, bytes]) => strFromU8(bytes))
    .join('')
  expect(written).toContain(total)
  expect(written).toContain('Noor Bakker')

  // What is closed stays as it is: a correction goes to the next month, and closing again is refused.
  const extra = month.lines.find(({ childId, account }) => childId === 'K029' && account === 'extraHours')
  await evening.ask('ledger.correct', { entryId: extra?.entryId ?? '', note: 'niet geweest' })
  expect((await askMonth(evening)).total).toEqual(month.total)
  const next = await evening.ask('ledger.month', {
    locationId: 'regenboog',
    month: '2026-12',
    childId: 'K029',
    account: 'extraHours',
    offset: 0,
    limit: 10,
  })
  expect(next.lines).toMatchObject([{ kind: 'correction', minutes: -300, cents: -5615, month: '2026-12' }])
  await expect(evening.ask('ledger.close', november)).rejects.toThrow(/monthClosed/)
  await board.goto('about:blank')
  await evening.stop()
  await expectVerified(app.dataFolder)
})

test('a line that is wrong is set right by keyboard, and the balance says why it is what it is (MONEY-4)', async ({
  board,
  app,
}) => {
  await bookDays(app)
  await openLedger(board)
  await line(board, 'vergissing').click()
  await expect(board.getByRole('region', { name: 'Gekozen regel' })).toContainText('Noor Bakker')
  await board.keyboard.press('c')
  const dialog = board.getByRole('dialog', { name: 'Regel corrigeren' })
  await dialog.getByLabel('Waarom klopt de regel niet?').fill('dubbel geboekt')
  await board.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(line(board, 'dubbel geboekt')).toContainText('−5,5')
  await board.getByRole('button', { name: 'Waarom?' }).click()
  await expect(board.getByRole('complementary', { name: 'Uitleg en details' })).toContainText(
    'Te gebruiken vandaag: 22 uur',
  )
})
