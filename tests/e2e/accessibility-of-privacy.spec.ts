import { join } from 'node:path'
import { locationId } from '#tests/harness/builders/ids.ts'
import { expectAccessibleInBothThemes, expectGateAccessible, openScreen } from './both-themes.ts'
import { choosePassword } from './choose-password.ts'
import { expect, test } from './dagdeel.ts'
import { setUp } from './running-app.ts'

test('axe finds nothing on a new computer: set up, its code, no data yet', async ({
  page,
  start,
  workFolder,
}) => {
  const app = await start(join(workFolder, 'empty'))
  await page.goto(app.url)
  await page.getByRole('textbox', { name: 'Je naam' }).fill('Sanne Vermeer')
  await page.getByLabel('Nieuw wachtwoord').fill('welkom2026')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByLabel('Nieuw wachtwoord')).toHaveAttribute('aria-invalid', 'true')
  await expectGateAccessible(page, 'setting up, with a password that will not do')
  await choosePassword(page, () => expectGateAccessible(page, 'the printed code'))
  await expect(page.getByRole('heading', { name: 'Nog geen locatie' })).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'board without data')
  for (const [path, heading] of [
    ['/requests', 'Aanvragen'],
    ['/children', 'Kinderen'],
    ['/history', 'Geschiedenis'],
    ['/privacy', 'Privacy'],
  ] as const) {
    await openScreen(page, path, heading)
    await expectAccessibleInBothThemes(page, app, `${heading} without data`)
  }
})

test('axe finds nothing on a locked computer: signing in, a wrong password, a forgotten one', async ({
  page,
  start,
  workFolder,
}) => {
  const app = await start(join(workFolder, 'empty'))
  await setUp(app)
  await app.ask('gate.lock', { place: null })
  await page.goto(app.url)
  await page.getByLabel('Wachtwoord', { exact: true }).fill('iets anders dan het is')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Klopt niet. Nog 4 keer proberen.')).toBeVisible()
  await page.getByRole('button', { name: 'Noodlijst' }).click()
  await expectGateAccessible(page, 'locked, after a wrong password')
  await page.getByRole('button', { name: 'Wachtwoord vergeten?' }).click()
  await expect(page.getByRole('heading', { name: 'Wachtwoord vergeten' })).toBeVisible()
  await page.getByRole('button', { name: 'Bewaar nieuw wachtwoord' }).click()
  await expect(page.getByText('Vul de code van het papier in.')).toBeVisible()
  await expectGateAccessible(page, 'password forgotten, with errors')
})

test('axe finds nothing on who works here and on the copies, with the questions they ask', async ({
  board,
  app,
}) => {
  await openScreen(board, '/settings', 'Instellingen')
  await choosePassword(board)
  const dialog = board.getByRole('dialog')
  await board.getByRole('button', { name: 'Voeg iemand toe' }).click()
  await dialog.getByLabel('Wachtwoord om mee te beginnen').fill('welkom2026')
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await expect(dialog.getByText('Vul een naam in.')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'adding somebody, with errors')
  await board.keyboard.press('Escape')
  await board.getByRole('region', { name: 'Wie hier werkt' }).getByRole('button').first().click()
  await expect(dialog.getByRole('heading', { name: 'Code voor Snel noteren' })).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'changing somebody')
  await board.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await board.getByRole('button', { name: 'Maak nu een kopie' }).click()
  await expect(board.getByText('De kopie is gemaakt en gecontroleerd.')).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'people and copies')
  await board
    .getByRole('button', { name: /^Zet terug: de kopie van/ })
    .first()
    .click()
  await expect(dialog.getByText(/^Dit komt terug/)).toBeVisible()
  await expectAccessibleInBothThemes(board, app, 'putting a copy back')
})

test('axe finds nothing on privacy: what waits, requests, terms, breaches, the log', async ({
  page,
  start,
  dataFolder,
}) => {
  // Years later, when there is something over its term.
  const app = await start(dataFolder, [], '2031-11-24T07:30:00Z')
  await page.goto(app.url)
  await app.ask('breaches.enter', {
    locationId: locationId('regenboog'),
    discoveredAt: '2031-11-24T05:00:00.000Z',
    happened: 'Een lijst lag op straat.',
    dataKinds: ['names'],
    peopleCount: 14,
    risk: 'low',
    notReportedBecause: '',
    measures: '',
  })
  const tab = async (name: string) => page.getByRole('tab', { name }).click()
  await openScreen(page, '/privacy', 'Privacy')
  await expect(page.getByRole('heading', { name: '1 datalek loopt' })).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'what waits')
  await tab('Verzoeken')
  await page.getByRole('button', { name: 'Nieuw verzoek' }).click()
  await page.getByRole('button', { name: 'Noteer het verzoek' }).click()
  await expect(page.getByText('Kies een kind of een medewerker uit de lijst.')).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'a new request about privacy, with errors')
  await tab('Bewaartermijnen')
  await expect(page.getByRole('table').first()).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'terms')
  await page
    .getByRole('button', { name: /^Bekijk / })
    .first()
    .click()
  await expect(
    page
      .getByRole('dialog', { name: /^Over de termijn/ })
      .getByRole('table')
      .first(),
  ).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'what would go')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Wis gegevens' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Wie' }).fill('Sam de W')
  await page.getByRole('option', { name: /Sam de Wit/ }).click()
  await expect(page.getByRole('heading', { name: 'Dit blijft, en waarom' })).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'erasing somebody')
  await page.keyboard.press('Escape')
  await tab('Datalekken')
  await page.getByRole('button', { name: 'Nieuw datalek' }).click()
  await expect(page.getByRole('form', { name: 'Nieuw datalek' })).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'a breach that runs, and a new one')
  await tab('Logboek')
  await page.getByRole('button', { name: 'Kijk het logboek na' }).click()
  await expect(page.getByRole('tabpanel').getByText(/^Het logboek klopt/)).toBeVisible()
  await expectAccessibleInBothThemes(page, app, 'the log, looked through')
})
