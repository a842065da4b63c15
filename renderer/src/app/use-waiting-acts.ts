import type { WaitingItem } from '#shared/ipc/calls/sync.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { useSession } from './session.tsx'
import { useCall } from './use-call.ts'
import { useSyncStatus } from './use-sync-status.ts'

export interface WaitingActs {
  /** Whether headquarters has still to judge this act. */
  isWaiting(act: { readonly commandId: string; readonly at: Instant }): boolean
  /** Whether an act about this request waits. */
  isRequestWaiting(requestId: string): boolean
}

const nothingWaits: WaitingActs = { isWaiting: () => false, isRequestWaiting: () => false }

/** What waits for headquarters, for the screens that show what was done; nothing on a computer that works by itself. */
export function useWaitingActs(): WaitingActs {
  const { actor } = useSession()
  const status = useSyncStatus()
  const isWorthAsking = (status?.waitingCount ?? 0) > 0 && mayDo(actor.role, 'children.view')
  const list = useCall('sync.list', {}, { isEnabled: isWorthAsking })
  if (!isWorthAsking || list.data === undefined) return nothingWaits
  return waitingActsOf(list.data.waiting, list.data.waitingCount)
}

/** The list is cut after the oldest; acts are judged in order, so whatever came after the last of it waits as well. */
export function waitingActsOf(waiting: readonly WaitingItem[], waitingCount: number): WaitingActs {
  const ids = new Set(waiting.map(({ commandId }) => commandId))
  const requestIds = new Set(
    waiting.flatMap(({ open }) => (open?.kind === 'request' ? [String(open.requestId)] : [])),
  )
  const last = waiting.at(-1)
  const isCut = waitingCount > waiting.length
  return {
    isWaiting: ({ commandId, at }) => ids.has(commandId) || (isCut && last !== undefined && at > last.at),
    isRequestWaiting: (requestId) => requestIds.has(requestId),
  }
}
