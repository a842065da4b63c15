import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { aSession } from '../a-board.ts'
import { renderApp } from '../render-app.tsx'
import { aRoom, day } from './room.ts'

const tile = (name: RegExp) => screen.findByRole('button', { name })
const field = () => screen.findByRole('searchbox', { name: 'Zoek' })

function openRoom() {
  const room = aRoom()
  const shown = renderApp('/log', room.answers)
  return { room, ...shown, announce: () => shown.bridge.announce(['board', 'history']) }
}

afterEach(() => vi.useRealTimers())

describe('EXTRA-2: half an hour in two presses', () => {
  test('with the mouse: the child, then the amount; late is offered first in the evening', async () => {
    const { room, user, announce } = openRoom()
    await user.click(await tile(/Levi S\./))
    const bar = screen.getByRole('group', { name: 'Hoeveel voor Levi S.?' })
    expect(
      within(bar)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['+½ uur laat 18:30–19:00', '+½ uur vroeg 07:00–07:30'])
    await user.click(within(bar).getByRole('button', { name: /laat/ }))
    await screen.findByText('18:34 Levi S. +½ uur laat, genoteerd')
    expect(room.logged).toEqual([
      {
        childId: 'levi',
        locationId: 'loc-1',
        groupId: null,
        day,
        side: 'late',
        minutes: 30,
        loggedBy: null,
      },
    ])
    announce()
    expect(await tile(/Levi S\..*\+½ uur laat ✓/)).toBeTruthy()
    await screen.findByText('Vandaag genoteerd: 1')
  })

  test('before noon early is offered first', async () => {
    const { room, user } = openRoom()
    room.setMinute(430)
    await screen.findByRole('heading', { level: 1 })
    await user.click(await tile(/Noor B\./))
    const [first] = within(screen.getByRole('group', { name: /Noor/ })).getAllByRole('button')
    await waitFor(() => expect(first?.textContent).toContain('vroeg'))
  })

  test('a third press makes the hour full', async () => {
    const { room, user, announce } = openRoom()
    await user.click(await tile(/Levi S\./))
    await user.click(screen.getByRole('button', { name: /\+½ uur laat/ }))
    await screen.findByText(/genoteerd$/)
    await user.click(await screen.findByRole('button', { name: 'Maak er 1 uur van' }))
    await waitFor(() => expect(room.logged.map(({ minutes }) => minutes)).toEqual([30, 60]))
    announce()
    await tile(/Levi S\..*\+1 uur laat ✓/)
  })

  test('an impatient second click writes nothing more down', async () => {
    const { room, user } = openRoom()
    await user.click(await tile(/Levi S\./))
    await user.dblClick(screen.getByRole('button', { name: /\+½ uur laat/ }))
    await screen.findByText(/genoteerd$/)
    expect(room.logged).toHaveLength(1)
  })
})

describe('K5: by the keyboard alone', () => {
  test('the field has the focus; two letters and Enter are half an hour late', async () => {
    const { room, user } = openRoom()
    const search = await field()
    await tile(/Levi S\./)
    expect(document.activeElement).toBe(search)
    await user.keyboard('le')
    expect(await screen.findByText('Enter: Levi S. +½ uur laat')).toBeTruthy()
    await user.keyboard('{Enter}')
    await screen.findByText('18:34 Levi S. +½ uur laat, genoteerd')
    expect(room.logged).toMatchObject([{ childId: 'levi', side: 'late', minutes: 30 }])
    // Ready for the next one.
    expect((await field()).getAttribute('value')).toBe('')
    expect(document.activeElement).toBe(await field())
  })

  test('Enter in an empty field, or with nobody of that name, writes nothing down', async () => {
    const { room, user } = openRoom()
    await tile(/Levi S\./)
    await user.keyboard('{Enter}')
    await user.keyboard('xyz{Enter}')
    await screen.findByText('Geen kind met ‘xyz’.')
    expect(room.logged).toEqual([])
  })

  test('down goes into the tiles, arrows along them, Enter twice is the offered amount', async () => {
    const { room, user } = openRoom()
    await tile(/Emma V\./)
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.textContent).toContain('Emma V.')
    await user.keyboard('{ArrowRight}{ArrowRight}{Enter}')
    expect(document.activeElement?.textContent).toBe('+½ uur laat 18:30–19:00')
    await user.keyboard('{Enter}')
    await screen.findByText(/Noor B\. \+½ uur laat, genoteerd/)
    expect(room.logged).toMatchObject([{ childId: 'noor', side: 'late' }])
  })

  test('V on a tile is half an hour early; V in the field is a letter', async () => {
    const { room, user } = openRoom()
    await tile(/Emma V\./)
    await user.keyboard('v')
    expect((await field()).getAttribute('value')).toBe('v')
    await user.clear(await field())
    await user.keyboard('{ArrowDown}v')
    await screen.findByText(/Emma V\. \+½ uur vroeg, genoteerd/)
    expect(room.logged).toMatchObject([{ childId: 'emma', side: 'early', minutes: 30 }])
  })

  test('Escape leaves the amounts and goes back to the child', async () => {
    const { room, user } = openRoom()
    await user.click(await tile(/Emma V\./))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('group', { name: /Emma/ })).toBeNull()
    expect(document.activeElement?.textContent).toContain('Emma V.')
    expect(room.logged).toEqual([])
  })

  test('Ctrl+Shift+N opens the screen from anywhere', async () => {
    const { path } = renderApp('/history', aRoom().answers)
    await screen.findByRole('heading', { level: 1 })
    fireEvent.keyDown(document.body, { key: 'N', ctrlKey: true, shiftKey: true })
    await waitFor(() => expect(path()).toBe('/log'))
  })
})

