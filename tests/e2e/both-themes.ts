import type { Page } from '@playwright/test'
import { expect, expectAccessible, goTo } from './dagdeel.ts'
import type { RunningApp } from './running-app.ts'

/**
 * Every state is looked at in light; every screen also in dark. Switching the theme changes nothing but colours, all of
 * which are tokens whose contrast a unit test works out, so in dark only the rules about colour are asked again, at the
 * first state of a screen.
 */
export async function expectAccessibleInBothThemes(
  page: Page,
  app: RunningApp,
  state: string,
): Promise<void> {
  await expectAccessible(page, `${state}, light`)
  const screen = new URL(page.url()).hash.split('?')[0] ?? ''
  const seen = seenInDark.get(page) ?? new Set<string>()
  if (seen.has(screen)) return
  seenInDark.set(page, seen.add(screen))
  for (const theme of ['dark', 'light'] as const) {
    await app.ask('settings.change', { theme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    if (theme === 'dark') await expectAccessible(page, `${state}, dark`, colourRules)
  }
}

/** The same before the house, where no setting can be asked for: the colours are those of the computer. */
export async function expectGateAccessible(page: Page, state: string): Promise<void> {
  await expectAccessible(page, `${state}, light`)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    if (colorScheme === 'dark') await expectAccessible(page, `${state}, dark`, colourRules)
  }
}

const seenInDark = new WeakMap<Page, Set<string>>()
const colourRules = ['color-contrast', 'link-in-text-block']

/** Goes to a screen and waits until it stands there. */
export async function openScreen(page: Page, path: string, heading: string): Promise<void> {
  await goTo(page, path)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}
