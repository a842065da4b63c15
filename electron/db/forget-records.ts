import type { ErasedRecords } from '#shared/commands/privacy/erased-records.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { WritableDb } from './handles.ts'
import { sealRedactions } from './repositories/audit-acts.ts'
import { appendChainLine } from './repositories/audit-chain.ts'
import { appendAuditLine, countAuditLines } from './repositories/audit-log.ts'
import type { AuditLine } from './repositories/audit-log.ts'
import { listFamiliesOf } from './repositories/command-subjects.ts'
import { addErasedSubject } from './repositories/erased-subjects.ts'
import {
  listCommandsChanging,
  listCommandsNaming,
  listIdsAbout,
  listRowsHolding,
  listRowsMentioning,
  redactCommand,
  removeImagesOf,
} from './repositories/redaction.ts'
import { createRowReader } from './repositories/row-store.ts'
import { putSyncState } from './repositories/sync-state.ts'

/** The act by which it goes: every line that is made anew bears its mark. */
export type ForgettingMark = Omit<AuditLine, 'table' | 'id' | 'before' | 'after'>

/**
 * On a computer that stands alone: takes what is gone from the records out of everything that was kept of earlier acts.
 * Rows that go lose their images; rows that stay begin anew with how they are now, so that the trail still tells how the
 * records came to be. Acts about them keep their number, kind, maker and moment. Inside the transaction of the act, after
 * it stands in the log and before it is proved. Answers how many lines the act itself has now. PRIV-1, PRIV-2
 */
export function forgetRecords(db: WritableDb, erases: ErasedRecords, mark: ForgettingMark): number {
  const { subjects, keys, persons } = erases
  const ids = [
    ...new Set([
      ...listIdsAbout(db, subjects),
      ...listRowsHolding(db, subjects),
      ...listRowsMentioning(
        db,
        persons.map(({ firstName }) => firstName),
      ),
      ...keys.map(({ id }) => id),
    ]),
  ]
  const families = listFamiliesOf(db, subjects)
  const emptied = new Set([
    ...listCommandsNaming(db, [...ids, ...families]),
    ...listCommandsChanging(db, ids),
    ...listCommandsChanging(db, families),
  ])
  for (const command of emptied) redactCommand(db, command)
  removeImagesOf(db, ids)
  beginAnew(db, ids, mark)
  for (const subject of subjects) addErasedSubject(db, subject, 0)
  putSyncState(db, 'copiesOutdated', '1')
  const { at, actorId } = mark
  for (const subject of subjects) appendChainLine(db, { at, actorId, kind: 'erased', subject })
  if (erases.ground === 'term')
    appendChainLine(db, { at, actorId, kind: 'purged', facts: { rows: keys.length } })
  sealRedactions(db, { at, actorId })
  return countAuditLines(db, mark.commandId)
}

/** What stays of these rows has one line: how it is now. */
function beginAnew(db: WritableDb, ids: readonly string[], mark: ForgettingMark): void {
  const rows = createRowReader(db)
  let count = 0
  for (const table of tableNames) {
    for (const row of rows.listMatching(table, { id: { in: ids } })) {
      appendAuditLine(db, { ...mark, table, id: row.id, before: null, after: row })
      count += 1
    }
  }
  db.write('update command_log set change_count = change_count + ? where id = ?', [count, mark.commandId])
}

/** Ids of rows that went because their term was over: on a device of headquarters, once that is final. PRIV-1 */
export function forgetPurgedRows(
  db: WritableDb,
  ids: readonly string[],
  mark: Pick<ForgettingMark, 'at' | 'actorId'>,
): void {
  if (ids.length === 0) return
  const emptied = new Set([...listCommandsNaming(db, ids), ...listCommandsChanging(db, ids)])
  for (const command of emptied) redactCommand(db, command)
  removeImagesOf(db, ids)
  putSyncState(db, 'copiesOutdated', '1')
  appendChainLine(db, { ...mark, kind: 'purged', facts: { rows: ids.length } })
  sealRedactions(db, mark)
}
