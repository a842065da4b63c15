import type { Page } from '@playwright/test'
import { frameTexts as english } from '#renderer/src/text/en/frame.ts'
import { frameTexts as dutch } from '#renderer/src/text/nl/frame.ts'
import { screensTexts } from '#renderer/src/text/en/screens.ts'
import { weekTexts as englishWeek } from '#renderer/src/text/en/week.ts'
import { weekTexts as dutchWeek } from '#renderer/src/text/nl/week.ts'
import { expect, goTo, test } from './dagdeel.ts'

test('the palette finds a child without its accents and shows who it is', async ({ board, app }) => {
  await board.keyboard.press('Control+k')
  const field = board.getByRole('combobox', { name: 'Zoek een scherm, week, kind of actie' })
  await expect(field).toBeFocused()
  await field.fill('lois')
  const result = board.getByRole('option', { name: /Kind\s*Loïs Rietveld/ })
  await expect(result).toHaveAttribute('aria-selected', 'true')
  // The other Loïs has her care at another location.
  await expect(board.getByRole('option', { name: /Loïs van der Heide/ })).toHaveCount(0)
  await board.keyboard.press('Enter')
  const card = board.getByRole('complementary', { name: 'Uitleg en details' })
  await expect(card.getByRole('heading', { name: 'Loïs Rietveld' })).toBeVisible()
  const found = await app.ask('children.get', { childId: 'K012', day: '2026-11-23' })
  await expect(card).toContainText(found.groupName)
  await expect(card).toContainText('20-05-2026')
  await board.keyboard.press('Escape')
  await expect(card).toBeHidden()
})

test('the palette goes to a week, a day and a screen as people write them', async ({ board }) => {
  const go = async (text: string) => {
    await board.keyboard.press('Control+k')
    await board.getByRole('combobox', { name: 'Zoek een scherm, week, kind of actie' }).fill(text)
    await expect(
      board.getByRole('listbox', { name: 'Resultaten' }).getByRole('option').first(),
    ).toHaveAttribute('aria-selected', 'true')
    await board.keyboard.press('Enter')
  }
  await go('wk 53')
  await expect(board).toHaveTitle('Weekbord wk 53 – De Regenboog')
  await go('4 jan')
  await expect(board).toHaveTitle('Weekbord wk 1 – De Regenboog')
  await go('geschied')
  await expect(board).toHaveTitle('Geschiedenis – De Regenboog')
})

test('English, dark and roomy work at once, leave no Dutch in the frame, and are there after a reload', async ({
  board,
  app,
}) => {
  await board.keyboard.press('Control+k')
  await board.getByRole('combobox', { name: 'Zoek een scherm, week, kind of actie' }).fill('engels')
  await board.getByRole('option', { name: 'Language: English' }).click()
  await expect(board.locator('html')).toHaveAttribute('lang', 'en')
  await expect(board).toHaveTitle('Week board wk 48 – De Regenboog')
  expect(await listTexts(board)).toContain(english['screen.requests'])
  expect(await findLeftOver(board)).toEqual([])

  await goTo(board, '/settings')
  await board.getByText(screensTexts['settings.themeDark'], { exact: true }).click()
  await expect(board.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await board.getByText(screensTexts['settings.roomy'], { exact: true }).click()
  await expect(board.locator('html')).toHaveAttribute('data-density', 'roomy')
  await expect
    .poll(async () => (await app.ask('session.get', {})).settings)
    .toMatchObject({ language: 'en', theme: 'dark', density: 'roomy' })
  await board.reload()
  await expect(board.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(board.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(board.locator('html')).toHaveAttribute('data-density', 'roomy')
})

test('single letters do nothing outside the board, and can be switched off altogether', async ({
  board,
  app,
}) => {
  const dialog = board.getByRole('dialog', { name: 'Ga naar week' })
  await board.getByRole('button', { name: 'Zoek of doe iets…' }).focus()
  await board.keyboard.press('g')
  await expect(dialog).toBeHidden()
  await board.keyboard.press('F6')
  await board.keyboard.press('F6')
  await expect(board.getByRole('grid').locator(':focus')).toHaveCount(1)
  await board.keyboard.press('g')
  await expect(dialog).toBeVisible()
  await board.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await app.ask('settings.change', { areLetterKeysOn: false })
  await expect.poll(async () => (await app.ask('session.get', {})).settings.areLetterKeysOn).toBe(false)
  await board.reload()
  await expect(board.getByRole('grid').locator(':focus')).toHaveCount(1)
  await board.keyboard.press('g')
  await board.keyboard.press('w')
  await expect(dialog).toBeHidden()
  await expect(board.getByRole('complementary')).toBeHidden()
})

/** Everything on the page that people read or hear. */
async function listTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder']) texts.push(node.getAttribute(name) ?? '')
      } else {
        texts.push(node.textContent ?? '')
      }
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '')
  })
}

/** The Dutch texts of the frame and the board that stand on the page as such and are different in English. */
async function findLeftOver(page: Page): Promise<readonly string[]> {
  const shown = new Set(await listTexts(page))
  const pairs = [
    ...Object.entries(dutch).map(([code, text]) => [text, english[code as keyof typeof english]]),
    ...Object.entries(dutchWeek).map(([code, text]) => [text, englishWeek[code as keyof typeof englishWeek]]),
  ]
  const allEnglish = new Set<string | undefined>(pairs.map(([, text]) => text))
  return pairs.flatMap(([text = '', other]) =>
    text !== other && !allEnglish.has(text) && shown.has(text) ? [text] : [],
  )
}
