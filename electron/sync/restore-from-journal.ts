import { journalWork } from '#shared/sync/journal-work.ts'
import type { JournalWork } from '#shared/sync/journal-work.ts'
import { appendAct } from '../db/repositories/audit-acts.ts'
import { appendToOutbox } from '../db/repositories/outbox.ts'
import { appendSyncLog } from '../db/repositories/sync-log.ts'
import { findSyncCount, putSyncState } from '../db/repositories/sync-state.ts'
import { refusalOfErased } from '../services/commands/device-work.ts'
import type { CoreParts, Touched } from './core-parts.ts'
import { rebase } from './rebase.ts'

/**
 * Acts that were confirmed and that this database does not know: its last writes were lost. They are put in line again
 * under the next numbers, in the order in which they were done; headquarters knows them by their ids if it had them.
 * Inside a transaction. Answers how many.
 */
export function restoreFromJournal(parts: CoreParts, work: readonly unknown[], touched: Touched): number {
  const { db, log } = parts
  const missing: JournalWork[] = []
  for (const item of work) {
    const read = journalWork.safeParse(item)
    if (!read.success || log.findCommand(read.data.command.id) !== undefined) continue
    // Nothing of an erased person comes back.
    if (refusalOfErased(db, read.data.command.args) === null) missing.push(read.data)
  }
  if (missing.length === 0) return 0
  rebase(parts, touched, () => {
    for (const item of missing) putInLine(parts, item)
  })
  appendSyncLog(db, {
    at: parts.clock.now(),
    kind: 'restored',
    commandId: null,
    facts: { count: missing.length },
  })
  return missing.length
}

function putInLine({ db, log, clock }: CoreParts, { command, label, kind, reverts }: JournalWork): void {
  const seq = findSyncCount(db, 'seq') + 1
  putSyncState(db, 'seq', seq)
  log.append({
    seq: log.lastSeq() + 1,
    id: command.id,
    type: command.type,
    version: command.version,
    argsJson: JSON.stringify(command.args),
    actorId: command.actorId,
    deviceId: command.originDevice,
    at: command.occurredAt,
    label,
    changeCount: 0,
    step: command.step,
    kind,
    reverts,
  })
  appendAct(db, { ...command, at: clock.now(), changeCount: 0 }, 'asked')
  appendToOutbox(db, {
    seq,
    id: command.id,
    streams: command.streams,
    createdWall: command.clock.wall,
    versions: command.baseVersions,
    amends: command.amends ?? null,
    sinceAnchorMs: command.clock.sinceAnchorMs,
    occurredAt: command.occurredAt,
  })
}
