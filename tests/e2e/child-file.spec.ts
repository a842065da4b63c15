import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { locationId } from '#tests/harness/builders/ids.ts'
import { expect, expectAccessible, goTo, test } from './dagdeel.ts'
import { expectVerified } from './verified.ts'

/** The card of a child; a part of it is opened by its heading. */
async function openCard(page: Page, search: string, sortName: string): Promise<Locator> {
  await goTo(page, '/children')
  await page.getByRole('searchbox', { name: 'Zoek op naam' }).fill(search)
  await page.getByRole('button', { name: sortName }).click()
  const card = page.getByRole('complementary', { name: 'Uitleg en details' })
  await expect(card.getByRole('button', { name: 'Dossier', exact: true })).toBeVisible()
  return card
}

async function draw(page: Page, box: Locator): Promise<void> {
  await box.scrollIntoViewIfNeeded()
  const place = await box.boundingBox()
  if (place === null) throw new Error('there is no box to draw in')
  await page.mouse.move(place.x + 40, place.y + place.height / 2)
  await page.mouse.down()
  for (const [right, down] of [
    [90, -20],
    [140, 25],
    [200, -15],
    [260, 10],
    [320, 0],
  ] as const) {
    await page.mouse.move(place.x + right, place.y + place.height / 2 + down, { steps: 3 })
  }
  await page.mouse.up()
}

test('FILE-1: a parent says yes to photos and takes it back, in one place with one press each', async ({
  board,
  app,
  dataFolder,
}) => {
  const card = await openCard(board, 'Sam de Wit', 'Wit, Sam de')
  await card.getByRole('button', { name: /^Toestemmingen/ }).click()
  await card.getByRole('button', { name: "Geef toestemming: foto's" }).click()
  await expect(card.getByText(/ja, sinds 23-11-2026/)).toBeVisible()
  await card.getByRole('button', { name: "Trek in: toestemming voor foto's" }).click()
  await expect(card.getByText(/Ja van 23-11-2026 .* tot 23-11-2026/)).toBeVisible()
  await board.keyboard.press('Control+z')
  await expect(card.getByText(/ja, sinds 23-11-2026/)).toBeVisible()
  await board.goto('about:blank')
  await app.stop()
  await expectVerified(dataFolder)
})

test('PRIV-5: a telephone number is hidden until it is shown, and hidden again', async ({ board }) => {
  const card = await openCard(board, 'Sam de Wit', 'Wit, Sam de')
  await card.getByRole('button', { name: /^Contact en halen/ }).click()
  const first = card.getByRole('button', { name: /^Toon: telefoon van/ }).first()
  await expect(card).not.toContainText('06 00')
  await first.click()
  await expect(card).toContainText('06 00')
  await card.getByRole('button', { name: /^Verberg: telefoon van/ }).click()
  await expect(card).not.toContainText('06 00')
})

test('FILE-2: parent and manager sign an agreement at the screen, and its paper opens as a PDF', async ({
  board,
  app,
  dataFolder,
}) => {
  // Noé is in out-of-school care at the other location.
  await app.ask('settings.change', { lastLocationId: locationId('zwaluw') })
  const card = await openCard(board, 'Noé Groothuis', 'Groothuis, Noé')
  await card.getByRole('button', { name: /^Afspraken/ }).click()
  await expect(card.getByText('Noé loopt op vrijdag om 17:00 alleen naar huis.')).toBeVisible()
  await card.getByRole('button', { name: 'Nieuwe afspraak…' }).click()
  const dialog = board.getByRole('dialog')
  await dialog.getByLabel('De afspraak in woorden').fill('Noé fietst op vrijdag om 17:30 zelf naar huis.')
  await draw(board, dialog.getByRole('img', { name: /handtekening: Ouder/ }))
  await dialog.getByText('Onderteken met naam').nth(1).click()
  await dialog.getByRole('checkbox', { name: /^Ik onderteken/ }).check()
  await expectAccessible(board, 'signing an agreement')
  await dialog.getByRole('button', { name: 'Onderteken en bewaar' }).click()
  await expect(dialog).toBeHidden()
  await expect(card.getByText('Noé fietst op vrijdag om 17:30 zelf naar huis.')).toBeVisible()
  for (const name of [/van de afspraak vanaf 23-11-2026/, /van de afspraak vanaf 01-10-2026/]) {
    const download = board.waitForEvent('download')
    await card.getByRole('button', { name }).click()
    const paper = await readFile(await (await download).path())
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    expect(paper.toString('latin1').trimEnd()).toMatch(/%%EOF$/)
  }
  await board.goto('about:blank')
  await app.stop()
  await expectVerified(dataFolder)
})

test('PRIV-2: of a child whose data is restricted the card says since when, and shows what safety asks for and no more', async ({
  board,
  app,
}) => {
  await app.ask('settings.change', { lastLocationId: locationId('zwaluw') })
  const card = await openCard(board, 'Luna van Loon', 'Loon, Luna van')
  await expect(card.getByText(/Deze gegevens zijn beperkt sinds 09-11-2026/)).toBeVisible()
  await expect(card.getByText('Allergieën', { exact: true })).toBeVisible()
  // Her address is in the records, and nobody needs it to keep her safe.
  await expect(card.getByText('Adres', { exact: true })).toHaveCount(0)
  await expect(card.getByRole('button', { name: /^Wijzig dossier/ })).toHaveCount(0)
  await card.getByRole('button', { name: /^Contact en halen/ }).click()
  await expect(card.getByRole('button', { name: 'Toon: telefoon van Wil van Loon' })).toBeVisible()
  await expect(card.getByRole('button', { name: /^Wijzig contacten/ })).toHaveCount(0)
  // A restriction holds back a new yes, and never a no.
  await card.getByRole('button', { name: /^Toestemmingen/ }).click()
  await expect(card.getByRole('button', { name: "Trek in: toestemming voor foto's" })).toBeVisible()
  await expect(card.getByRole('button', { name: /^Geef toestemming/ })).toHaveCount(0)
})
