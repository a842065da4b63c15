import type { Instant } from '#shared/kernel/time.ts'
import type { ReadableDb, WritableDb } from '../handles.ts'

export type SyncLogKind =
  | 'enrolled'
  | 'merged'
  | 'rejected'
  | 'scope'
  | 'erased'
  | 'epoch'
  | 'reidentified'
  | 'digest'
  | 'guarded'
  | 'restored'

/** What happened between this computer and headquarters: codes and numbers, never names. */
export interface SyncLogLine {
  readonly at: Instant
  readonly kind: SyncLogKind
  readonly commandId: string | null
  readonly facts: Readonly<Record<string, string | number>>
}

export function appendSyncLog(db: WritableDb, line: SyncLogLine): void {
  db.write('insert into sync_log (at, kind, command_id, facts) values (?, ?, ?, ?)', [
    line.at,
    line.kind,
    line.commandId,
    JSON.stringify(line.facts),
  ])
}

/** The latest lines, latest first. */
export function listSyncLog(db: ReadableDb, limit: number): readonly SyncLogLine[] {
  return db
    .all('select at, kind, command_id, facts from sync_log order by id desc limit ?', [limit])
    .map((row) => ({
      at: String(row['at']) as Instant,
      kind: String(row['kind']) as SyncLogKind,
      commandId: typeof row['command_id'] === 'string' ? row['command_id'] : null,
      facts: JSON.parse(String(row['facts'])) as SyncLogLine['facts'],
    }))
}
