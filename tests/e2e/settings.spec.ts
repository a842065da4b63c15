import { expect, expectAccessible, goTo, test } from './dagdeel.ts'

test('a part of the settings is one press, one word in the palette or one address away, and the list says where one is', async ({
  board,
}) => {
  await board.setViewportSize({ width: 1024, height: 700 })
  await goTo(board, '/settings')
  const current = board.getByRole('navigation', { name: 'Onderdelen' }).locator('[aria-current]')
  const title = board.getByRole('heading', { level: 1, name: 'Instellingen' })
  await expect(current).toHaveText('Weergave')

  await board.getByRole('button', { name: 'Reservekopie' }).press('Enter')
  const copies = board.getByRole('heading', { name: 'Reservekopie' })
  await expect(copies).toBeFocused()
  await expect(copies).toBeInViewport()
  await expect(title).toBeInViewport()
  await expect(board).toHaveURL(/#\/settings#backups$/)
  await expect(current).toHaveText('Reservekopie')
  await expectAccessible(board, 'settings, at the copies')

  // Scrolling on by hand moves the mark along, and the address lets go.
  await board.mouse.move(700, 400)
  await board.mouse.wheel(0, -5_000)
  await expect(current).toHaveText('Weergave')
  await expect(board).toHaveURL(/#\/settings$/)

  await board.keyboard.press('Control+k')
  await board.keyboard.type('helpbestand')
  await board.keyboard.press('Enter')
  await expect(board.getByRole('heading', { name: 'Hulp' })).toBeInViewport()
  await expect(board.getByRole('heading', { name: 'Hulp' })).toBeFocused()
  await expect(title).toBeInViewport()
  await expect(current).toHaveText('Hulp')

  await goTo(board, '/week/2026-W48')
  await goTo(board, '/settings#people')
  await expect(board.getByRole('heading', { name: 'Gebruikers en codes' })).toBeInViewport()
  await expect(current).toHaveText('Gebruikers en codes')
})
