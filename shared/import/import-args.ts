import { isSameRow } from '#shared/commands/is-same-row.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import type { ReplacedRow } from './find-replaced.ts'
import type { StoredRows } from './known-rows.ts'
import type { ReadImport } from './read-import.ts'

/** What the command `importOrganisation` is given. */
export interface ImportArgs {
  readonly rows: RowSet
  readonly remove?: readonly ReplacedRow[]
}

/** The command that writes what was read; `undefined` when everything is stored already. */
export function importArgs(read: ReadImport, stored: StoredRows): ImportArgs | undefined {
  const rows = changedOnly(read.rowSet, stored)
  if (Object.keys(rows).length === 0 && read.replaced.length === 0) return undefined
  return { rows, ...(read.replaced.length > 0 ? { remove: read.replaced } : {}) }
}

/** Rows that say something new: an unchanged row needs no audit line. */
function changedOnly(rowSet: RowSet, stored: StoredRows): RowSet {
  const changed = tableNames.flatMap((table) => {
    const before = new Map<string, object>(stored.list(table).map((row) => [row.id, row]))
    const rows: readonly { readonly id: string }[] = rowSet[table] ?? []
    const kept = rows.filter((row) => !isSameRow(before.get(row.id), row))
    return kept.length === 0 ? [] : [[table, kept] as const]
  })
  return Object.fromEntries(changed)
}
