import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { coreTexts } from '#shared/text/nl/core.ts'
import { expectAccessibleInBothThemes, openScreen } from './both-themes.ts'
import { cellNamed, expect, test } from './dagdeel.ts'
import { chooseRequest, openInbox, openList } from './inbox.ts'

test('axe finds nothing on the board: filled, explained, trying a child, asking for a week', async ({
  board,
  app,
}) => {
  await expectAccessibleInBothThemes(board, app, 'week board')
  await cellNamed(board, 'Babies', 'donderdag 26 november 2026', 'ochtend').click()
  const why = board.getByRole('complementary', { name: 'Uitleg en details' })
  for (const level of ['Wie zijn er', 'Per half uur', 'Regel en bron'])
    await why.getByRole('button', { name: level }).click()
  await why.getByRole('button', { name: 'Zet iemand in' }).click()
  await expect(why.getByRole('button', { name: /^Zet in: / }).first()).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'why, all levels and who can work')
  await board.keyboard.press('Escape')
  await cellNamed(board, 'Peuters A', 'donderdag 26 november 2026', 'ochtend').focus()
  await board.keyboard.press('+')
  await expect(board.getByRole('region', { name: 'Extra kind' })).toContainText('15 → 16')
  await expectAccessibleInBothThemes(board, app, 'trying a child')
  await board.keyboard.press('Escape')
  await board.keyboard.press('g')
  await board.getByRole('textbox', { name: 'Week of datum' }).fill('wk 99')
  await board.keyboard.press('Enter')
  await expect(board.getByText('Deze week kennen we niet.', { exact: false })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'asking for a week, with an error')
})

test('axe finds nothing on closed and unknown weeks and on the day', async ({ board, app }) => {
  await openScreen(board, '/week/2026-W53', 'Weekbord')
  await expect(board.getByRole('columnheader', { name: /^vr 1 jan/ })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'a week with closed days')
  await openScreen(board, '/week/2028-W10', 'Weekbord')
  await expect(board.getByText('Voor deze week zijn geen roosters bekend.')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'a week outside the data')
  await openScreen(board, '/day/2026-11-26', 'Dag')
  await expect(board.getByRole('region', { name: /^Babies: / })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'day')
  await openScreen(board, '/day/2026-12-25', 'Dag')
  await expect(board.getByText('Gesloten: eerste kerstdag.').first()).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'closed day')
})

test('axe finds nothing on the requests: open, explained, refused, done, none waiting', async ({
  board,
  app,
}) => {
  const main = board.getByRole('main')
  await openScreen(board, '/requests', 'Aanvragen')
  await expect(main).toContainText("1 pm'er mag er 8 hebben")
  await main
    .getByRole('button', { name: /^Waarom\?/ })
    .first()
    .click()
  await expectAccessibleInBothThemes(board, app, 'request that can be, with its sum')
  await board.getByRole('option', { name: /Sam de Wit/ }).click()
  await expect(main).toContainText("al 1 pm'er te weinig")
  await board.getByRole('button', { name: 'Toch goedkeuren met reden…' }).click()
  await board.getByRole('button', { name: 'Keur toch goed' }).click()
  await expect(board.getByText('Schrijf op waarom je dit toch goedkeurt.')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'request that cannot be, reason missing')
  await board.getByRole('button', { name: 'Annuleren' }).click()
  await app.ask('requests.approve', { requestId: 'R001', overrideReason: null })
  await board.getByRole('tab', { name: /^Klaar/ }).click()
  await expect(main).toContainText('De controle zoals die was op het moment van beslissen.')
  await expectAccessibleInBothThemes(board, app, 'request that is done')
  await board.getByRole('tab', { name: /^Wacht op ouder/ }).click()
  await expect(board.getByText('Niemand hoeft nog te antwoorden')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'no requests waiting')
})

