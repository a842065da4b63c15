import type { Page } from '@playwright/test'
import { expect, expectAccessible, goTo, test } from './dagdeel.ts'
import type { RunningApp } from './running-app.ts'

async function openList(page: Page): Promise<void> {
  await goTo(page, '/waiting-list')
  await expect(page.getByRole('heading', { level: 1, name: 'Wachtlijst' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: /^Sam de Wit/ })).toBeVisible()
}

const namesOn = (app: RunningApp) =>
  app
    .ask('waitingList.list', { locationId: 'regenboog' })
    .then(({ entries }) => entries.map(({ name }) => name))

test('a place is offered in its turn, accepted, and taken back with one undo (WAIT-1, WAIT-2, WAIT-4)', async ({
  board,
  app,
}) => {
  await openList(board)
  const family = board.getByRole('row', { name: /Ilias Amrani/ })
  await expect(family).toContainText('Kan')
  await expect(family).toContainText('Past vanaf wk 13 in Peuters B.')

  // By keyboard: the dialog opens with what fits, and sends that.
  await board.getByRole('button', { name: 'Bied aan… Ilias Amrani' }).focus()
  await board.keyboard.press('Enter')
  const dialog = board.getByRole('dialog', { name: 'Plek aanbieden aan Ilias Amrani' })
  await expect(dialog.getByText(/wo past het hele jaar/)).toBeVisible()
  await expect(dialog.getByText('Sam de Wit Begint pas met 3 dagen.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Bied deze plek aan' }).focus()
  await board.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  const offers = board.getByRole('region', { name: 'Wacht op antwoord' })
  await expect(offers).toContainText('Nog 14 dagen (tot en met ma 7 dec).')
  await offers.getByRole('button', { name: 'Aangenomen door Ilias Amrani' }).click()
  await expect(offers).toBeHidden()
  await expect(board.getByRole('rowheader', { name: /^Ilias Amrani/ })).toBeHidden()
  const found = await app.ask('children.search', { locationId: 'regenboog', text: 'ilias', limit: 5 })
  expect(found.children).toMatchObject([{ name: 'Ilias Amrani', groupName: 'Peuters B', weekdays: [3, 5] }])

  await board.keyboard.press('Control+z')
  await expect(offers).toBeVisible()
  expect(await namesOn(app)).toContain('Ilias Amrani')
})

test('a family is entered from the keyboard, refused twice in words, and leaves with a reason', async ({
  board,
  app,
}) => {
  await openList(board)
  await board.getByRole('button', { name: 'Gezin toevoegen' }).focus()
  await board.keyboard.press('Enter')
  const form = board.getByRole('form', { name: 'Gezin toevoegen' })
  await form.getByRole('textbox', { name: 'Voornaam' }).focus()
  await board.keyboard.type('Lou')
  await form.getByRole('textbox', { name: 'Achternaam' }).fill('Visser')
  await form.getByRole('textbox', { name: /^Geboortedatum/ }).fill('01-03-2027')
  await form.getByRole('textbox', { name: /^Gewenst vanaf/ }).fill('01-12-2027')
  await form.getByRole('checkbox', { name: 'woensdag' }).press('Space')
  await form.getByRole('textbox', { name: 'Achternaam' }).press('Enter')
  await expect(form.getByRole('alert')).toHaveText(
    'Zo ver vooruit kan niet. De eerste dag kan tot en met 23-11-2027.',
  )
  await form.getByRole('textbox', { name: /^Gewenst vanaf/ }).fill('01-06-2027')
  await form.getByRole('textbox', { name: 'Achternaam' }).press('Enter')
  await expect(form).toBeHidden()
  const lou = board.getByRole('region', { name: 'Lou Visser' })
  await expect(lou).toContainText('Op de lijst sinds 23-11-2026.')
  expect(await namesOn(app)).toContain('Lou Visser')

  await lou.getByRole('button', { name: 'Van de lijst halen…' }).click()
  await board.keyboard.press('Enter')
  await expect(lou.getByRole('alert')).toHaveText('Schrijf op waarom. Dan is het later terug te lezen.')
  await board.keyboard.type('vond elders een plek')
  await board.keyboard.press('Enter')
  await expect(board.getByRole('rowheader', { name: /^Lou Visser/ })).toBeHidden()
  await board.getByRole('button', { name: /^Van de lijst af/ }).click()
  await expect(board.getByText(/Lou Visser.*vond elders een plek/)).toBeVisible()
})

test('a place that does not fit is refused with the moment and the numbers', async ({ board }) => {
  await openList(board)
  await board.getByRole('button', { name: 'Bied aan… Lina Mulder' }).click()
  const dialog = board.getByRole('dialog', { name: 'Plek aanbieden aan Lina Mulder' })
  await dialog.getByRole('combobox', { name: 'Groep' }).selectOption({ label: 'Babies' })
  await dialog.getByRole('textbox', { name: 'Eerste dag' }).fill('24-11-2026')
  await expect(
    dialog.getByText(/Op do 26 nov om \d\d:\d\d uur zijn er 3 pm'ers nodig\. In het rooster: 2 \(Babies\)\./),
  ).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Bied deze plek aan' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('the screen is accessible in light and dark, open, and fits a small window', async ({ board, app }) => {
  await board.setViewportSize({ width: 1024, height: 700 })
  await openList(board)
  await board.getByRole('button', { name: 'Bekijk Ilias Amrani' }).click()
  await expect(board.getByRole('region', { name: 'Ilias Amrani' })).toContainText('Peuters B')
  await board.getByRole('button', { name: 'Plekken per week en dag' }).click()
  const strip = board.getByRole('region', { name: 'Plekken per week en dag' })
  await expect(strip.getByRole('cell').first()).toBeVisible()
  await board.getByRole('button', { name: 'wo: wie is de volgende op woensdag' }).click()
  await expect(board.getByRole('region', { name: /^Volgende voor een plek/ })).toContainText('Ilias Amrani')
  await board.getByRole('button', { name: 'Gezin toevoegen' }).click()
  for (const theme of ['dark', 'light'] as const) {
    await app.ask('settings.change', { theme })
    await expect(board.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    await expectAccessible(board, `waiting list, ${theme}`)
  }
  const isWider = await board.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWider).toBe(false)
  await board.getByRole('button', { name: 'Bied aan… Tess Okkerman' }).click()
  await expect(board.getByRole('dialog').getByText(/extra/).first()).toBeVisible()
  await expectAccessible(board, 'offering a place')
})
