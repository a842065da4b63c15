import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { ReadableDb, WritableDb } from '../handles.ts'

/** Fields of a row that say whom it is about; a row about a person is about that person too. */
const subjectFields: ReadonlyMap<TableName, readonly string[]> = new Map(
  tableNames.map((table) => [table, fieldsOf(table)]),
)

function fieldsOf(table: TableName): readonly string[] {
  if (table === 'staff_member' || table === 'family') return ['id']
  if (table === 'child') return ['id', 'familyId']
  if (table === 'shift') return ['staffMemberId']
  const references: Readonly<Record<string, TableName>> = tables[table].references
  return Object.entries(references).flatMap(([field, target]) => (target === 'child' ? [field] : []))
}

/** The people a changed row is about. */
export function subjectsOf(table: TableName, before: object | null, after: object | null): readonly string[] {
  const found: string[] = []
  for (const field of subjectFields.get(table) ?? []) {
    for (const image of [before, after]) {
      const value = image === null ? undefined : (image as Readonly<Record<string, unknown>>)[field]
      if (typeof value === 'string') found.push(value)
    }
  }
  return found
}

export function keepSubject(db: WritableDb, commandId: string, subjectId: string): void {
  db.write('insert into command_subject (subject_id, command_id) values (?, ?) on conflict do nothing', [
    subjectId,
    commandId,
  ])
}

/** A family is called by its children, who may be out of sight here by the time one of them is erased. PRIV-2 */
export function listChildrenOf(db: ReadableDb, familyId: string): readonly string[] {
  return db.all('select id from child where family_id = ?', [familyId]).map((row) => String(row['id']))
}

/** Commands that are about one of these people; `isOnly`: about nobody else. */
export function listCommandsAbout(
  db: ReadableDb,
  subjects: readonly string[],
): readonly { readonly id: string; readonly isOnly: boolean }[] {
  const known = JSON.stringify(subjects)
  return db
    .all(
      `select about.command_id as id, not exists (
         select 1 from command_subject other where other.command_id = about.command_id
           and other.subject_id not in (select value from json_each(?))) as is_only
       from command_subject about where about.subject_id in (select value from json_each(?))
       group by about.command_id order by 1`,
      [known, known],
    )
    .map((row) => ({ id: String(row['id']), isOnly: row['is_only'] === 1 }))
}

export function forgetSubjects(db: WritableDb, subjects: readonly string[]): void {
  db.write('delete from command_subject where subject_id in (select value from json_each(?))', [
    JSON.stringify(subjects),
  ])
}

/** The families of these children, as far as they are known here. */
export function listFamiliesOf(db: ReadableDb, children: readonly string[]): readonly string[] {
  const known = JSON.stringify(children)
  return db
    .all(
      `select family_id as id from child where id in (select value from json_each(?))
       union select json_extract(coalesce(after, before), '$.familyId') from audit_log
         where table_name = 'child' and row_id in (select value from json_each(?))`,
      [known, known],
    )
    .flatMap((row) => (typeof row['id'] === 'string' ? [row['id']] : []))
}
