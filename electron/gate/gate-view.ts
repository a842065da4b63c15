import { listCopies } from '../backup/list-copies.ts'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { knownKeys } from '../keys/key-store.ts'
import type { Standing } from './gate-ports.ts'
import type { GateWork } from './gate-work.ts'
import { triesLeft } from './guess-rules.ts'

/** What the screen may know while everything is closed: who may sign in, and how long to wait. */
export function viewOfGate(work: GateWork): GateView {
  const { ports, guesses } = work
  const folder = ports.dataFolder
  const standing = work.standing()
  const slots = standing.kind === 'closed' ? [] : (knownKeys(folder)?.slots ?? [])
  const known = standing.kind === 'closed' ? undefined : work.notes.read()
  const people = slots
    .flatMap((slot) => (slot.kind === 'password' ? [{ slotId: slot.id, name: slot.name }] : []))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  const last = people.find(({ slotId }) => slotId === known?.lastSlotId)?.slotId ?? null
  const triedId = work.lastTried() ?? last ?? people[0]?.slotId
  return {
    state: standing.kind,
    trouble:
      standing.kind === 'closed' || standing.kind === 'repair'
        ? describeOpenFailure(standing.failure, folder)
        : null,
    people,
    lastSlotId: last,
    lockedAt: (known?.lockedAt as Instant | null | undefined) ?? null,
    isLockDue: work.isLockDue(),
    waitSeconds: triedId === undefined || standing.kind !== 'locked' ? 0 : guesses.secondsLeft(triedId),
    freeTries: triesLeft(triedId === undefined || standing.kind !== 'locked' ? 0 : guesses.wrongOf(triedId)),
    hasRecoveryCode: slots.some(({ kind }) => kind === 'recovery'),
    canAskHeadquarters: slots.some(({ kind }) => kind === 'headquarters'),
    kiosk: kioskOf(standing),
    copies: standing.kind === 'repair' ? copiesOf(folder, standing.key) : [],
    settings: ports.settings.read(),
    today: ports.clock.today(),
    version: ports.version,
  }
}

function kioskOf(standing: Standing): GateView['kiosk'] {
  if (standing.kind !== 'kiosk') return null
  return { people: [...standing.application.door.codes.people()], current: standing.current }
}

const MOST_COPIES = 100

function copiesOf(folder: string, key: Buffer): GateView['copies'] {
  return listCopies(folder, key)
    .slice(0, MOST_COPIES)
    .map(({ name, madeAt, rowCount, bytes }) => ({ name, madeAt, rowCount, bytes }))
}
