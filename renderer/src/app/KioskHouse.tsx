import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { KioskDoor } from '../features/gate/KioskDoor.tsx'
import { createKioskRouter } from './kiosk-router.tsx'
import { SessionContext } from './session.tsx'
import { StartTrouble } from './StartTrouble.tsx'
import { useCall } from './use-call.ts'
import { useStillHere } from './use-lock-keys.ts'

/** The tablet of a room: first who, then the quick log of that one person, and no other screen at all. PRIV-4 */
export function KioskHouse({ view }: { readonly view: GateView }) {
  if (view.kiosk === null || view.kiosk.current === null) {
    return <KioskDoor people={view.kiosk?.people ?? []} />
  }
  return <KioskRoom key={view.kiosk.current.actorId} />
}

/** The gate goes back to the pad two minutes after the last touch, so it hears of it soon. */
const REST_MS = 10_000

function KioskRoom() {
  const session = useCall('session.get', {})
  const [router] = useState(createKioskRouter)
  useStillHere(true, REST_MS)
  if (session.data === undefined) {
    return session.isError ? (
      <StartTrouble error={session.error} onRetry={() => void session.refetch()} />
    ) : null
  }
  return (
    <SessionContext value={session.data}>
      <RouterProvider router={router} />
    </SessionContext>
  )
}
