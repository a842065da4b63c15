import { choosePassword } from './choose-password.ts'
import { expect, expectAccessible, goTo, test } from './dagdeel.ts'

test('a colleague logs half an hour at the kiosk with a short code, and leaving asks a password (PRIV-4)', async ({
  page,
  start,
  dataFolder,
}) => {
  // A Tuesday evening, when children are fetched late.
  const app = await start(dataFolder, [], '2026-11-24T16:10:00Z')
  await page.goto(app.url)
  await expect(page.getByRole('grid')).toBeVisible()
  const { staff } = await app.ask('quickLog.present', {
    locationId: 'regenboog',
    groupId: null,
    day: null,
    minute: null,
  })
  await goTo(page, '/settings')
  await choosePassword(page)
  const people = (await app.ask('people.list', {})).people
  const colleague = people.find(({ actorId, isYou }) => !isYou && staff.some(({ id }) => id === actorId))
  const { actorId = '', name = '' } = colleague ?? {}
  await app.ask('people.setPin', { actorId, pin: '2739' })
  await page.getByRole('button', { name: 'Start de kiosk' }).click()

  await expect(page.getByRole('heading', { name: 'Wie ben je?' })).toBeVisible()
  await expectAccessible(page, 'kiosk, who are you')
  await page.getByRole('button', { name }).click()
  for (const digit of '2739') await page.getByRole('button', { name: digit, exact: true }).click()
  await expectAccessible(page, 'kiosk, a code')
  await page.getByRole('button', { name: 'Klaar', exact: true }).click()

  const tile = page.locator('[data-child]').first()
  await tile.click()
  await page.getByRole('button', { name: /^\+½ uur laat/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'genoteerd door' })).toContainText(
    name.split(' ')[0] ?? '',
  )
  await expectAccessible(page, 'kiosk, the room')
  // An address leads nowhere else: behind the code is one screen.
  await goTo(page, '/ledger')
  await expect(page.getByRole('searchbox', { name: 'Zoek' })).toBeVisible()
  await page.getByRole('button', { name: 'Ik ben klaar' }).click()
  await expect(page.getByRole('heading', { name: 'Wie ben je?' })).toBeVisible()
  await page.getByRole('button', { name: 'Verlaat de kiosk' }).click()
  await page.getByRole('button', { name: 'Verlaat de kiosk nu' }).click()
  await expect(page.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
})