describe('taking it back', () => {
  test('the confirmation stays with its undo; Ctrl+Z takes back what was written down here', async () => {
    const { bridge, user } = openRoom()
    await tile(/Levi S\./)
    await user.keyboard('le{Enter}')
    await screen.findByText(/Levi S\. \+½ uur laat, genoteerd/)
    await user.keyboard('{Control>}z{/Control}')
    await screen.findByText('Weggehaald: Levi S. +½ uur laat')
    expect(bridge.calls.filter(({ call }) => call === 'quickLog.remove')).toEqual([
      { call: 'quickLog.remove', input: { stayId: 'stay-1' } },
    ])
    expect(bridge.calls.some(({ call }) => call === 'history.undo')).toBe(false)
  })

  test('every stay of today can be taken back from the list', async () => {
    const { bridge, user, announce } = openRoom()
    await tile(/Levi S\./)
    await user.keyboard('le{Enter}')
    await screen.findByText(/genoteerd$/)
    announce()
    await user.click(await screen.findByRole('button', { name: 'Bekijk' }))
    await user.click(screen.getByRole('button', { name: 'Haal weg: Levi S. +½ uur laat' }))
    await waitFor(() => expect(bridge.calls.some(({ call }) => call === 'quickLog.remove')).toBe(true))
  })
})

describe('EXTRA-2: written down by a colleague already', () => {
  test('is said with the time and the name', async () => {
    const { room, user } = openRoom()
    room.refuseNext()
    await tile(/Levi S\./)
    await user.keyboard('le{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('Staat er al (18:31, Joris).')
  })
})

describe('who and where', () => {
  test('the chosen colleague is sent along and named', async () => {
    const { room, user } = openRoom()
    await tile(/Levi S\./)
    await user.selectOptions(screen.getByLabelText('Genoteerd door'), 'Fatima A.')
    await user.click(await field())
    await user.keyboard('le{Enter}')
    await screen.findByText('18:34 Levi S. +½ uur laat, genoteerd door Fatima A.')
    expect(room.logged).toMatchObject([{ loggedBy: 'fatima' }])
  })

  test('the group is remembered on this computer', async () => {
    const { user, goTo, bridge } = openRoom()
    await tile(/Levi S\./)
    await user.selectOptions(screen.getByLabelText('Groep'), 'Babies')
    await screen.findByRole('heading', { name: 'Snel noteren · Babies' })
    await screen.findByText('Er is nu niemand')
    goTo('/history')
    await screen.findByRole('heading', { name: 'Geschiedenis' })
    goTo('/log')
    await screen.findByRole('heading', { name: 'Snel noteren · Babies' })
    const asked = bridge.calls.filter(({ call }) => call === 'quickLog.present').map(({ input }) => input)
    expect(asked.at(-1)).toMatchObject({ groupId: 'grp-babies' })
  })
})

describe('PRIV-4: the control list', () => {
  test('is one press away for who keeps the ledger', async () => {
    const { user, path } = openRoom()
    await user.click(await screen.findByRole('button', { name: 'Controlelijst' }))
    await waitFor(() => expect(path()).toBe('/log/control'))
  })

  test('is not offered to staff in the room', async () => {
    const actor = { id: 'staff-1', name: 'Fatima Amrani', role: 'pedagogicalStaff' as const, locationIds: [] }
    renderApp('/log', { ...aRoom().answers, 'session.get': () => aSession({ actor }) })
    await tile(/Levi S\./)
    expect(screen.queryByRole('button', { name: 'Controlelijst' })).toBeNull()
  })
})

describe('PRIV: nobody at the screen', () => {
  test('after thirty seconds only the name of the group is left; the key that wakes it does nothing else', async () => {
    const { room } = openRoom()
    await tile(/Levi S\./)
    vi.useFakeTimers()
    fireEvent.keyDown(document.body, { key: 'Shift' })
    act(() => void vi.advanceTimersByTime(29_000))
    expect(screen.queryByText('Levi S.')).not.toBeNull()
    fireEvent.pointerDown(document.body)
    act(() => void vi.advanceTimersByTime(29_000))
    expect(screen.queryByText('Levi S.')).not.toBeNull()
    act(() => void vi.advanceTimersByTime(1_000))
    expect(screen.queryByText('Levi S.')).toBeNull()
    expect(screen.getByText('Klik of druk op een toets om verder te gaan.')).toBeTruthy()
    act(() => {
      fireEvent.keyDown(document.activeElement ?? document.body, { key: 'v' })
    })
    vi.useRealTimers()
    await tile(/Levi S\./)
    expect((await field()).getAttribute('value')).toBe('')
    expect(room.logged).toEqual([])
  })

  test('a click wakes it too, and presses nothing that lies underneath', async () => {
    const { room } = openRoom()
    await tile(/Levi S\./)
    vi.useFakeTimers()
    fireEvent.pointerDown(document.body)
    act(() => void vi.advanceTimersByTime(30_000))
    const blank = screen.getByRole('button', { name: /Klik of druk op een toets/ })
    act(() => {
      fireEvent.pointerDown(blank)
    })
    expect(screen.queryByText('Levi S.')).toBeNull()
    act(() => {
      fireEvent.click(blank)
    })
    vi.useRealTimers()
    await tile(/Levi S\./)
    expect(room.logged).toEqual([])
  })
})
