import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aSession } from './a-board.ts'
import { findGrid, renderApp } from './render-app.tsx'

const settled = { code: 'kind.swapDay', params: {} }
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const paneOfFocus = () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane')

const aChildCard = {
  id: 'child-1' as ChildId,
  name: 'Noor Bakker',
  birthDate: isoDay('2024-03-03'),
  ageMonths: 32,
  groupName: 'Peuters A',
  schoolName: null,
  mentorName: 'Fatima Amrani',
  restrictedSince: null,
  contracts: [],
  fixedFaces: [{ name: 'Fatima Amrani' }],
  consents: [],
  otherGroups: [],
  absences: [],
  requests: [],
}

describe('the frame', () => {
  test('names what undo would take back, and undoes it with Ctrl+Z from anywhere', async () => {
    const { bridge } = renderApp('/week/2026-W48', {
      'session.get': () => aSession({ undo: settled }),
      'history.undo': () => ({ commandId: 'c-1', label: settled }),
    })
    await findGrid()
    expect(within(screen.getByRole('banner')).getByRole('button', { name: 'Ongedaan: ruildag' })).toBeTruthy()
    press('z', { ctrlKey: true })
    await screen.findByText('Ongedaan gemaakt: ruildag', { selector: '[role="status"]' })
    expect(bridge.calls.some(({ call }) => call === 'history.undo')).toBe(true)
  })

  test('says so when there is nothing to undo, and asks the application nothing', async () => {
    const { bridge } = renderApp('/week/2026-W48')
    await findGrid()
    press('z', { ctrlKey: true })
    await screen.findByText('Er is niets om ongedaan te maken.', { selector: '[role="status"]' })
    expect(bridge.calls.some(({ call }) => call === 'history.undo')).toBe(false)
  })

  test('shows a refused undo as a sentence that stays, not only in passing', async () => {
    renderApp('/week/2026-W48', {
      'session.get': () => aSession({ undo: settled }),
      'history.undo': () => ({ refusal: { code: 'history.nothingToUndo', params: {} } }),
    })
    await findGrid()
    press('z', { ctrlKey: true })
    expect(await screen.findByText('Dit kan nu niet')).toBeTruthy()
  })

  test('has landmarks, and F6 goes round them', async () => {
    renderApp('/week/2026-W48')
    await findGrid()
    for (const role of ['banner', 'navigation', 'main', 'contentinfo'])
      expect(screen.getByRole(role)).toBeTruthy()
    await waitFor(() => expect(paneOfFocus()).toBe('content'))
    const round = [0, 1, 2, 3].map(() => {
      press('F6')
      return paneOfFocus()
    })
    expect(round).toEqual(['status', 'top', 'sidebar', 'content'])
    expect(document.activeElement?.getAttribute('data-cell')).not.toBeNull()
    press('F6', { shiftKey: true })
    expect(paneOfFocus()).toBe('sidebar')
  })

  test('counts the open requests in the sidebar, in words too', async () => {
    renderApp('/week/2026-W48')
    expect(await screen.findByRole('link', { name: 'Aanvragen, 2 open' })).toBeTruthy()
  })

  test('teaches the keys of whatever has focus in the status bar', async () => {
    renderApp('/week/2026-W48')
    await findGrid()
    await waitFor(() => expect(screen.getByRole('contentinfo').textContent).toContain('W: waarom'))
  })

  test('says that the connection is gone and that it is back', async () => {
    const { bridge } = renderApp('/week/2026-W48')
    await findGrid()
    bridge.changeState('lost')
    await screen.findByText(/Geen verbinding met de app sinds/)
    bridge.changeState('connected')
    expect(await screen.findByText('Alles opgeslagen')).toBeTruthy()
    expect(screen.queryByText(/Geen verbinding met de app sinds/)).toBeNull()
  })

  test('closes the inspector with Escape and gives the focus back to the cell', async () => {
    renderApp('/week/2026-W48')
    await findGrid()
    await waitFor(() => expect(document.activeElement?.getAttribute('data-cell')).toBe('0:6'))
    press('w')
    const close = await screen.findByRole('button', { name: 'Sluit het paneel' })
    close.focus()
    press('Escape')
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
    expect(document.activeElement?.getAttribute('data-cell')).toBe('0:6')
  })
})

