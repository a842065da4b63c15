import { invariant } from '#shared/kernel/invariant.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { ReadableDb } from '../db/handles.ts'
import { listCursors, listDownloading } from '../db/repositories/sync-cursors.ts'
import { findSyncCount, findSyncState } from '../db/repositories/sync-state.ts'
import { countAttention, countWaiting } from '../db/repositories/sync-work.ts'
import type { DeviceIdentity, SyncStanding } from './sync-core.ts'

/** What the device holds of its work and of headquarters. */
export function standingOf(db: ReadableDb): SyncStanding {
  const waiting = countWaiting(db)
  const guarded = findSyncState(db, 'guarded')
  return {
    identity: identityOf(db),
    epoch: findSyncState(db, 'epoch') ?? null,
    scope: listCursors(db).map(({ stream, mode }) => ({ stream, mode })),
    waitingCount: identityOf(db) === undefined ? 0 : waiting.count,
    oldestWaitingAt: identityOf(db) === undefined ? null : waiting.oldestAt,
    attentionCount: countAttention(db),
    lastEqualAt: (findSyncState(db, 'lastEqualAt') as Instant | undefined) ?? null,
    downloading: listDownloading(db),
    guarded:
      guarded === undefined
        ? null
        : (JSON.parse(guarded) as { readonly stream: StreamId; readonly count: number }),
    failedDigests: findSyncCount(db, 'failedDigests'),
  }
}

function identityOf(db: ReadableDb): DeviceIdentity | undefined {
  const deviceId = findSyncState(db, 'deviceId')
  if (deviceId === undefined) return undefined
  const [headquartersName, deviceName, address] = (
    ['headquartersName', 'deviceName', 'address'] as const
  ).map((key) => findSyncState(db, key))
  invariant(
    headquartersName !== undefined && deviceName !== undefined && address !== undefined,
    'who belongs to headquarters knows which',
  )
  return { deviceId, headquartersName, deviceName, address }
}
