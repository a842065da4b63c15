import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { PresentChildView, StayView } from '#shared/ipc/parts/stays.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useAct } from '../../app/use-act.ts'
import type { Amount } from './amounts.ts'

/** What was done last on this screen; it stays until something else is done. */
export interface LastStay {
  readonly kind: 'logged' | 'removed'
  readonly stay: StayView
}

export interface Stays {
  readonly last: LastStay | null
  /** Why the last try was refused, or null. */
  readonly problem: string | null
  /** Writes a stay down; answers whether it was. */
  log(child: PresentChildView, amount: Amount): Promise<boolean>
  /** Takes a stay of today back. */
  remove(stay: StayView): Promise<void>
}

type Present = CallOutput<'quickLog.present'>

/** The acts of the screen in the room, for who is writing there. */
export function useStays(
  location: CurrentLocation,
  day: Present['day'] | undefined,
  loggedBy: Present['staff'][number]['id'] | null,
): Stays {
  const logging = useAct('quickLog.log')
  const removing = useAct('quickLog.remove')
  const [last, setLast] = useState<LastStay | null>(null)
  return {
    last,
    problem: logging.problem ?? removing.problem,
    async log({ childId }, { side, totalMinutes }) {
      // One press is one stay, also with an impatient finger.
      if (day === undefined || logging.isRunning) return false
      removing.clear()
      const reply = await logging.run({
        childId,
        locationId: location.id,
        groupId: null,
        day,
        side,
        minutes: totalMinutes,
        loggedBy,
      })
      if (reply.status !== 'done') return false
      setLast({ kind: 'logged', stay: reply.output.stay })
      return true
    },
    async remove(stay) {
      if (removing.isRunning) return
      logging.clear()
      const reply = await removing.run({ stayId: stay.id })
      if (reply.status === 'done') setLast({ kind: 'removed', stay })
    },
  }
}
