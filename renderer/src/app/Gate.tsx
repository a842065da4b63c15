import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import type { Settings } from '#shared/ipc/calls/settings.ts'
import { GateScreen, NewCodeScreen } from '../features/gate/GateScreen.tsx'
import { useAppClient } from './app-context.tsx'
import { keptDraftsOf } from './kept-drafts.ts'
import { KioskHouse } from './KioskHouse.tsx'
import { StartTrouble } from './StartTrouble.tsx'
import { TextsProvider } from './texts.tsx'
import { useCall } from './use-call.ts'
import { DoorContext, useDoor } from './use-door.ts'

interface GateProps {
  readonly theme: ComponentType<{ readonly settings: Settings; readonly children: ReactNode }>
  readonly house: ReactNode
  /** Loads the page anew. */
  readonly startAnew: () => void
  /** Sets the address before the first screen is painted. */
  readonly openAt: (path: string) => void
}

/** Asks first how the door stands, and shows the house only behind an open one. PRIV-4, PRIV-6 */
export function Gate({ theme: Theme, house, startAnew, openAt }: GateProps) {
  const status = useCall('gate.status', {})
  const door = useDoor(status.data, openAt)
  const view = door.held ?? status.data
  const isForgotten = useForgettingHouse(view, door.cameIn, startAnew, openAt)
  useAskingAgain()
  if (view === undefined) {
    return (
      // Until the first answer nothing is known, not even the language; Dutch is the language of the house.
      <TextsProvider language="nl">
        {status.isError ? <StartTrouble error={status.error} onRetry={() => void status.refetch()} /> : null}
      </TextsProvider>
    )
  }
  // The page is about to be loaded anew: until then it shows nothing at all.
  if (isForgotten) return null
  if (door.newCode !== null) {
    return (
      <Theme settings={view.settings}>
        <NewCodeScreen newCode={door.newCode} onKept={door.goOn} />
      </Theme>
    )
  }
  return (
    <DoorContext value={door}>
      <TextsProvider language={view.settings.language}>
        {view.state === 'open' ? (
          house
        ) : view.state === 'kiosk' ? (
          <Theme settings={view.settings}>
            <KioskHouse view={view} />
          </Theme>
        ) : (
          <Theme settings={view.settings}>
            <GateScreen view={view} door={door} />
          </Theme>
        )}
      </TextsProvider>
    </DoorContext>
  )
}

/** Who sees what is on this page: nobody, somebody who signed in, or one colleague at the kiosk. */
function audienceOf(view: GateView): string | null {
  if (view.state === 'open') return 'open'
  return view.state === 'kiosk' && view.kiosk?.current != null ? `kiosk ${view.kiosk.current.actorId}` : null
}

/**
 * When the door closes, or somebody else comes, the page forgets everything it was told: answers are dropped, screens are
 * gone, and the page is loaded anew so that nothing stays in its memory.
 */
function useForgettingHouse(
  view: GateView | undefined,
  cameIn: string | null,
  startAnew: () => void,
  openAt: (path: string) => void,
): boolean {
  const queries = useQueryClient()
  const drafts = keptDraftsOf(useAppClient())
  const [former, setFormer] = useState<string | null>(null)
  const [isForgotten, setForgotten] = useState(false)
  const audience = view === undefined ? former : audienceOf(view)
  if (former === null && audience !== null) setFormer(audience)
  const isOfAnother = useIsOfAnother(view, cameIn)
  if (!isForgotten && ((former !== null && audience !== former) || isOfAnother)) setForgotten(true)
  const isLoading = useRef(false)
  useEffect(() => {
    // Once is enough: after this there is no page.
    if (!isForgotten || isLoading.current) return
    isLoading.current = true
    queries.clear()
    // The place went along with who worked here; the next one begins at the beginning.
    if (drafts.isHandedOver() || isOfAnother) openAt('/')
    startAnew()
  }, [isForgotten, isOfAnother, queries, drafts, openAt, startAnew])
  return isForgotten
}

/**
 * Whether somebody else works here by now than whose page this is: signed in elsewhere while this page slept, or stood
 * before the closed door. What is half typed and the address are of the one before. PRIV-4
 */
function useIsOfAnother(view: GateView | undefined, cameIn: string | null): boolean {
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const nextId = cameIn ?? ownerId ?? view?.lastSlotId ?? null
  if (nextId !== ownerId) setOwnerId(nextId)
  if (view?.state !== 'open' || view.lastSlotId === null) return false
  return nextId !== null && nextId !== view.lastSlotId
}

/** A connection that fell away may have missed the news that the door was closed. */
function useAskingAgain(): void {
  const queries = useQueryClient()
  const { connection } = useAppClient()
  useEffect(
    () =>
      connection.subscribeToState(() => {
        if (connection.state === 'connected') void queries.invalidateQueries({ queryKey: ['gate.status'] })
      }),
    [connection, queries],
  )
}
