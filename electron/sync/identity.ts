import type { CommandId } from '#shared/domain/ids.ts'
import { must } from '#shared/kernel/invariant.ts'
import { parseInstant } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { ReidentifyReply, ReidentifyRequest } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { ReadableDb } from '../db/handles.ts'
import { listFinalSince } from '../db/repositories/command-log.ts'
import { listAuditOfCommand } from '../db/repositories/audit-log.ts'
import { listOutbox, renumberOutbox, returnToLine, voidEmptied } from '../db/repositories/outbox.ts'
import type { UnnumberedEntry } from '../db/repositories/outbox.ts'
import { listCursors, startOver } from '../db/repositories/sync-cursors.ts'
import { appendSyncLog } from '../db/repositories/sync-log.ts'
import { findSyncState, forgetSyncState, putSyncState } from '../db/repositories/sync-state.ts'
import { streamsOfImages } from '../db/streams-of-images.ts'
import type { CoreParts } from './core-parts.ts'
import type { NextStep } from './sync-core.ts'

/** How far back work that headquarters had accepted is handed in again after it lost part of its history. */
const RESEND_DAYS = 35
const DAY_MS = 86_400_000

/** The numbering of this device broke. Kept until there is a new identity, also over a restart. Inside a transaction. */
export function askForIdentity({ db }: CoreParts, reason: ReidentifyRequest['reason']): NextStep {
  // After a new history there is more to do than numbering anew; that is not forgotten for a lesser reason.
  const standing = findSyncState(db, 'reidentify')
  if (standing === 'epoch') return { kind: 'reidentify', reason: 'epoch' }
  putSyncState(db, 'reidentify', reason)
  return { kind: 'reidentify', reason }
}

/** The reason a new identity is needed, when it is. */
export function awaitedIdentity({ db }: CoreParts): ReidentifyRequest['reason'] | undefined {
  return findSyncState(db, 'reidentify') as ReidentifyRequest['reason'] | undefined
}

/**
 * Headquarters went back to a copy: another history. What is shown stays until its replacement is complete. Every stream
 * is downloaded anew, and no verdict of the old history counts. Inside a transaction.
 */
export function beginHistory(parts: CoreParts, epoch: string): NextStep {
  const { db, clock } = parts
  putSyncState(db, 'epoch', epoch)
  putSyncState(db, 'erasureSeq', 0)
  putSyncState(db, 'erasureSeqDone', 0)
  putSyncState(db, 'failedDigests', 0)
  forgetSyncState(db, 'mayDeleteMany')
  // Also when it kept its name: what is shown until then belongs to the history that is over.
  for (const cursor of listCursors(db)) startOver(db, { ...cursor, baseEpoch: null })
  returnToLine(db)
  voidEmptied(db)
  appendSyncLog(db, { at: clock.now(), kind: 'epoch', commandId: null, facts: {} })
  return askForIdentity(parts, 'epoch')
}

/**
 * From now on this device has another identity: everything on its way is numbered from 1 in the order in which it was
 * done. Ids stay, so headquarters recognises what it knows. After a new history also the accepted work of the last weeks
 * goes again: headquarters may have lost it. Inside a transaction.
 */
export function takeIdentity(parts: CoreParts, reply: ReidentifyReply): void {
  const { db, log, clock } = parts
  const waiting: readonly UnnumberedEntry[] = listOutbox(db)
  const lost = awaitedIdentity(parts) === 'epoch' ? listLatelyFinal(parts) : []
  const all = [...waiting, ...lost]
    .map((entry) => ({ entry, made: must(log.findCommand(entry.id), 'what waits stands in the log').seq }))
    .toSorted((a, b) => a.made - b.made)
    .map(({ entry }) => entry)
  renumberOutbox(db, all)
  voidEmptied(db)
  putSyncState(db, 'deviceId', reply.device)
  putSyncState(db, 'seq', all.length)
  putSyncState(db, 'scopeRev', 0)
  forgetSyncState(db, 'reidentify')
  appendSyncLog(db, { at: clock.now(), kind: 'reidentified', commandId: null, facts: { count: all.length } })
}

export interface LatelyFinalParts {
  readonly db: ReadableDb
  readonly clock: CoreParts['clock']
}

/**
 * Work that became final in the last weeks, as new entries of the line: a headquarters that went back to a copy may have
 * lost it. Counted from when it became final; an act that waited long at this computer was not in the copy either.
 */
export function listLatelyFinal({ db, clock }: LatelyFinalParts): readonly UnnumberedEntry[] {
  const since = must(
    parseInstant(new Date(Date.parse(clock.now()) - RESEND_DAYS * DAY_MS).toISOString()),
    'a moment of this century',
  )
  return listFinalSince(db, since).map(({ id, at }: { readonly id: CommandId; readonly at: Instant }) => ({
    id,
    streams: streamsOfCommand(db, id),
    createdWall: at,
    state: 'pending',
    reason: null,
    versions: {},
    amends: null,
    sinceAnchorMs: null,
    occurredAt: at,
  }))
}

function streamsOfCommand(db: ReadableDb, id: CommandId): readonly StreamId[] {
  const streams = streamsOfImages(db, listAuditOfCommand(db, id))
  // An act that had no effect here leaves no trace of where it was: it waits until all of the new history has come.
  return streams.length > 0 ? streams : listCursors(db).map(({ stream }) => stream)
}
