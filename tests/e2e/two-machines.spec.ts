import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { startCounting } from './counted-presses.ts'
import { expect, expectAccessible, findCell, test, watchForProblems } from './dagdeel.ts'
import { chooseRequest, openInbox, openList, statusOf } from './inbox.ts'
import type { RunningApp, startApp } from './running-app.ts'
import type { RunningHeadquarters } from './running-headquarters.ts'
import { startHeadquarters } from './running-headquarters.ts'
import { askLastPlace, goOnline, joinHeadquarters, newsMs, stateOf } from './two-computers.ts'
import { expectVerified } from './verified.ts'

const story = test.extend<{ readonly headquarters: RunningHeadquarters }>({
  headquarters: [
    async ({ workFolder }, use) => {
      const headquarters = await startHeadquarters(join(workFolder, 'headquarters'))
      await use(headquarters)
      await headquarters.stop()
    },
    // It makes a database and fills it with a whole organisation.
    { timeout: 120_000 },
  ],
})

/** A second person at a second computer, with a browser of their own. */
async function openPage(
  browser: Browser,
): Promise<{ readonly page: Page; readonly problems: readonly string[] }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  return { page, problems: watchForProblems(page) }
}

async function boardOf(app: RunningApp) {
  return app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W49' })
}

async function countLastPlace(app: RunningApp): Promise<number> {
  return findCell(await boardOf(app), 'regenboog-peuters-a', '2026-12-03', 'morning').children
}

story(
  'two computers give the last place away while offline: headquarters takes the first, the other says why and what is possible',
  async ({ browser, page, start, workFolder, headquarters }) => {
    story.setTimeout(240_000)
    const beginOf = (name: string): ReturnType<typeof startApp> => start(join(workFolder, name))
    const other = await openPage(browser)
    const office = await joinHeadquarters('Kantoor', headquarters, page, await beginOf('office'))
    const group = await joinHeadquarters('Groep', headquarters, other.page, await beginOf('group'))

    // What is entered at one computer is at the other without anybody asking for it.
    const second = await askLastPlace(office.app)
    await openInbox(group.page)
    await expect(openList(group.page).getByRole('option', { name: /Ilyas Nguyen/ })).toBeVisible({
      timeout: newsMs,
    })
    expect([await countLastPlace(office.app), await countLastPlace(group.app)]).toEqual([15, 15])

    // Both go offline and go on working; each gives the same last place away.
    await Promise.all([office.cable.pullOut(), group.cable.pullOut()])
    await openInbox(office.page)
    await chooseRequest(office.page, 'Jolijn Schrikkema')
    await office.page.keyboard.press('a')
    await expect.poll(() => statusOf(office.app, 'R015')).toBe('approved')
    await chooseRequest(group.page, 'Ilyas Nguyen')
    await group.page.keyboard.press('a')
    await expect.poll(() => statusOf(group.app, second)).toBe('approved')
    // Whoever would copy the answer to the parent now reads that it is not sure yet.
    for (const { page: shown } of [office, group])
      await expect(shown.getByText(/Beloof het liever nog niet/).first()).toBeVisible()
    expect([await countLastPlace(office.app), await countLastPlace(group.app)]).toEqual([16, 16])
    for (const { page: shown } of [office, group])
      await expect(stateOf(shown)).toHaveAccessibleName(/^Offline sinds .* · 1 staat klaar\./, {
        timeout: newsMs,
      })

    // The first that is back is accepted.
    await goOnline(office)
    await expect(stateOf(office.page)).toHaveAccessibleName(/^Gelijk met /, { timeout: newsMs })
    expect(await statusOf(office.app, 'R015')).toBe('approved')

    // The second is not, and nothing of it is lost: what was wanted, why not, and who was first.
    await goOnline(group)
    await expect(stateOf(group.page)).toHaveAccessibleName(/^1 vraagt aandacht\./, { timeout: newsMs })
    const card = group.page.getByRole('article', { name: /Ilyas/ })
    await expect(card).toContainText('Ilyas Nguyen')
    await expect(card).toContainText('Niet doorgegaan')
    await expect(card).toContainText('De groep wordt 17, maar mag er 16 hebben')
    await expect(card).toContainText(/Jolijn \(ruildag do 3 dec\) goedgekeurd.*op Kantoor/s)
    await expectAccessible(group.page, 'headquarters, one act that needs attention')
    for (const theme of ['dark', 'light'] as const) {
      await group.app.ask('settings.change', { theme })
      await expect(group.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      if (theme === 'dark') await expectAccessible(group.page, 'the same in dark', ['color-contrast'])
    }

    // By keyboard from anywhere to an answer for the parent. (K9)
    await group.page.keyboard.press('Control+1')
    await expect(group.page.getByRole('grid')).toBeVisible()
    const presses = await startCounting(group.page)
    await group.page.keyboard.press('Control+Shift+S')
    await expect(card).toBeFocused()
    await group.page.keyboard.press('Enter')
    const row = openList(group.page).getByRole('option', { name: /Ilyas Nguyen/, selected: true })
    await expect(row).toBeFocused()
    await expect(row).toHaveAccessibleName(/^Kan niet\b/)
    await expect(
      group.page
        .getByRole('main')
        .getByRole('button', { name: /^Bied .* aan/ })
        .first(),
    ).toBeVisible()
    await group.page.keyboard.press('Enter')
    await expect.poll(() => statusOf(group.app, second)).toBe('offered')
    expect((await presses()).keys).toBeLessThanOrEqual(8)
    // Answered is settled, and it stays to be read.
    await group.page.keyboard.press('Control+Shift+S')
    await expect(group.page.getByText('Niets vraagt je aandacht.')).toBeVisible()
    await group.page.getByRole('button', { name: /^Afgehandeld/ }).click()
    const settled = group.page.getByRole('row', { name: /Ilyas/ })
    await expect(settled).toContainText('De groep wordt 17, maar mag er 16 hebben')
    await expect(settled).toContainText('Opnieuw gedaan')

    // Both show the same, the group is full and not over full, and the data are sound.
    for (const { page: shown } of [office, group])
      await expect(stateOf(shown)).toHaveAccessibleName(/^Gelijk met /, { timeout: newsMs })
    await expect.poll(() => statusOf(office.app, second), { timeout: newsMs }).toBe('offered')
    expect(await boardOf(office.app)).toEqual(await boardOf(group.app))
    expect(await countLastPlace(office.app)).toBe(16)
    expect(other.problems).toEqual([])
    for (const { page: shown } of [office, group]) await shown.goto('about:blank')
    await Promise.all([office.app.stop(), group.app.stop()])
    for (const { dataFolder } of [office.app, group.app]) await expectVerified(dataFolder)
  },
)
