import { erasedLabel } from '#shared/sync/erased-label.ts'
import { referencesTo } from '#shared/sync/references-to.ts'
import type { Reference } from '#shared/sync/references-to.ts'
import type { ReadableDb, WritableDb } from '../handles.ts'
import { columnName } from './row-codec.ts'

/** Rows that are about a child. Of somebody who works here the shifts stay, without a name. */
const ownedBySubject = referencesTo(['child'])
/** Rows that hang on those. */
const ownedByRows = referencesTo(['contract', 'care_request', 'waiting_entry'])

/** The ids under which a person is known here: the person, and every row about it, in the records and in their images. */
export function listIdsAbout(db: ReadableDb, subjects: readonly string[]): readonly string[] {
  const found = new Set(subjects)
  for (const fields of [ownedBySubject, ownedByRows]) {
    const known = JSON.stringify([...found])
    for (const owned of fields) {
      for (const id of idsNaming(db, owned, known)) found.add(id)
    }
  }
  return [...found]
}

function idsNaming(db: ReadableDb, { table, field }: Reference, known: string): readonly string[] {
  const inImage = `json_extract(coalesce(after, before), '$.${field}') in (select value from json_each(?))`
  return db
    .all(
      `select id from ${table} where ${columnName(field)} in (select value from json_each(?))
       union select row_id from audit_log where table_name = '${table}' and ${inImage}
       union select row_id from pending_image where table_name = '${table}' and ${inImage}`,
      [known, known, known],
    )
    .map((row) => String(row['id']))
}

/** Commands whose arguments name one of these ids anywhere. */
export function listCommandsNaming(db: ReadableDb, ids: readonly string[]): readonly string[] {
  return db
    .all(
      `select distinct log.id as id from command_log log join json_each(?) named
       on instr(log.args, '"' || named.value || '"') > 0 order by 1`,
      [JSON.stringify(ids)],
    )
    .map((row) => String(row['id']))
}

/** Takes the images of these rows out of the trail. The acts stay: who, what kind, when. */
export function removeImagesOf(db: WritableDb, ids: readonly string[]): void {
  const known = JSON.stringify(ids)
  const lines = 'select command_id from audit_log where row_id in (select value from json_each(?))'
  db.write(
    `update command_log set change_count = change_count -
       (select count(*) from audit_log where command_id = command_log.id and row_id in (select value from json_each(?)))
     where id in (${lines}) and not exists (select 1 from rejected_command where command_id = command_log.id)`,
    [known, known],
  )
  db.write('delete from audit_log where row_id in (select value from json_each(?))', [known])
}

const ERASED_LABEL = JSON.stringify(erasedLabel)

/**
 * Empties what a command says; its number, kind, maker and moment stay. Taking it back and putting it back bear its
 * label; what they ask for says nothing of anybody.
 */
export function redactCommand(db: WritableDb, id: string): void {
  db.write(`update command_log set args = '{}' where id = ?`, [id])
  redactLabel(db, id)
  db.write(
    `update rejected_command set state = 'erased', refusal = '{"code":"subjectErased","params":{}}', meanwhile = '[]'
     where command_id = ?`,
    [id],
  )
}

/** What an act is called, and what it is called when it is taken back or put back. */
export function redactLabel(db: WritableDb, id: string): void {
  db.write('update command_log set label = ? where id = ?', [ERASED_LABEL, id])
  db.write(`update command_log set label = ? where reverts = (select step from command_log where id = ?)`, [
    ERASED_LABEL,
    id,
  ])
}

/** What others did meanwhile may name anybody. */
export function forgetMeanwhile(db: WritableDb): void {
  db.write(`update rejected_command set meanwhile = '[]'`)
}
