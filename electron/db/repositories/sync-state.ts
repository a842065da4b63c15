import type { ReadableDb, WritableDb } from '../handles.ts'

/** What a device knows of itself and of headquarters, as single values. Without `deviceId` it stands alone. */
export type SyncStateKey =
  | 'deviceId'
  | 'headquartersName'
  | 'organisationName'
  | 'deviceName'
  | 'address'
  | 'epoch'
  /** The last number given to a command of this identity. */
  | 'seq'
  | 'scopeRev'
  | 'erasureSeq'
  /** The last erasure after which copies and journal were clean as well. */
  | 'erasureSeqDone'
  /** The last contact: headquarters' time, this computer's clock and its running time, and which run that was. */
  | 'anchor'
  /** Why a new identity is needed before anything else. */
  | 'reidentify'
  | 'mayDeleteMany'
  | 'failedDigests'
  | 'lastEqualAt'
  | 'guarded'
  /** How many people were erased when the copies of this folder went last. */
  | 'copiesErasedCount'
  /** Rows went here because their term was over, and copies from before still hold them. */
  | 'copiesOutdated'
  /** Rejections nobody settled, while this computer joins its headquarters anew. */
  | 'keptRejections'
  /** Where headquarters can be left the key of this folder, for when everybody lost theirs. */
  | 'recoveryAddress'
  /** The line of the audit trail that headquarters knew last, as JSON: it must still be there. */
  | 'chainKept'
  /** Ed25519, PKCS #8, base64. */
  | 'privateKey'
  | 'publicKey'

export function findSyncState(db: ReadableDb, key: SyncStateKey): string | undefined {
  const value = db.first('select value from sync_state where key = ?', [key])?.['value']
  return typeof value === 'string' ? value : undefined
}

/** A count that was kept; 0 when none was. */
export function findSyncCount(
  db: ReadableDb,
  key: 'seq' | 'scopeRev' | 'erasureSeq' | 'erasureSeqDone' | 'failedDigests',
): number {
  return Number(findSyncState(db, key) ?? 0)
}

export function putSyncState(db: WritableDb, key: SyncStateKey, value: string | number): void {
  db.write(
    'insert into sync_state (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    [key, String(value)],
  )
}

export function forgetSyncState(db: WritableDb, key: SyncStateKey): void {
  db.write('delete from sync_state where key = ?', [key])
}

/** Whether this folder belongs to headquarters. */
export function isEnrolled(db: ReadableDb): boolean {
  return findSyncState(db, 'deviceId') !== undefined
}
