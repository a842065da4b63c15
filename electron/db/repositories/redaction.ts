import { isSameRow } from '#shared/commands/is-same-row.ts'
import { erasedLabel } from '#shared/commands/privacy/erased-label.ts'
import { withoutMention } from '#shared/commands/privacy/without-mention.ts'
import { referencesTo } from '#shared/schema/references-to.ts'
import type { Reference } from '#shared/schema/references-to.ts'
import type { ReadableDb, WritableDb } from '../handles.ts'
import { markRedacted } from './audit-acts.ts'
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

/** Commands that changed one of these rows. */
export function listCommandsChanging(db: ReadableDb, ids: readonly string[]): readonly string[] {
  return db
    .all(
      `select distinct command_id as id from audit_log where row_id in (select value from json_each(?)) order by 1`,
      [JSON.stringify(ids)],
    )
    .map((row) => String(row['id']))
}

/** Rows of others whose images hold one of these ids: plans with steps about a child, registers that go by number. */
export function listRowsHolding(db: ReadableDb, ids: readonly string[]): readonly string[] {
  return db
    .all(
      `select distinct log.row_id as id from audit_log log join json_each(?) named
       on instr(coalesce(log.before, '') || coalesce(log.after, ''), '"' || named.value || '"') > 0 order by 1`,
      [JSON.stringify(ids)],
    )
    .map((row) => String(row['id']))
}

/** Tables in which sentences are kept that can name a child of somebody else. */
const telling = `'group_merge', 'placement_offer', 'care_request'`

/** Rows whose images keep a sentence that names a child by its first name, also when the row itself was changed since. */
export function listRowsMentioning(db: ReadableDb, firstNames: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const firstName of firstNames) {
    const lines = db.all(
      `select row_id, before, after from audit_log where table_name in (${telling})
       and instr(coalesce(before, '') || coalesce(after, ''), ?) > 0`,
      [firstName],
    )
    for (const line of lines) {
      if (isMentionedIn(line['before'], firstName) || isMentionedIn(line['after'], firstName))
        found.add(String(line['row_id']))
    }
  }
  return [...found]
}

function isMentionedIn(image: unknown, firstName: string): boolean {
  if (typeof image !== 'string') return false
  const kept = JSON.parse(image) as object
  return !isSameRow(kept, withoutMention(kept, firstName))
}

/** What others got for an answer may name a child of somebody else. */
export function silenceRefusals(db: WritableDb, firstNames: readonly string[]): void {
  for (const firstName of firstNames) {
    const refused = db.all('select command_id, refusal from rejected_command where instr(refusal, ?) > 0', [
      firstName,
    ])
    for (const row of refused) {
      const refusal = withoutMention(JSON.parse(String(row['refusal'])) as object, firstName)
      db.write('update rejected_command set refusal = ? where command_id = ?', [
        JSON.stringify(refusal),
        String(row['command_id']),
      ])
    }
  }
}

/** How these children are called, as far as it is known here. */
export function listFirstNames(db: ReadableDb, children: readonly string[]): readonly string[] {
  const known = JSON.stringify(children)
  return db
    .all(
      `select first_name as name from child where id in (select value from json_each(?))
       union select json_extract(coalesce(after, before), '$.firstName') from audit_log
         where table_name = 'child' and row_id in (select value from json_each(?))`,
      [known, known],
    )
    .flatMap((row) => (typeof row['name'] === 'string' ? [row['name']] : []))
}

/** Takes the images of these rows out of the trail. The acts stay: who, what kind, when. */
export function removeImagesOf(db: WritableDb, ids: readonly string[]): void {
  const known = JSON.stringify(ids)
  const lines = 'select command_id from audit_log where row_id in (select value from json_each(?))'
  markRedacted(
    db,
    `select distinct command_id as id from audit_log where row_id in (select value from json_each(?))`,
    [known],
  )
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
  markRedacted(db, 'select id from command_log where id = ?', [id])
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
  markRedacted(
    db,
    'select id from command_log where id = ? or reverts = (select step from command_log where id = ?)',
    [id, id],
  )
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
