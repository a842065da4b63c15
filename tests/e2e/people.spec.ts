import { choosePassword } from './choose-password.ts'
import { expect, expectAccessible, goTo, test } from './dagdeel.ts'

test('somebody who is added with a role signs in, and sees what that role is for and nothing else (PRIV-4)', async ({
  board,
}) => {
  await goTo(board, '/settings')
  await choosePassword(board)
  await board.getByRole('button', { name: 'Voeg iemand toe' }).click()
  const dialog = board.getByRole('dialog', { name: 'Iemand toevoegen' })
  await dialog.getByRole('textbox', { name: 'Naam' }).fill('Inspecteur Vos')
  await dialog.getByRole('combobox', { name: 'Rol' }).selectOption('inspector')
  await dialog.getByLabel('Wachtwoord om mee te beginnen').fill('vier groene lantaarns aan zee')
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await expect(dialog).toBeHidden()
  await expect(board.getByRole('row', { name: /Inspecteur Vos.*toezichthouder/ })).toBeVisible()

  await board.keyboard.press('Control+l')
  await board.getByRole('combobox', { name: 'Wie ben je?' }).selectOption('Inspecteur Vos')
  await board.getByLabel('Wachtwoord', { exact: true }).fill('vier groene lantaarns aan zee')
  await board.keyboard.press('Enter')
  await expect(board.getByText('Je kijkt mee als toezichthouder')).toBeVisible()
  const screens = board.getByRole('navigation', { name: 'Schermen' })
  await expect(screens.getByRole('link', { name: 'Kinderen' })).toBeVisible()
  await expect(screens.getByRole('link', { name: 'Uren & tegoed' })).toHaveCount(0)
  await expect(screens.getByRole('link', { name: 'Importeren' })).toHaveCount(0)
  await goTo(board, '/requests')
  await expect(board.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await expect(board.getByRole('button', { name: /^Nieuwe aanvraag/ })).toHaveCount(0)
  await expect(board.getByText('beslissen', { exact: false }).first()).toBeVisible()
  await goTo(board, '/ledger')
  await expect(board.getByRole('heading', { name: 'Dit scherm hoort niet bij jouw rol' })).toBeVisible()
  await expectAccessible(board, 'a screen that is not for this role')
})
