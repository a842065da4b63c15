import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect } from 'vitest'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import { aSession } from '../a-board.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import type { RequestHouse } from './request-house.ts'
import { aCheck, aRequestHouse, anAlternative, monday, thursday } from './request-house.ts'

/** The inbox on screen, as the tests about one request use it. */

export const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
export const focusedName = () => document.activeElement?.textContent ?? ''
export const list = () => screen.findByRole('listbox')
/** The rows of the list; the choices of a select field are options too. */
export const rows = () => within(screen.getByRole('listbox')).getAllByRole('option')
export const chosen = () => within(screen.getByRole('listbox')).getByRole('option', { selected: true })
export const detail = () => within(screen.getByRole('region', { name: 'Gekozen aanvraag' }))

/** Noor fits, Sam does not but two other days do, Levi does not and nothing else fits. */
export function aHouse(): RequestHouse {
  const house = aRequestHouse()
  house.add('r-noor', 'Noor Bakker', aCheck('ok'), { kind: 'swapDay', givenDay: thursday })
  house.add(
    'r-sam',
    'Sam de Wit',
    aCheck('no', { alternatives: [anAlternative(thursday), anAlternative(monday)] }),
  )
  house.add('r-levi', 'Levi Smit', aCheck('no'))
  return house
}

export async function openInbox(house: RequestHouse, session: Partial<SessionView> = {}): Promise<ShownApp> {
  const app = renderApp('/requests', { ...house.answers, 'session.get': () => aSession(session) })
  house.connect(app.bridge)
  await waitFor(async () => expect((await list()).contains(document.activeElement)).toBe(true))
  return app
}

export async function choose(name: string): Promise<void> {
  press('Home')
  for (let tries = 0; tries < 5 && !focusedName().includes(name); tries += 1) press('ArrowDown')
  await screen.findByRole('button', { name })
  expect(focusedName()).toContain(name)
}
