import type { Page } from '@playwright/test'
import { expect } from './dagdeel.ts'

export const password = 'drie paarse kastanjes op zolder'

/** Gives the computer its first password, on the page that is on screen, and keeps the printed code once it was seen. */
export async function choosePassword(
  page: Page,
  lookAtCode: () => Promise<void> = async () => {},
): Promise<string> {
  await page.getByLabel('Nieuw wachtwoord').fill(password)
  await page.getByRole('button', { name: 'Begin' }).click()
  const shown = page.locator('[data-recovery-code]')
  // Two slow sums and another key for the whole database: on a busy machine that takes a while.
  await expect(shown).toBeVisible({ timeout: 30_000 })
  const code = (await shown.textContent()) ?? ''
  await lookAtCode()
  await page.getByRole('checkbox', { name: 'Ik heb de code bewaard' }).check()
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await expect(shown).toBeHidden()
  return code
}
