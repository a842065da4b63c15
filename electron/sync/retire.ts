import type { RowImages } from '#shared/commands/row-change.ts'
import { erasePerson } from '#shared/commands/privacy/erase-person.ts'
import { purgeExpired } from '#shared/commands/privacy/purge-expired.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { forgetPurgedRows } from '../db/forget-records.ts'
import { appendOutcome } from '../db/repositories/audit-acts.ts'
import { appendAuditLine, countAuditLines } from '../db/repositories/audit-log.ts'
import { listOutbox, removeFromOutbox } from '../db/repositories/outbox.ts'
import type { OutboxEntry } from '../db/repositories/outbox.ts'
import { listCursors } from '../db/repositories/sync-cursors.ts'
import type { StreamCursor } from '../db/repositories/sync-cursors.ts'
import { listPendingImages } from '../db/repositories/sync-images.ts'
import { findMemberVersion } from '../db/repositories/sync-members.ts'
import { findSyncState } from '../db/repositories/sync-state.ts'
import { refusalOfErased } from '../services/commands/device-work.ts'
import type { CoreParts } from './core-parts.ts'

/**
 * Takes accepted work out of the line once its effects are in what came down, in every stream this device holds: not
 * earlier, or it would disappear and come back. Its images become final. Answers how many.
 */
export function retireAccepted(parts: CoreParts): number {
  const { db, log } = parts
  const accepted = listOutbox(db).filter(({ state }) => state === 'accepted')
  if (accepted.length === 0) return 0
  const cursors = new Map<StreamId, StreamCursor>(listCursors(db).map((cursor) => [cursor.stream, cursor]))
  const epoch = findSyncState(db, 'epoch') ?? null
  let count = 0
  for (const entry of accepted) {
    if (!isCovered(entry, cursors, epoch)) continue
    makeFinal(parts, entry)
    removeFromOutbox(db, entry.seq)
    const { reverts } = must(log.findCommand(entry.id), 'what is on its way stands in the log')
    if (reverts !== null) log.resetMark(reverts)
    count += 1
  }
  return count
}

function isCovered(
  entry: OutboxEntry,
  cursors: ReadonlyMap<StreamId, StreamCursor>,
  epoch: string | null,
): boolean {
  return versionsOf(entry).every(([stream, version]) => {
    const cursor = cursors.get(stream)
    // A stream that is no longer ours will never show it.
    if (cursor === undefined) return true
    return cursor.version !== null && cursor.baseEpoch === epoch && cursor.version >= version
  })
}

function makeFinal(parts: CoreParts, entry: OutboxEntry): void {
  const { db, log } = parts
  const at = parts.clock.now()
  log.putFinal(entry.id, at)
  // Work that was judged again after headquarters lost it has its lines already; the trail is never rewritten.
  if (countAuditLines(db, entry.id) > 0) return
  const command = must(log.findCommand(entry.id), 'what is on its way stands in the log')
  const pending = listPendingImages(db, entry.id)
  const kept = isErasing(command.type) ? pending.flatMap(withoutBefore) : pending
  const images = kept
    .map((image) => ({ ...image, after: asJudged(parts, entry, image) }))
    // It ran here before headquarters' erasure was known; nothing of the person goes into the trail. PRIV-2
    .filter(({ before, after }) => refusalOfErased(db, [before, after]) === null)
  for (const image of images) {
    appendAuditLine(db, {
      at: command.at,
      actorId: command.actorId,
      deviceId: command.deviceId,
      commandId: command.id,
      commandType: command.type,
      ...image,
    })
  }
  log.putChangeCount(entry.id, images.length)
  appendOutcome(db, 'actFinal', { ...command, changeCount: images.length }, at)
  if (command.type === purgeExpired.type) {
    // What went is nowhere any more, so nothing of it stays in the trail either. PRIV-1
    const gone = pending.filter(({ after }) => after === null).map(({ id }) => id)
    forgetPurgedRows(db, gone, { at, actorId: command.actorId })
  }
}

function isErasing(type: string): boolean {
  return type === erasePerson.type || type === purgeExpired.type
}

/** That a row is as it is now is kept; what it was is what had to go. PRIV-1, PRIV-2 */
function withoutBefore({ table, id, after }: RowImages): readonly RowImages[] {
  return after === null ? [] : [{ table, id, before: null, after }]
}

/** The row as headquarters wrote it, when nobody changed it since: its own run may have come to other values. */
function asJudged({ db, rows }: CoreParts, entry: OutboxEntry, image: RowImages): object | null {
  const isOwnVersion = versionsOf(entry).some(
    ([stream, version]) => findMemberVersion(db, stream, image.table, image.id) === version,
  )
  return isOwnVersion ? (rows.findRow(image.table, image.id) ?? image.after) : image.after
}

function versionsOf(entry: OutboxEntry): readonly (readonly [StreamId, number])[] {
  return Object.entries(entry.versions) as [StreamId, number][]
}
