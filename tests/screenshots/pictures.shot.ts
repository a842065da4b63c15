import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { contractVersion } from '#shared/ipc/wire.ts'
import { choosePassword } from '#tests/e2e/choose-password.ts'
import { cellNamed, expect, goTo, test } from '#tests/e2e/dagdeel.ts'
import { startHeadquarters } from '#tests/e2e/running-headquarters.ts'
import { askLastPlace, goOnline, joinHeadquarters, newsMs, stateOf } from '#tests/e2e/two-computers.ts'

const images = join(import.meta.dirname, '../../docs/images')

/** Takes a picture once the fonts are there and nothing moves; the caret and the pointer stay out of it. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  await page.screenshot({
    path: join(images, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
    scale: 'css',
  })
}

test('pictures of the week board, why, the day and the requests', async ({ board, app }) => {
  await expect(cellNamed(board, 'Babies', 'donderdag 26 november 2026', 'ochtend')).toContainText('✕ −1')
  await take(board, 'week-board')
  await app.ask('settings.change', { theme: 'dark' })
  await expect(board.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await take(board, 'week-board-dark')
  await app.ask('settings.change', { theme: 'light' })
  await expect(board.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')

  // By keyboard, so that the ring shows which cell is explained.
  for (let press = 0; press < 6; press += 1) await board.keyboard.press('ArrowRight')
  await board.keyboard.press('w')
  await expect(board.getByRole('heading', { name: "Waarom 3 pm'ers?" })).toBeVisible()
  await take(board, 'why')
  await board.keyboard.press('Escape')

  await board.setViewportSize({ width: 1024, height: 700 })
  await expect(cellNamed(board, 'Babies', 'vrijdag 27 november 2026', 'middag')).toBeInViewport()
  await take(board, 'week-board-1024')
  await board.setViewportSize({ width: 1280, height: 672 })

  await goTo(board, '/day/2026-11-26')
  await expect(board.getByRole('region', { name: /^Babies: / })).toBeVisible()
  await take(board, 'day-view')

  await goTo(board, '/requests')
  await expect(board.getByRole('main')).toContainText("1 pm'er mag er 8 hebben")
  await take(board, 'requests')
})

test('pictures of a new request, the ledger, the quick log, the rules and insight', async ({ board }) => {
  const main = board.getByRole('main')
  await goTo(board, '/requests')
  await board.keyboard.press('Control+n')
  await board.keyboard.type('noor ruil do 3 dec > vr 4')
  await expect(board.getByRole('region', { name: 'Kan dit?' }).getByRole('status')).toContainText(
    'Op vr 4 dec',
  )
  await take(board, 'new-request')
  await board.keyboard.press('Escape')

  await goTo(board, '/ledger')
  await expect(board.getByRole('heading', { level: 1, name: 'Uren & tegoed' })).toBeVisible()
  await expect(main.getByRole('row').nth(3)).toBeVisible()
  await take(board, 'ledger')

  await goTo(board, '/log')
  await expect(main.getByRole('button', { name: /^Noor B\.|^Lena J\./ }).first()).toBeVisible()
  await take(board, 'quick-log')

  await goTo(board, '/rules')
  await expect(board.getByRole('heading', { level: 1, name: 'Huisregels' })).toBeVisible()
  await expect(main).toContainText('Ruilperiode')
  await take(board, 'house-rules')

  await goTo(board, '/insight')
  await expect(main).toContainText('zijn afgewezen in 12 maanden')
  await take(board, 'insight')
})

test('pictures of merging, the base groups, the waiting list and looking ahead', async ({ board }) => {
  const main = board.getByRole('main')
  await goTo(board, '/merging')
  await expect(main).toContainText('Nog te besparen')
  await take(board, 'merging')

  await goTo(board, '/groups')
  await expect(main.getByRole('grid')).toBeVisible()
  await take(board, 'base-groups')

  await goTo(board, '/waiting-list')
  await expect(main.getByRole('button', { name: /^Bied aan/ }).first()).toBeVisible()
  await take(board, 'waiting-list')

  await goTo(board, '/outlook')
  await expect(board.getByRole('heading', { level: 1, name: 'Vooruitblik' })).toBeVisible()
  await board.getByText('Rustige dagen').click()
  await expect(main).toContainText('de beste geeft')
  await take(board, 'quiet-days')
})

test('picture of headquarters, with an approval of the last place that came second', async ({
  page,
  browser,
  start,
  workFolder,
}) => {
  test.setTimeout(240_000)
  const headquarters = await startHeadquarters(join(workFolder, 'headquarters'))
  try {
    const other = await browser.newPage()
    const office = await joinHeadquarters(
      'Kantoor',
      headquarters,
      other,
      await start(join(workFolder, 'office')),
    )
    const group = await joinHeadquarters('Groep', headquarters, page, await start(join(workFolder, 'group')))
    const second = await askLastPlace(office.app)
    const asked = { version: contractVersion, call: 'requests.get', input: { requestId: second } }
    await expect.poll(() => group.app.dispatch(asked), { timeout: newsMs }).toMatchObject({ status: 'done' })
    await group.cable.pullOut()
    await office.app.ask('requests.approve', { requestId: 'R015', overrideReason: null })
    await expect
      .poll(() => office.app.ask('sync.status', {}), { timeout: newsMs })
      .toMatchObject({ waitingCount: 0 })
    await group.app.ask('requests.approve', { requestId: second, overrideReason: null })
    await goOnline(group)
    await expect(stateOf(page)).toHaveAccessibleName(/^1 vraagt aandacht\./, { timeout: newsMs })
    await page.keyboard.press('Control+1')
    await expect(page.getByRole('grid')).toBeVisible()
    await page.keyboard.press('Control+Shift+S')
    await expect(page.getByRole('article')).toBeFocused()
    await expect(page.getByRole('heading', { name: /^Gelijk met/ })).toBeVisible({ timeout: newsMs })
    await take(page, 'sync')
    for (const shown of [page, other]) await shown.goto('about:blank')
  } finally {
    await headquarters.stop()
  }
})

test('pictures of the file of a child, the people who work here, and signing in', async ({ board, app }) => {
  const main = board.getByRole('main')
  await goTo(board, '/children')
  await board.getByRole('searchbox', { name: 'Zoek op naam' }).fill('Sam de Wit')
  await board.getByRole('button', { name: 'Wit, Sam de' }).click()
  const card = board.getByRole('complementary', { name: 'Uitleg en details' })
  await card.getByRole('button', { name: /^Toestemmingen/ }).click()
  await expect(card.getByText('Welke ouder geeft of trekt in?')).toBeVisible()
  await take(board, 'child-file')

  await goTo(board, '/settings')
  await choosePassword(board)
  const { people } = await app.ask('people.list', {})
  const colleague = people.find(({ name }) => name === 'Bianca Terpstra')
  await app.ask('people.setPin', { actorId: colleague?.actorId ?? '', pin: '2739' })
  await expect(main.getByRole('row', { name: /^Bianca Terpstra.* Ja/ })).toBeVisible()
  await main
    .getByRole('heading', { name: 'Gebruikers en codes' })
    .evaluate((heading) => heading.scrollIntoView())
  await take(board, 'people')

  await board.keyboard.press('Control+l')
  await expect(board.getByLabel('Wachtwoord', { exact: true })).toBeFocused()
  await take(board, 'sign-in')
})

test('picture of what waits on the privacy screen', async ({ board }) => {
  await goTo(board, '/privacy?tab=requests')
  await board.getByRole('button', { name: 'Nieuw verzoek' }).click()
  await board.getByRole('combobox', { name: 'Over wie gaat het?' }).fill('Sam de W')
  await board.getByRole('option', { name: /Sam de Wit/ }).click()
  await board.getByRole('button', { name: 'Noteer het verzoek' }).click()
  await expect(board.getByRole('heading', { name: /Verzoek om inzage/ })).toBeVisible()
  await board.getByRole('tab', { name: 'Datalekken' }).click()
  await board.getByRole('button', { name: 'Nieuw datalek' }).click()
  await board.getByRole('textbox', { name: 'Tijd' }).fill('06:00')
  await board.getByRole('textbox', { name: 'Wat is er gebeurd?' }).fill('Een presentielijst lag op straat.')
  await board.getByRole('checkbox', { name: 'namen' }).check()
  await board.getByRole('button', { name: 'Noteer het datalek' }).click()
  await expect(board.getByText(/Klant: nog 2\d uur/)).toBeVisible()
  await board.getByRole('tab', { name: 'Te doen' }).click()
  await expect(board.getByRole('heading', { name: '1 datalek loopt' })).toBeVisible()
  await take(board, 'privacy')
})