test('axe finds nothing on a new request: empty, with errors, choosing a child and a day, answered', async ({
  board,
  app,
}) => {
  await openScreen(board, '/requests', 'Aanvragen')
  await board.getByRole('button', { name: /^Nieuwe aanvraag/ }).click()
  await board.getByRole('button', { name: 'Vastleggen' }).click()
  await expect(board.getByText('Kies een kind uit de lijst.')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'new request, errors')
  await board.getByRole('combobox', { name: 'Kind' }).fill('bak')
  await expect(
    board.getByRole('listbox', { name: 'Kind' }).getByRole('option', { name: /^Noor Bakker/ }),
  ).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'new request, choosing a child')
  await board.getByRole('button', { name: 'Open de kalender' }).last().click()
  await expect(board.getByRole('dialog', { name: 'Kalender' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'new request, calendar')
  await board.keyboard.press('Escape')
  await board.getByRole('textbox', { name: 'Typ de aanvraag in één regel' }).fill('sam de wit extra do 26')
  await expect(board.getByRole('region', { name: 'Kan dit?' }).getByRole('status')).toContainText('Kan niet')
  await expectAccessibleInBothThemes(board, app, 'new request, answered')
})

test('axe finds nothing on joining headquarters, with everything still to be filled in', async ({
  board,
  app,
}) => {
  await openScreen(board, '/sync', 'Hoofdkantoor')
  await board.getByRole('button', { name: 'Verbind', exact: true }).click()
  await expect(board.getByText('Vink dit aan om verder te gaan.')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'joining headquarters, with errors')
})

test('axe finds nothing on the other screens, the palette, the keys and the panel', async ({
  board,
  app,
  workFolder,
}) => {
  await openScreen(board, '/children', 'Kinderen')
  await board.getByRole('searchbox', { name: 'Zoek op naam' }).fill('noor')
  await board.getByRole('button', { name: 'Bakker, Noor' }).click()
  const panel = board.getByRole('complementary', { name: 'Uitleg en details' })
  await panel.getByRole('button', { name: 'Afmelden' }).click()
  await expectAccessibleInBothThemes(board, app, 'children, a card and reporting an absence')
  await board.getByRole('searchbox', { name: 'Zoek op naam' }).fill('niemandmetdezenaam')
  await expect(board.getByText('Geen kinderen met ‘niemandmetdezenaam’ op deze locatie.')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'children, nobody found')
  await openScreen(board, '/flexible', 'Flexibele dagen')
  await expect(board.getByRole('grid')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'flexible days')
  await openScreen(board, '/study-days', 'Studiedagen')
  await board.getByRole('button', { name: 'Nieuwe studiedag' }).click()
  await expectAccessibleInBothThemes(board, app, 'study days, a new one')
  await openScreen(board, '/history', 'Geschiedenis')
  await expect(board.getByRole('table')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'history')
  await openScreen(board, '/settings', 'Instellingen')
  await expectAccessibleInBothThemes(board, app, 'settings')
  await board.keyboard.press('F1')
  await expect(board.getByRole('dialog', { name: 'Sneltoetsen' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'all keys')
  await board.keyboard.press('Escape')
  await board.keyboard.press('Control+k')
  await board.getByRole('combobox', { name: 'Zoek een scherm, week, kind of actie' }).fill('wk 2')
  await expect(board.getByRole('option', { name: /Week 2/ })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'palette')
  await board.keyboard.press('Escape')
  await openScreen(board, '/import', 'Importeren')
  await expectAccessibleInBothThemes(board, app, 'import')
  const wrong = join(workFolder, 'kinderen.csv')
  await writeFile(wrong, 'nummer;voornaam;geboortedatum;bsn\nK1;=1+1;31-02-2026;1\n')
  const chooser = board.waitForEvent('filechooser')
  await board.getByRole('button', { name: 'Kies bestanden' }).click()
  await (await chooser).setFiles(wrong)
  await expect(board.getByRole('heading', { name: 'Eerst herstellen' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'import with errors')
})

test('axe finds nothing at 200 %: the board as cards, a request below its list', async ({ board, app }) => {
  await board.setViewportSize({ width: 640, height: 360 })
  await expect(board.getByRole('heading', { level: 2, name: 'Babies' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'board as cards')
  await openScreen(board, '/requests', 'Aanvragen')
  await expect(board.getByRole('main')).toContainText("1 pm'er mag er 8 hebben")
  await expectAccessibleInBothThemes(board, app, 'requests on a small window')
})

test('axe finds nothing on several requests at once: ticked, reviewed, tried together, called off, reported', async ({
  board,
  app,
}) => {
  await openInbox(board)
  for (const name of ['Noor Bakker', 'Jolijn Schrikkema']) {
    await chooseRequest(board, name)
    await board.keyboard.press('Space')
  }
  await board.keyboard.press('a')
  await expect(board.getByRole('dialog').getByRole('button', { name: /^Keur 2 goed/ })).toBeFocused()
  await expectAccessibleInBothThemes(board, app, 'reviewing several requests')
  await board.keyboard.press('Escape')
  await openList(board).getByRole('option', { selected: true }).press('p')
  await expect(board.getByRole('region', { name: 'De week zoals die wordt' })).toContainText('Verandert')
  await expectAccessibleInBothThemes(board, app, 'requests tried together')
  await board.getByRole('button', { name: 'Keur 2 goed' }).click()
  await expect(board.getByRole('region', { name: 'Samen goedgekeurd' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'requests approved together')
  await app.ask('requests.approve', { requestId: 'R002', overrideReason: 'Anja werkt mee.' })
  await board.getByRole('button', { name: 'Overzichten' }).click()
  await expect(board.getByRole('row').filter({ hasText: 'Anja werkt mee.' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'report of what was approved against the advice')
  await board.getByRole('tab', { name: /^Klaar/ }).click()
  await board
    .getByRole('option', { name: /Noor Bakker/ })
    .first()
    .click()
  await board.getByRole('button', { name: 'Ouder zegt af…' }).click()
  await expectAccessibleInBothThemes(board, app, 'calling off granted care')
})

test('axe finds nothing on a new request of every kind', async ({ board, app }) => {
  await openScreen(board, '/requests', 'Aanvragen')
  await board.getByRole('button', { name: /^Nieuwe aanvraag/ }).click()
  const line = board.getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
  const verdict = board.getByRole('region', { name: 'Kan dit?' }).getByRole('status')
  const kind = board.getByRole('combobox', { name: 'Soort aanvraag' }).locator('option:checked')
  const cases = [
    { text: 'noor half uur di 24', kindName: coreTexts['kind.extraHour'] },
    { text: 'ilyas silva flex ma 14 dec', kindName: coreTexts['kind.flexibleDay'] },
    { text: 'noor extra vr 4 dec met tegoed', kindName: coreTexts['kind.extraDay'] },
  ]
  for (const { text, kindName } of cases) {
    await line.fill(text)
    // Once the line is read, an answer that is not being looked up is the answer to this line.
    await expect(kind).toHaveText(kindName)
    await expect(verdict).toContainText(/\bKan\b(?! Wordt nagekeken)/)
    await expectAccessibleInBothThemes(board, app, `new request: ${text}`)
  }
})

test('axe finds nothing on quick log: the room, an amount, a stay, blank, the control list', async ({
  page,
  app,
}) => {
  await page.clock.install()
  await page.goto(app.url)
  await expect(page.getByRole('grid')).toBeVisible()
  await openScreen(page, '/log', 'Snel noteren · De Regenboog')
  await page.locator('[data-child]').first().click()
  await expectAccessibleInBothThemes(page, app, 'quick log, choosing an amount')
  await page.getByRole('button', { name: /^\+½ uur laat/ }).click()
  await page.getByRole('button', { name: 'Bekijk' }).click()
  await expectAccessibleInBothThemes(page, app, 'quick log, written down')
  await page.clock.fastForward(31_000)
  await expect(page.getByText('Klik of druk op een toets om verder te gaan.')).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'quick log, nobody there')
  await openScreen(page, '/log/control', 'Controlelijst · november 2026')
  await expect(page.getByRole('table').first()).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'control list')
})

test('axe finds nothing on hours and balances: the month, a child, every question', async ({
  board,
  app,
}) => {
  await app.ask('requests.approve', { requestId: 'R015', overrideReason: null })
  await openScreen(board, '/ledger', 'Uren & tegoed')
  await board.getByRole('combobox', { name: 'Maand' }).selectOption({ label: 'december 2026 (open)' })
  await board.getByRole('row').filter({ hasText: 'Jolijn Schrikkema' }).first().click()
  await expectAccessibleInBothThemes(board, app, 'ledger')
  await board.keyboard.press('w')
  await expect(board.getByRole('complementary', { name: 'Uitleg en details' })).toContainText(
    'Per vervalmaand',
  )
  await expectAccessibleInBothThemes(board, app, 'balance of a child')
  await board.keyboard.press('Escape')
  for (const question of ['Saldo bijboeken…', 'Tarieven…', 'Maand klaarzetten…', 'Corrigeer…']) {
    await board.getByRole('button', { name: question }).click()
    await expect(board.getByRole('dialog')).toBeVisible()
    await expectAccessibleInBothThemes(board, app, question)
    await board.keyboard.press('Escape')
    await expect(board.getByRole('dialog')).toBeHidden()
  }
})

test('axe finds nothing on the house rules: all, a change with its effects, a ready set', async ({
  board,
  app,
}) => {
  await openScreen(board, '/rules', 'Huisregels')
  await board.getByRole('button', { name: 'Wijzig: Extra dag aanvragen' }).click()
  await board.getByRole('textbox', { name: 'Extra dag aanvragen' }).fill('30')
  await expect(
    board.getByRole('region', { name: 'Open aanvragen die veranderen' }).getByRole('listitem'),
  ).not.toHaveCount(0)
  await board.getByRole('button', { name: 'Terugspelen over het afgelopen jaar' }).click()
  await expect(board.getByRole('table', { name: /van het afgelopen jaar/ })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'a house rule that changes')
  await board.getByRole('button', { name: 'Bekijk wat Streng verandert' }).click()
  await expect(board.getByRole('table', { name: 'Wat Streng verandert' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'a ready set of house rules')
})

test('axe finds nothing on flexible days, study days and the figures of the year', async ({ board, app }) => {
  await openScreen(board, '/flexible', 'Flexibele dagen')
  await board.getByRole('button', { name: 'Volgende maand' }).click()
  await board.getByRole('gridcell', { name: /^di 1 dec/ }).click()
  await board.getByRole('gridcell', { name: /^ma 14 dec/ }).click()
  await expectAccessibleInBothThemes(board, app, 'flexible days, some chosen')
  await board.getByRole('button', { name: 'Vraag 2 dagen' }).click()
  await expect(board.getByRole('alert').filter({ hasText: 'Gevraagd' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'flexible days, answered')
  await board.getByRole('combobox', { name: 'Locatie' }).selectOption({ label: 'De Zwaluw' })
  await openScreen(board, '/study-days', 'Studiedagen')
  await board.getByRole('button', { name: 'Nieuwe studiedag' }).click()
  await board
    .getByRole('button', { name: /^Bekijk .*Klimboom/ })
    .first()
    .click()
  await expect(board.getByRole('heading', { name: 'Waar vangen we ze op?' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'study days, one opened')
  await openScreen(board, '/insight', 'Inzicht')
  const asTable = board.getByRole('button', { name: 'Toon als tabel' })
  await expect(asTable.first()).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'figures of the year')
  await asTable.first().click()
  await expect(board.getByRole('main').getByRole('table').first()).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'figures of the year as a table')
})

test('axe finds nothing on the card of a child: its file, calling off with credit, consent, another contract', async ({
  board,
  app,
}) => {
  await openScreen(board, '/children', 'Kinderen')
  await board.getByRole('searchbox', { name: 'Zoek op naam' }).fill('noor')
  await board.getByRole('button', { name: 'Bakker, Noor' }).click()
  const card = board.getByRole('complementary', { name: 'Uitleg en details' })
  for (const part of [/^Contact en halen/, /^Toestemmingen/, /^Afspraken/, /^Geheimhouding/])
    await card.getByRole('button', { name: part }).click()
  await card
    .getByRole('button', { name: /^Toon: telefoon van/ })
    .first()
    .click()
  await expect(card).toContainText('06 00')
  await expectAccessibleInBothThemes(board, app, 'file of a child, every part open')
  for (const change of [/^Wijzig dossier/, /^Wijzig contacten/, /^Start geheimhouding/])
    await card.getByRole('button', { name: change }).click()
  await expectAccessibleInBothThemes(board, app, 'file of a child, changing')
  await card.getByRole('button', { name: 'Afmelden' }).click()
  await card.getByRole('textbox', { name: 'Eerste dag' }).fill('26-11-2026')
  await card.getByText('Met tegoed', { exact: true }).click()
  await expect(card.getByRole('region', { name: 'Wat er gebeurt' })).toContainText('uur tegoed')
  await card.getByRole('button', { name: 'Leg toestemming vast' }).click()
  await card.getByRole('button', { name: 'Wijzig contract… (Peuters A)' }).click()
  await expect(card.getByRole('region', { name: 'Past het?' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'card of a child, changing')
  await card.getByRole('button', { name: 'Stop contract… (Peuters A)' }).click()
  await expectAccessibleInBothThemes(board, app, 'card of a child, ending a contract')
})
