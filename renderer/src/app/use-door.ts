import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useState } from 'react'
import type { GateView, KeptPlace } from '#shared/ipc/calls/gate.ts'
import { useAppClient } from './app-context.tsx'
import { keptDraftsOf } from './kept-drafts.ts'

/** A printed code that has to be kept before anything else. */
export interface NewCode {
  readonly code: string
  readonly name: string
}

/** What somebody who came in brings along. */
interface Entry {
  /** Who came in; null = whoever sits here gave this computer its first password. */
  readonly slotId: string | null
  readonly place: KeptPlace | null
  readonly newCode: NewCode | null
}

/**
 * The way in. While somebody is passing, the page stays as it is, whatever the application announces meanwhile: the
 * place is put back before the first screen is painted, and a new code is seen before the house behind it.
 */
export interface Door {
  /** Runs an act of the gate; `null` = it did not open. */
  pass(act: () => Promise<Entry | null>): Promise<void>
}

export const DoorContext = createContext<Door | null>(null)

export function useContextDoor(): Door {
  const door = use(DoorContext)
  if (door === null) throw new Error('no DoorContext above this component')
  return door
}

interface DoorState extends Door {
  /** What the page shows while somebody is passing; null = what the gate says. */
  readonly held: GateView | null
  readonly newCode: NewCode | null
  /** Who came in on this page; null = nobody yet, or who gave the first password. */
  readonly cameIn: string | null
  /** The code is kept: on to the house. */
  goOn(): void
}

export function useDoor(view: GateView | undefined, openAt: (path: string) => void): DoorState {
  const queries = useQueryClient()
  const drafts = keptDraftsOf(useAppClient())
  const [held, setHeld] = useState<GateView | null>(null)
  const [newCode, setNewCode] = useState<NewCode | null>(null)
  const [cameIn, setCameIn] = useState<string | null>(null)
  const look = () => queries.invalidateQueries({ queryKey: ['gate.status'] })
  return {
    held,
    newCode,
    cameIn,
    async pass(act) {
      setHeld(view ?? null)
      const entry = await act()
      if (entry !== null) {
        // The address that stayed is of who worked here last, and is nobody else's.
        if (!isOwnAddress(view, entry)) openAt('/')
        if (entry.place !== null) {
          drafts.restore(entry.place.drafts)
          openAt(entry.place.path)
        }
        setCameIn(entry.slotId)
      }
      setNewCode(entry?.newCode ?? null)
      await look()
      setHeld(null)
    },
    goOn: () => setNewCode(null),
  }
}

/** Somebody who signs in is who worked here last; a first password in an open house is given by who sits here. PRIV-4 */
function isOwnAddress(view: GateView | undefined, { slotId }: Entry): boolean {
  return slotId === null ? view?.state === 'open' : slotId === view?.lastSlotId
}
