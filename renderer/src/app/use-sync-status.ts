import { useEffect, useState } from 'react'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import type { SyncKind } from './sync-standing.ts'
import { syncKindOf } from './sync-standing.ts'
import { useCall } from './use-call.ts'

/** How this computer stands to headquarters; undefined while unknown and on a computer that works by itself. */
export function useSyncStatus(): SyncStatusView | undefined {
  const status = useCall('sync.status', {})
  return status.data === undefined || status.data.state === 'standalone' ? undefined : status.data
}

/** Shorter than this and "busy" would only flicker: every minute, and after every act. */
const noticeableMs = 1_000

export interface CalmStanding {
  readonly status: SyncStatusView
  readonly kind: SyncKind
}

/** The standing without flicker: while headquarters is asked for a moment, what was said before goes on standing. */
export function useCalmStanding(): CalmStanding | undefined {
  const status = useSyncStatus()
  const kind = status === undefined ? null : syncKindOf(status)
  const [shown, setShown] = useState<CalmStanding | null>(null)
  const isBrief = kind === 'busy' && shown !== null && shown.kind !== 'busy'
  if (!isBrief && status !== undefined && kind !== null && shown?.status !== status)
    setShown({ status, kind })
  useEffect(() => {
    if (!isBrief || status === undefined) return
    const timer = setTimeout(() => setShown({ status, kind: 'busy' }), noticeableMs)
    return () => clearTimeout(timer)
  }, [isBrief, status])
  if (status === undefined || kind === null) return undefined
  return isBrief && shown !== null ? shown : { status, kind }
}
