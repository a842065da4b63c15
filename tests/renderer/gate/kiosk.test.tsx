import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { aSession } from '../a-board.ts'
import { aRoom } from '../quick-log/room.ts'
import { renderApp } from '../render-app.tsx'
import { aGate, aLockedGate } from './a-gate.ts'

const fatima = { actorId: 'staff-3', name: 'Fatima Amrani' }
const joris = { actorId: 'staff-4', name: 'Joris Smit' }

function kioskOf(current: typeof fatima | null): GateView {
  return aGate({ state: 'kiosk', kiosk: { people: [fatima, joris], current } })
}

describe('PRIV-4: the kiosk', () => {
  test('the first thing seen is "Wie ben je?", and nothing of the house is asked', async () => {
    const { bridge } = renderApp('/ledger', { 'gate.status': () => kioskOf(null) })
    await screen.findByRole('heading', { name: 'Wie ben je?' })
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      fatima.name,
      joris.name,
    ])
    expect(bridge.calls.every(({ call }) => call === 'gate.status')).toBe(true)
  })

  test('name, then code by finger or by key; a wrong one is said and wiped', async () => {
    const { bridge } = renderApp('/', {
      'gate.status': () => kioskOf(null),
      'gate.kioskEnter': () => ({ refusal: { code: 'gate.wrongPin', params: { left: 4, seconds: 0 } } }),
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: joris.name }))
    await screen.findByRole('heading', { name: `Dag ${joris.name}` })
    await user.click(screen.getByRole('button', { name: '2' }))
    await user.keyboard('739')
    expect(screen.getByText('●●●●')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Klaar' }))
    await screen.findByRole('alert')
    expect(bridge.calls.find(({ call }) => call === 'gate.kioskEnter')?.input).toEqual({
      actorId: joris.actorId,
      pin: '2739',
    })
    expect(screen.queryByText('●●●●')).toBeNull()
  })

  test('behind the code is the quick log alone: no bar, no other screen, no choice of who writes', async () => {
    const actor = {
      id: fatima.actorId,
      name: fatima.name,
      role: 'pedagogicalStaff' as const,
      locationIds: [],
    }
    renderApp('/ledger', {
      ...aRoom().answers,
      'gate.status': () => kioskOf(fatima),
      'gate.stillHere': () => ({}),
      'session.get': () => aSession({ actor, hasPassword: true }),
    })
    await screen.findByRole('searchbox', { name: 'Zoek' })
    expect(screen.getByText('Je schrijft als Fatima Amrani')).toBeTruthy()
    expect(screen.queryByRole('navigation')).toBeNull()
    expect(screen.queryByRole('combobox', { name: 'Wie schrijft' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Controlelijst' })).toBeNull()
  })

  test('being done drops what was seen and begins anew', async () => {
    const actor = {
      id: fatima.actorId,
      name: fatima.name,
      role: 'pedagogicalStaff' as const,
      locationIds: [],
    }
    let view = kioskOf(fatima)
    const { startAnew } = renderApp('/', {
      ...aRoom().answers,
      'gate.status': () => view,
      'gate.stillHere': () => ({}),
      'gate.kioskLeave': () => {
        view = kioskOf(null)
        return {}
      },
      'session.get': () => aSession({ actor, hasPassword: true }),
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Ik ben klaar' }))
    await waitFor(() => expect(startAnew).toHaveBeenCalledOnce())
    expect(document.body.textContent).not.toContain('Levi')
  })

  test('leaving is asked twice, because the way back is a password', async () => {
    let view = kioskOf(null)
    const { bridge } = renderApp('/', {
      'gate.status': () => view,
      'gate.lock': () => {
        view = aLockedGate()
        return {}
      },
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Verlaat de kiosk' }))
    await screen.findByText(/moet iemand inloggen met een wachtwoord/)
    expect(bridge.calls.some(({ call }) => call === 'gate.lock')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Verlaat de kiosk nu' }))
    await screen.findByRole('heading', { name: 'Inloggen' })
    expect(bridge.calls.filter(({ call }) => call === 'gate.lock')).toEqual([
      { call: 'gate.lock', input: { place: null } },
    ])
  })
})
