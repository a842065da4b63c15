import type { PullReply } from '#shared/sync/protocol.ts'
import { addCursor, listCursors, putCursor, removeCursor } from '../db/repositories/sync-cursors.ts'
import type { StreamCursor } from '../db/repositories/sync-cursors.ts'
import { appendSyncLog } from '../db/repositories/sync-log.ts'
import { listMembers } from '../db/repositories/sync-members.ts'
import { findSyncCount, putSyncState } from '../db/repositories/sync-state.ts'
import { letGo } from './complete-streams.ts'
import type { CoreParts, Touched } from './core-parts.ts'

/**
 * What this device may see. An older list than the one it knows is passed over. A stream that is no longer ours goes
 * with its rows; own work about it that was not judged stays in line. Answers whether the list was newer. Inside a
 * transaction, with own work lifted off.
 */
export function takeScope(parts: CoreParts, scope: PullReply['scope'], touched: Touched): boolean {
  const { db } = parts
  const known = findSyncCount(db, 'scopeRev')
  if (scope.rev <= known) return false
  const wanted = new Map(scope.streams.map(({ stream, mode }) => [stream, mode]))
  const cursors = listCursors(db)
  let changes = 0
  for (const cursor of cursors) {
    const mode = wanted.get(cursor.stream)
    wanted.delete(cursor.stream)
    if (mode === undefined) dropStream(parts, cursor, touched)
    else if (mode !== cursor.mode) putCursor(db, { ...cursor, mode })
    else continue
    changes += 1
  }
  for (const [stream, mode] of wanted) addCursor(db, stream, mode)
  changes += wanted.size
  putSyncState(db, 'scopeRev', scope.rev)
  // The first list of a device is no change.
  if (known > 0 && changes > 0) {
    appendSyncLog(db, { at: parts.clock.now(), kind: 'scope', commandId: null, facts: { count: changes } })
  }
  return true
}

function dropStream(parts: CoreParts, cursor: StreamCursor, touched: Touched): void {
  const { db } = parts
  letGo(parts, cursor.stream, listMembers(db, cursor.stream), touched)
  touched.streams.add(cursor.stream)
  removeCursor(db, cursor.stream)
}
