import type { Page } from '@playwright/test'
import { isoDay } from '#shared/kernel/time.ts'
import { expect } from './dagdeel.ts'
import { wishOf } from './inbox.ts'
import type { NetworkCable } from './network-cable.ts'
import { layCable } from './network-cable.ts'
import { setUp } from './running-app.ts'
import type { RunningApp } from './running-app.ts'
import type { RunningHeadquarters } from './running-headquarters.ts'

/** One computer of a location: its app, its page and its cable to headquarters. */
export interface Computer {
  readonly app: RunningApp
  readonly page: Page
  readonly cable: NetworkCable
}

/** News of headquarters may take a turn of the loop; on a busy machine more. */
export const newsMs = 60_000

/** An empty app that joins headquarters the way a person does it: offer, form, button. */
export async function joinHeadquarters(
  name: string,
  headquarters: RunningHeadquarters,
  page: Page,
  app: RunningApp,
): Promise<Computer> {
  const cable = await layCable(headquarters.origin)
  await setUp(app)
  await page.goto(app.url)
  await page.getByRole('button', { name: 'Verbind met hoofdkantoor' }).click()
  await page.getByRole('textbox', { name: 'Adres van het hoofdkantoor' }).fill(cable.origin)
  await page.getByRole('textbox', { name: 'Code' }).fill(await headquarters.makeCode(name))
  await page.getByRole('textbox', { name: 'Naam van deze computer' }).fill(name)
  await page.getByRole('button', { name: 'Verbind', exact: true }).click()
  await expect(stateOf(page)).toHaveAccessibleName(/^Gelijk met /, { timeout: newsMs })
  return { app, page, cable }
}

/** The state of the data, at the left of the status bar. */
export function stateOf(page: Page) {
  return page.getByRole('contentinfo').getByRole('button', { name: /Open Hoofdkantoor$/ })
}

/** Plugs the cable in again and does not wait for the next turn. */
export async function goOnline({ page, cable }: Computer): Promise<void> {
  await cable.plugIn()
  await page.keyboard.press('Control+Shift+S')
  await page.getByRole('button', { name: 'Nu bijwerken' }).click()
}

/** Ilyas asks for the 16th and last place in Peuters A on Thursday 3 December, which Jolijn (R015) asks for as well. */
export async function askLastPlace(app: RunningApp): Promise<string> {
  const { requestId } = await app.ask('requests.enter', {
    wish: wishOf({
      kind: 'extraDay',
      childId: 'K040',
      locationId: 'regenboog',
      wantedDay: isoDay('2026-12-03'),
    }),
    note: '',
  })
  return requestId
}
