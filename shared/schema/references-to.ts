import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'

/** A field that holds the id of another row. */
export interface Reference {
  readonly table: TableName
  readonly field: string
}

/** The fields of all tables that name a row of one of these tables. */
export function referencesTo(targets: readonly TableName[]): readonly Reference[] {
  return tableNames.flatMap((table) => {
    const references: Readonly<Record<string, TableName>> = tables[table].references
    return Object.entries(references)
      .filter(([, target]) => targets.includes(target))
      .map(([field]) => ({ table, field }))
  })
}
