import type { GateView } from '#shared/ipc/calls/gate.ts'
import { aSession } from '../a-board.ts'

/** A door that is open, unless a test says otherwise. */
export function aGate(overrides: Partial<GateView> = {}): GateView {
  const { settings, today, version } = aSession()
  return {
    state: 'open',
    trouble: null,
    people: [],
    lastSlotId: null,
    lockedAt: null,
    waitSeconds: 0,
    freeTries: 5,
    hasRecoveryCode: true,
    canAskHeadquarters: false,
    kiosk: null,
    copies: [],
    settings,
    today,
    version,
    ...overrides,
  }
}

export const sanne = { slotId: 'slot-1', name: 'Sanne Vermeer' }
export const bas = { slotId: 'slot-2', name: 'Bas de Groot' }

/** A door that is closed, with two people who can open it. */
export function aLockedGate(overrides: Partial<GateView> = {}): GateView {
  return aGate({ state: 'locked', people: [bas, sanne], lastSlotId: sanne.slotId, ...overrides })
}
