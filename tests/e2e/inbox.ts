import type { Locator, Page } from '@playwright/test'
import type { CallInput } from '#shared/ipc/contract.ts'
import { expect } from './dagdeel.ts'
import type { RunningApp } from './running-app.ts'

/** The requests screen as the journeys walk it. */

export function openList(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Open aanvragen' })
}

/** Goes to the inbox by keyboard and waits until the first request has its answer. */
export async function openInbox(page: Page): Promise<void> {
  await page.keyboard.press('Control+2')
  await expect(openList(page).getByRole('option', { selected: true })).toBeFocused()
}

export async function chooseRequest(page: Page, name: string): Promise<void> {
  await openList(page)
    .getByRole('option', { name: new RegExp(name) })
    .click()
  await expect(page.getByRole('main').getByRole('button', { name, exact: true })).toBeVisible()
}

export async function statusOf(app: RunningApp, requestId: string): Promise<string> {
  return (await app.ask('requests.get', { requestId })).request.status
}

export async function countOpen(app: RunningApp): Promise<number> {
  return (await app.ask('requests.list', { locationId: 'regenboog', tab: 'open' })).counts.open
}

type Wish = CallInput<'requests.enter'>['wish']
type Asked = Pick<Wish, 'kind' | 'childId' | 'locationId' | 'wantedDay'>

/** A wish with the times, the group and the payment that the house has for it, unless it says so itself. */
export function wishOf(wish: Asked & Partial<Wish>): Wish {
  return {
    wantedStartMinute: null,
    wantedEndMinute: null,
    wantedGroupId: null,
    givenDay: null,
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: null,
    payment: null,
    ...wish,
  }
}
