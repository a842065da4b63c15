import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import type { Answers } from '../fake-bridge.ts'
import { aSession } from '../a-board.ts'
import { renderApp } from '../render-app.tsx'

/** How far down each heading lies: jsdom lays nothing out. */
const headingTop = 500
/** Where the page stands once a heading was brought to the top, with a little room above it. */
const atHeading = headingTop - 16

afterEach(() => {
  vi.restoreAllMocks()
})

function openSettings(path: string, session: Partial<SessionView> = {}, answers: Answers = {}) {
  const app = renderApp(path, {
    'session.get': () => aSession({ hasPassword: true, ...session }),
    'people.list': () => ({ people: [], isUnknown: false, recoveryCodeMadeAt: null, lockAfterMinutes: 10 }),
    'backups.status': () => ({
      ...{ isBusy: false, lastMadeAt: null, failure: null, second: null, isRestoreDue: false, copies: [] },
    }),
    ...answers,
  })
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return new DOMRect(0, this.id.startsWith('settings-') ? headingTop - pageBody().scrollTop : 0, 0, 0)
  })
  return app
}

const list = async () => within(await screen.findByRole('navigation', { name: 'Onderdelen' }))
const currentOf = async () =>
  (await list())
    .getAllByRole('button')
    .filter((button) => button.getAttribute('aria-current') === 'location')
    .map(({ textContent }) => textContent)

function pageBody(): HTMLElement {
  const body = document.querySelector<HTMLElement>('[data-page-body]')
  if (body === null) throw new Error('no page')
  return body
}

function scrollTo(top: number): void {
  const body = pageBody()
  act(() => {
    body.scrollTop = top
    fireEvent.scroll(body)
  })
}

describe('the parts of the settings', () => {
  test('stand in a list, in the order of the screen, each with its heading', async () => {
    openSettings('/settings')
    const names = (await list()).getAllByRole('button').map(({ textContent }) => textContent)
    expect(names).toEqual([
      'Weergave',
      'Toetsenbord',
      'Huisregels',
      'Gebruikers en codes',
      'Kiosk in een groep',
      'Reservekopie',
      'Hulp',
      'Over',
    ])
    await screen.findByRole('heading', { name: 'Kiosk in een groep' })
    const headings = screen.getAllByRole('heading').map(({ textContent }) => textContent)
    expect(headings.filter((heading) => names.includes(heading))).toEqual(names)
    expect(await currentOf()).toEqual(['Weergave'])
  })

  test('are jumped to by keyboard: the part comes into view, with the focus, the mark and the address', async () => {
    const { user, address } = openSettings('/settings')
    const part = (await list()).getByRole('button', { name: 'Reservekopie' })
    act(() => part.focus())
    await user.keyboard('{Enter}')
    await waitFor(() => expect(address()).toBe('/settings#backups'))
    expect(pageBody().scrollTop).toBe(atHeading)
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Reservekopie' }))
    expect(await currentOf()).toEqual(['Reservekopie'])
  })

  test('the one asked for again, after scrolling on, comes into view again', async () => {
    const { user, address } = openSettings('/settings#support')
    await waitFor(() => expect(pageBody().scrollTop).toBe(atHeading))
    scrollTo(40)
    await waitFor(() => expect(address()).toBe('/settings'))
    await user.click((await list()).getByRole('button', { name: 'Hulp' }))
    await waitFor(() => expect(pageBody().scrollTop).toBe(atHeading))
  })

  test('an address opens at its part, and one that names none opens at the beginning', async () => {
    openSettings('/settings#people')
    const heading = await screen.findByRole('heading', { name: 'Gebruikers en codes' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
    expect(pageBody().scrollTop).toBe(atHeading)
    expect(await currentOf()).toEqual(['Gebruikers en codes'])
  })

  test('a part that does not exist leaves the screen as it is', async () => {
    openSettings('/settings#nergens')
    await screen.findByRole('heading', { name: 'Reservekopie' })
    expect(pageBody().scrollTop).toBe(0)
  })

  test('are in the palette, by their name and by what people call them', async () => {
    const { user, address } = openSettings('/week/2026-W48')
    await screen.findByRole('grid')
    const search = async (text: string) => {
      fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', ctrlKey: true })
      await user.type(
        await screen.findByRole('combobox', { name: 'Zoek een scherm, week, kind of actie' }),
        text,
      )
    }
    await search('reserve')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(address()).toBe('/settings#backups'))
    await search('gebruikers')
    await user.click(await screen.findByRole('option', { name: /Instellingen: Gebruikers en codes/ }))
    await waitFor(() => expect(address()).toBe('/settings#people'))
    await search('kiosk')
    await user.click(await screen.findByRole('option', { name: /Instellingen: Kiosk in een groep/ }))
    await waitFor(() => expect(address()).toBe('/settings#kiosk'))
  })

  test('only those that are for who works here, on this computer, are offered (PRIV-4)', async () => {
    const { actor } = aSession()
    const { user } = openSettings('/settings', {
      actor: { ...actor, role: 'pedagogicalStaff' },
      hasPassword: false,
    })
    const names = (await list()).getAllByRole('button').map(({ textContent }) => textContent)
    expect(names).toEqual(['Weergave', 'Toetsenbord', 'Huisregels', 'Gebruikers en codes', 'Hulp', 'Over'])
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
    await user.type(
      await screen.findByRole('combobox', { name: 'Zoek een scherm, week, kind of actie' }),
      'instellingen',
    )
    const options = screen.getAllByRole('option').map(({ textContent }) => textContent)
    expect(options.filter((option) => /Reservekopie|Kiosk|Wachtwoord/.test(option))).toEqual([])
  })
})
