import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect } from 'vitest'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import { aCheck, aRequestHouse } from './request-house.ts'
import type { RequestHouse } from './request-house.ts'

/** The list of requests as a test handles it: by keys, and by what its rows say. */

export function press(key: string, more: KeyboardEventInit = {}): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
}

export function listRows(): HTMLElement[] {
  return within(screen.getByRole('listbox')).getAllByRole('option')
}

export function chosenRow(): HTMLElement {
  return within(screen.getByRole('listbox')).getByRole('option', { selected: true })
}

/** First names of the rows that are ticked. */
export function tickedNames(): (string | undefined)[] {
  return within(screen.getByRole('listbox'))
    .queryAllByRole('option', { checked: true })
    .map((row) => /(Noor|Levi|Sam)/.exec(row.textContent ?? '')?.[0])
}

/** Noor and Levi fit, Sam does not. */
export function aHouseOfThree(): RequestHouse {
  const house = aRequestHouse()
  house.add('r-noor', 'Noor Bakker', aCheck('ok'))
  house.add('r-levi', 'Levi Smit', aCheck('ok'))
  house.add('r-sam', 'Sam de Wit', aCheck('no'))
  return house
}

/** Opens the inbox of a house; the list has the focus when this is done. */
export async function openInbox(
  house: RequestHouse,
  more: Answers = {},
  path = '/requests',
): Promise<ShownApp> {
  const app = renderApp(path, { ...house.answers, ...more })
  house.connect(app.bridge)
  await waitFor(() => expect(screen.getByRole('listbox').contains(document.activeElement)).toBe(true))
  return app
}
