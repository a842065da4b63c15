import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { tablesAbout, toldTables } from './tables-about.ts'

/** A row with its fields by name, whatever table it is of. */
export type AnyRow = Readonly<Record<string, unknown>>

/** Everything the records hold about one person, a table each; tables without a row are left out. */
export type PersonRecords = ReadonlyMap<TableName, readonly AnyRow[]>

/** Finds every row about somebody. The order is that of `tablesAbout`. PRIV-2 */
export function collectPerson(
  rows: Pick<RowReader, 'listMatching'>,
  subjectKind: SubjectKind,
  subjectId: string,
): PersonRecords {
  const found = new Map<TableName, readonly AnyRow[]>()
  for (const table of toldTables) {
    const how = tablesAbout[table][subjectKind]
    const own =
      'by' in how
        ? rows.listMatching(table, { [how.by]: subjectId })
        : 'through' in how
          ? rows.listMatching(table, { [how.ours]: { in: keysOf(found.get(how.through) ?? [], how.theirs) } })
          : []
    if (own.length > 0) found.set(table, own.map(asFields))
  }
  return found
}

function keysOf(rows: readonly AnyRow[], column: string): readonly string[] {
  return rows.map((row) => String(row[column]))
}

function asFields(row: RowOf<TableName>): AnyRow {
  return { ...row }
}
