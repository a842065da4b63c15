import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowOf, RowSet, TableName } from '#shared/schema/rows/table-rows.ts'
import type { ImportPlace } from '#shared/schema/import/model.ts'
import type { ProblemLog } from './problem-log.ts'

/** Where a record came from; asked for a field it names that field's column. */
export interface RowOrigin {
  readonly hasFailed: boolean
  place(field: string | null): ImportPlace
}

interface CollectedRow<Table extends TableName> {
  readonly row: RowOf<Table>
  readonly origin: RowOrigin
}

type CollectedTables = { readonly [Table in TableName]: Map<string, CollectedRow<Table>> }

/** The records read so far, by table and id, each with its place in the files. */
export class RowCollector {
  readonly #tables: CollectedTables = Object.fromEntries(
    tableNames.map((table) => [table, new Map()]),
  ) as unknown as CollectedTables
  /** Ids of rows that were refused: a record that refers to one is not a second problem. */
  readonly #declared = new Set<string>()
  readonly #problems: ProblemLog

  constructor(problems: ProblemLog) {
    this.#problems = problems
  }

  /** Says that a record with this number stands in the files, even when its row turns out to be refused. */
  declare(table: TableName, id: string): void {
    this.#declared.add(`${table} ${id}`)
  }

  isDeclared(table: TableName, id: string): boolean {
    return this.#tables[table].has(id) || this.#declared.has(`${table} ${id}`)
  }

  /** Adds a record with a number of its own; the second one with that number is a problem. */
  put<Table extends TableName>(table: Table, row: RowOf<Table>, origin: RowOrigin): void {
    this.#add(table, row, origin, 'import.duplicateId', 'id')
  }

  /** Adds a record that is known by what it says; a second line that says the same is a problem. */
  putDerived<Table extends TableName>(table: Table, row: RowOf<Table>, origin: RowOrigin): void {
    this.#add(table, row, origin, 'import.duplicateRow', null)
  }

  list<Table extends TableName>(table: Table): readonly RowOf<Table>[] {
    return [...this.#tables[table].values()].map(({ row }) => row)
  }

  find<Table extends TableName>(table: Table, id: string): RowOf<Table> | undefined {
    return this.#tables[table].get(id)?.row
  }

  /** Where a record stands in the files; `undefined` when it is not in them. */
  originOf(table: TableName, id: string): RowOrigin | undefined {
    return this.#tables[table].get(id)?.origin
  }

  toRowSet(): RowSet {
    return Object.fromEntries(
      tableNames
        .map((table) => [table, this.list(table)])
        .filter(([, rows]) => rows !== undefined && rows.length > 0),
    ) as RowSet
  }

  #add<Table extends TableName>(
    table: Table,
    row: RowOf<Table>,
    origin: RowOrigin,
    code: 'import.duplicateId' | 'import.duplicateRow',
    field: 'id' | null,
  ): void {
    if (origin.hasFailed) return
    const rows: Map<string, CollectedRow<Table>> = this.#tables[table]
    if (rows.has(row.id)) {
      this.#problems.error(code, origin.place(field), field === null ? {} : { value: row.id })
      return
    }
    rows.set(row.id, { row, origin })
  }
}
