import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { aSession } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { findGrid, renderApp } from '../render-app.tsx'
import { aGate, aLockedGate, bas, sanne } from './a-gate.ts'

afterEach(() => vi.useRealTimers())

function lockable(more: Answers = {}) {
  let view: GateView = aGate({ people: [sanne] })
  const answers: Answers = {
    'gate.status': () => view,
    'gate.stillHere': () => ({}),
    'gate.lock': () => {
      view = aLockedGate()
      return {}
    },
    'session.get': () => aSession({ hasPassword: true }),
    ...more,
  }
  return { answers, close: () => (view = aLockedGate()), due: () => (view = aGate({ isLockDue: true })) }
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const placeIn = (calls: readonly { readonly call: string; readonly input: unknown }[]) =>
  calls.find(({ call }) => call === 'gate.lock')?.input

describe('PRIV-6: locking', () => {
  test('Ctrl+L hands over where somebody was and what was half typed, forgets everything and loads anew', async () => {
    const { bridge, startAnew, address } = renderApp('/requests?new=true', lockable().answers)
    const line = await screen.findByRole('textbox', { name: 'Typ de aanvraag in één regel' })
    fireEvent.change(line, { target: { value: 'noor ruil' } })
    press('l', { ctrlKey: true })
    await waitFor(() => expect(startAnew).toHaveBeenCalledOnce())
    const place = (
      placeIn(bridge.calls) as { place: { path: string; drafts: { key: string; value: string }[] } }
    ).place
    expect(place.path).toBe('/requests?new=true')
    expect(place.drafts.map(({ key }) => key)).toContain('requests loc-1')
    expect(place.drafts.find(({ key }) => key === 'requests loc-1')?.value).toContain('noor ruil')
    // Nothing of the house stays: no screen, and an address that says nothing.
    expect(document.body.textContent).not.toContain('noor')
    expect(screen.queryByRole('main')).toBeNull()
    expect(address()).toBe('/')
  })

  test('the button in the bar names who works here and does the same', async () => {
    const { user, bridge, startAnew } = renderApp('/week/2026-W48', lockable().answers)
    await findGrid()
    await user.click(screen.getByRole('button', { name: /^Vergrendel .*Sanne Vermeer, locatiemanager/ }))
    await waitFor(() => expect(startAnew).toHaveBeenCalledOnce())
    expect(placeIn(bridge.calls)).toEqual({ place: { path: '/week/2026-W48', drafts: [] } })
  })

  test('works over an open dialog', async () => {
    const { startAnew } = renderApp('/week/2026-W48', lockable().answers)
    await findGrid()
    press('F1')
    await screen.findByRole('dialog', { name: 'Sneltoetsen' })
    press('l', { ctrlKey: true })
    await waitFor(() => expect(startAnew).toHaveBeenCalledOnce())
  })

  test('when the gate closed by itself the page forgets as well, and keeps the address to come back to', async () => {
    const gate = lockable()
    const { bridge, startAnew, address } = renderApp('/week/2026-W48', gate.answers)
    await findGrid()
    gate.close()
    act(() => bridge.announce(['gate']))
    await waitFor(() => expect(startAnew).toHaveBeenCalledOnce())
    expect(screen.queryByRole('grid')).toBeNull()
    expect(address()).toBe('/week/2026-W48')
  })

  test('when somebody else signed in while this page slept, nothing of the one before stays on it', async () => {
    let view = aGate({ people: [bas, sanne], lastSlotId: sanne.slotId })
    const { bridge, startAnew, address } = renderApp('/requests?new=true', {
      ...lockable().answers,
      'gate.status': () => view,
    })
    const line = await screen.findByRole('textbox', { name: 'Typ de aanvraag in één regel' })
    fireEvent.change(line, { target: { value: 'noor ruil' } })
    view = aGate({ people: [bas, sanne], lastSlotId: bas.slotId })
    act(() => bridge.announce(['gate']))
    await waitFor(() => expect(startAnew).toHaveBeenCalledOnce())
    expect(document.body.textContent).not.toContain('noor')
    expect(address()).toBe('/')
    expect(placeIn(bridge.calls)).toBeUndefined()
  })

  test('a page before the closed door goes to the start when somebody else came in by another page', async () => {
    let view: GateView = aLockedGate()
    const { bridge, startAnew, address } = renderApp('/week/2026-W50', { 'gate.status': () => view })
    await screen.findByRole('heading', { name: 'Inloggen' })
    view = aGate({ people: [bas, sanne], lastSlotId: bas.slotId })
    act(() => bridge.announce(['gate']))
    await waitFor(() => expect(startAnew).toHaveBeenCalledOnce())
    expect(address()).toBe('/')
  })

  test('when the gate is about to close the page goes first, with the place', async () => {
    const gate = lockable()
    const { bridge } = renderApp('/week/2026-W48', gate.answers)
    await findGrid()
    gate.due()
    act(() => bridge.announce(['gate']))
    await waitFor(() =>
      expect(placeIn(bridge.calls)).toEqual({ place: { path: '/week/2026-W48', drafts: [] } }),
    )
  })

  test('locks after the minutes of the settings without a key or a press, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const { bridge } = renderApp('/week/2026-W48', lockable().answers)
    await vi.waitFor(() => expect(screen.queryByRole('grid')).not.toBeNull())
    const locked = () => bridge.calls.some(({ call }) => call === 'gate.lock')
    await act(() => vi.advanceTimersByTimeAsync(9 * 60_000))
    press('Shift')
    await act(() => vi.advanceTimersByTimeAsync(9 * 60_000 + 59_000))
    expect(locked()).toBe(false)
    await act(() => vi.advanceTimersByTimeAsync(2_000))
    expect(locked()).toBe(true)
  })

  test('says at most once a minute that somebody is here, and the last touch is never left out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const { bridge } = renderApp('/week/2026-W48', lockable().answers)
    await vi.waitFor(() => expect(screen.queryByRole('grid')).not.toBeNull())
    const said = () => bridge.calls.filter(({ call }) => call === 'gate.stillHere').length
    for (let times = 0; times < 20; times += 1) press('Shift')
    expect(said()).toBe(1)
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(said()).toBe(2)
    await act(() => vi.advanceTimersByTimeAsync(120_000))
    expect(said()).toBe(2)
  })

  test('without a password it says so and leads to where one is given', async () => {
    const { path, bridge } = renderApp('/week/2026-W48')
    await findGrid()
    press('l', { ctrlKey: true })
    await waitFor(() => expect(path()).toBe('/settings'))
    expect(placeIn(bridge.calls)).toBeUndefined()
  })
})