describe('the palette', () => {
  test('opens with Ctrl+K, is ready to type in at once, and goes where the first line says', async () => {
    const { user, path } = renderApp('/week/2026-W48')
    await findGrid()
    press('k', { ctrlKey: true })
    const field = await screen.findByRole('combobox')
    expect(document.activeElement).toBe(field)
    await user.type(field, 'wk 53{Enter}')
    await waitFor(() => expect(path()).toBe('/week/2026-W53'))
  })

  test('finds a child and opens its card beside the screen', async () => {
    const { user } = renderApp('/week/2026-W48', {
      'children.search': () => ({
        children: [
          {
            id: aChildCard.id,
            name: 'Noor Bakker',
            sortName: 'Bakker, Noor',
            ageMonths: 32,
            groupName: 'Peuters A',
            weekdays: [1, 2],
            flags: [],
          },
        ],
      }),
      'children.get': () => aChildCard,
    })
    await findGrid()
    press('k', { ctrlKey: true })
    await user.type(await screen.findByRole('combobox'), 'noo')
    await screen.findByRole('option', { name: /Noor Bakker/ })
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { name: 'Noor Bakker' })).toBeTruthy()
    expect(await screen.findByText('03-03-2024')).toBeTruthy()
    expect(screen.getByRole('grid')).toBeTruthy()
  })

  test('says what to try when it finds nothing', async () => {
    const { user } = renderApp('/week/2026-W48')
    await findGrid()
    press('k', { ctrlKey: true })
    await user.type(await screen.findByRole('combobox'), 'qqq')
    expect(await screen.findByText(/Niets gevonden voor ‘qqq’/)).toBeTruthy()
  })
})

describe('language and theme', () => {
  test('change at once and are stored', async () => {
    const session = aSession()
    const { bridge, user } = renderApp('/settings', {
      'session.get': () => session,
      'settings.change': (change) => ({ ...session.settings, ...(change as object) }),
    })
    await user.click(await screen.findByRole('radio', { name: 'English' }))
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy()
    expect(document.documentElement.lang).toBe('en')
    await user.click(screen.getByRole('radio', { name: 'Dark' }))
    await waitFor(() => expect(document.documentElement.dataset['mantineColorScheme']).toBe('dark'))
    expect(bridge.calls.filter(({ call }) => call === 'settings.change').map(({ input }) => input)).toEqual([
      { language: 'en' },
      { theme: 'dark' },
    ])
  })

  test('what could not be stored does not stay on screen', async () => {
    const { user } = renderApp('/settings', { 'settings.change': () => ({ fault: 'A1' }) })
    await user.click(await screen.findByRole('radio', { name: 'English' }))
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Instellingen' })).toBeTruthy())
  })
})

describe('in Dutch', () => {
  const english = /\b(close|clear|next|previous|month|search|select|open the|undo|cancel|settings|loading)\b/i

  test.each(['/week/2026-W48', '/log', '/log/control', '/children', '/import', '/history', '/settings'])(
    'every button and field of %s has a name, and none an English one',
    async (path) => {
      renderApp(path)
      await screen.findByRole('heading', { level: 1 })
      press('F1')
      await screen.findByRole('dialog')
      const controls = [
        ...document.querySelectorAll('button, a[href], input:not([type="file"]), select, textarea'),
      ]
      const names = controls.map((control) =>
        [
          control.getAttribute('aria-label') ?? '',
          control.textContent,
          control.id === '' ? '' : (document.querySelector(`label[for="${control.id}"]`)?.textContent ?? ''),
          control.closest('label')?.textContent ?? '',
          control.getAttribute('title') ?? '',
          control.getAttribute('placeholder') ?? '',
        ].join(' '),
      )
      expect(names.filter((name) => name.trim() === '')).toEqual([])
      expect(names.filter((name) => english.test(name))).toEqual([])
    },
  )

  test('the calendar is Dutch too', async () => {
    const { user } = renderApp('/children', {
      'children.search': () => ({
        children: [
          {
            id: aChildCard.id,
            name: 'Noor Bakker',
            sortName: 'Bakker, Noor',
            ageMonths: 32,
            groupName: '',
            weekdays: [],
            flags: [],
          },
        ],
      }),
      'children.get': () => aChildCard,
    })
    await user.click(await screen.findByRole('button', { name: 'Bakker, Noor' }))
    await user.click(await screen.findByRole('button', { name: 'Afmelden' }))
    const [calendar] = screen.getAllByRole('button', { name: 'Open de kalender' })
    await user.click(calendar as HTMLElement)
    expect(await screen.findByRole('button', { name: 'Vorige maand', hidden: true })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'do 26 nov', hidden: true })).toBeTruthy()
  })
})
