import { join } from 'node:path'
import { choosePassword, password } from './choose-password.ts'
import { expect, goTo, test } from './dagdeel.ts'

test('a new computer asks who works here, refuses an easy password, and shows a code to keep (PRIV-4)', async ({
  page,
  start,
  workFolder,
}) => {
  const app = await start(join(workFolder, 'new'))
  await page.goto(app.url)
  await expect(page.getByRole('heading', { name: 'Wie werkt hier?' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Je naam' }).fill('Sanne Vermeer')
  await page.getByLabel('Nieuw wachtwoord').fill('welkom2026')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByLabel('Nieuw wachtwoord')).toHaveAttribute('aria-invalid', 'true')
  await choosePassword(page)
  await expect(page.getByRole('button', { name: /^Vergrendel/ })).toBeVisible()
})

test('locking forgets the page; the right password brings back the place and what was half typed (PRIV-6)', async ({
  board,
}) => {
  await goTo(board, '/settings')
  await choosePassword(board)
  await goTo(board, '/requests?new=true')
  const line = board.getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
  await line.fill('noor ruil do 3 dec')
  await board.keyboard.press('Control+l')
  const field = board.getByLabel('Wachtwoord', { exact: true })
  await expect(field).toBeFocused()
  await expect(board.locator('body')).not.toContainText('Noor')
  expect(board.url()).not.toContain('requests')

  await field.fill('iets anders dan het is')
  await board.keyboard.press('Enter')
  await expect(board.getByText('Klopt niet. Nog 4 keer proberen.')).toBeVisible()
  await field.fill(password)
  await board.keyboard.press('Enter')
  await expect(line).toHaveValue('noor ruil do 3 dec')
  expect(board.url()).toContain('#/requests?new=true')
})
