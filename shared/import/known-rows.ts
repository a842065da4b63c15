import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { ReplacedRow } from './find-replaced.ts'
import type { RowCollector } from './row-collector.ts'

/** What is stored already, for references to it and to tell new from changed. */
export interface StoredRows {
  list<Table extends TableName>(table: Table): readonly RowOf<Table>[]
}

/** Asks for each table once: an import looks at the same rows many times. */
export function rememberRows(stored: StoredRows): StoredRows {
  const lists = new Map<TableName, unknown>()
  return {
    list<Table extends TableName>(table: Table): readonly RowOf<Table>[] {
      const known = lists.get(table) as readonly RowOf<Table>[] | undefined
      if (known !== undefined) return known
      const rows = stored.list(table)
      lists.set(table, rows)
      return rows
    },
  }
}

/** Nothing is stored yet. */
export const nothingStored: StoredRows = { list: () => [] }

/** The records as they will be after the import: what is stored, with the rows of the files in their place. */
export class KnownRows {
  readonly #tables = new Map<TableName, ReadonlyMap<string, object>>()
  readonly #storedById = new Map<TableName, ReadonlyMap<string, object>>()
  readonly #rows: RowCollector
  readonly #stored: StoredRows

  readonly #replaced: ReadonlySet<string>

  constructor(rows: RowCollector, stored: StoredRows, replaced: readonly ReplacedRow[]) {
    this.#rows = rows
    this.#stored = stored
    this.#replaced = new Set(replaced.map(({ table, id }) => `${table} ${id}`))
  }

  list<Table extends TableName>(table: Table): readonly RowOf<Table>[] {
    return [...this.#table(table).values()]
  }

  find<Table extends TableName>(table: Table, id: string): RowOf<Table> | undefined {
    return this.#table(table).get(id)
  }

  /** As it is stored now, whatever the files say. */
  findStored<Table extends TableName>(table: Table, id: string): RowOf<Table> | undefined {
    const known = this.#storedById.get(table) as ReadonlyMap<string, RowOf<Table>> | undefined
    const rows = known ?? new Map(this.#stored.list(table).map((row) => [row.id, row]))
    this.#storedById.set(table, rows)
    return rows.get(id)
  }

  #table<Table extends TableName>(table: Table): ReadonlyMap<string, RowOf<Table>> {
    const known = this.#tables.get(table)
    if (known !== undefined) return known as ReadonlyMap<string, RowOf<Table>>
    const merged = new Map<string, RowOf<Table>>()
    for (const row of this.#stored.list(table)) {
      if (!this.#replaced.has(`${table} ${row.id}`)) merged.set(row.id, row)
    }
    for (const row of this.#rows.list(table)) merged.set(row.id, row)
    this.#tables.set(table, merged)
    return merged
  }
}
