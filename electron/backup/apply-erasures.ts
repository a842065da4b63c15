import { erasedLabel } from '#shared/commands/privacy/erased-label.ts'
import { planErasure } from '#shared/commands/privacy/plan-erasure.ts'
import type { ErasurePlan } from '#shared/commands/privacy/plan-erasure.ts'
import { programActorId } from '#shared/commands/program-work.ts'
import { changedRowId } from '#shared/commands/row-change.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { applyChanges } from '../db/apply-changes.ts'
import { forgetRecords } from '../db/forget-records.ts'
import type { WritableDb } from '../db/handles.ts'
import { appendAct } from '../db/repositories/audit-acts.ts'
import { createCommandLog } from '../db/repositories/command-log.ts'
import { addErasedSubject, countErasedSubjects, findErasedAmong } from '../db/repositories/erased-subjects.ts'
import { findMeta } from '../db/repositories/meta.ts'
import { appendToOutbox } from '../db/repositories/outbox.ts'
import {
  listCommandsNaming,
  listIdsAbout,
  redactCommand,
  removeImagesOf,
} from '../db/repositories/redaction.ts'
import { createRowStore } from '../db/repositories/row-store.ts'
import { listCursors, startOver } from '../db/repositories/sync-cursors.ts'
import { forgetSyncState, isEnrolled, putSyncState } from '../db/repositories/sync-state.ts'
import { answersOfRows } from '../db/streams-of-images.ts'
import { whileErasing } from '../db/while-erasing.ts'
import type { ErasedEntry } from './erased-log.ts'

/**
 * An older database does not know who was erased since: they go out of it again, from records, images and arguments,
 * before anybody sees it. Answers how many people that were. PRIV-2
 */
export function applyErasures(db: WritableDb, erased: readonly ErasedEntry[], now: Instant): number {
  const unknown = erased.filter(
    ({ id }, place) =>
      findErasedAmong(db, [id]) === undefined && erased.findIndex((other) => other.id === id) === place,
  )
  if (unknown.length === 0) return 0
  const isOfHeadquarters = isEnrolled(db)
  // Rows of a device may name rows of other locations.
  if (isOfHeadquarters) db.guardReferences(false)
  db.inTransaction(() => {
    if (isOfHeadquarters) forgetUntilDownloaded(db, unknown)
    else forgetForGood(db, unknown, now)
    return ok(undefined)
  })
  return unknown.length
}

function planFor(db: WritableDb, erased: readonly ErasedEntry[], strangerId: () => string): ErasurePlan {
  const ids = erased.map(({ id }) => id)
  return runSync(planErasure(ids, strangerId), answersOfRows(db))
}

/** The same as the act that erased them, as an act of the program; it says of whom by number only. */
function forgetForGood(db: WritableDb, erased: readonly ErasedEntry[], now: Instant): void {
  const log = createCommandLog(db)
  const seq = log.lastSeq() + 1
  const id = `erased-again-${seq}` as CommandId
  let made = 0
  const plan = planFor(db, erased, () => `${id}.${(made += 1)}`)
  const deviceId = findMeta(db, 'deviceId') ?? 'unknown'
  const command = {
    ...{ seq, id, type: 'erasePerson', version: 1, argsJson: '{}' },
    ...{ actorId: programActorId, deviceId, at: now, label: erasedLabel },
    ...{ changeCount: 0, step: id, kind: 'do' as const, reverts: null },
  }
  log.append(command)
  const mark = { commandId: id, commandType: command.type, at: now, actorId: programActorId, deviceId }
  const applied = whileErasing(db, () => applyChanges(db, plan.changes, mark, 'final'))
  log.putChangeCount(id, applied.changeCount)
  const { subjects, keys, persons } = plan
  const changeCount = whileErasing(db, () =>
    forgetRecords(db, { subjects, keys, follows: [], persons, ground: 'request' }, mark),
  )
  // The copies went when they were erased; what is moved aside now knows of it already.
  forgetSyncState(db, 'copiesOutdated')
  appendAct(db, { ...command, changeCount }, 'done')
  appendToOutbox(db, { seq, id, streams: applied.streams, createdWall: now })
}

/**
 * A computer of headquarters makes nobody without a name of its own: headquarters did, and sends it when everything comes
 * down anew. Until then nothing of them is seen.
 */
function forgetUntilDownloaded(db: WritableDb, erased: readonly ErasedEntry[]): void {
  let made = 0
  const plan = planFor(db, erased, () => `erased.${(made += 1)}`)
  const rows = createRowStore(db)
  const ids = listIdsAbout(db, [...plan.subjects, ...plan.keys.map(({ id }) => id)])
  for (const command of listCommandsNaming(db, ids)) redactCommand(db, command)
  removeImagesOf(db, ids)
  for (const change of plan.changes) {
    if (change.op === 'delete' || change.table === 'ledger_entry')
      rows.removeRow(change.table, changedRowId(change))
    else if (change.table === 'staff_member') rows.putRow(change.table, change.row)
  }
  for (const { id, erasureSeq } of erased) addErasedSubject(db, id, erasureSeq)
  // The copies went when they were erased: what is moved aside now need not go for them once more.
  putSyncState(db, 'copiesErasedCount', countErasedSubjects(db))
  for (const cursor of listCursors(db)) startOver(db, cursor)
}
