import type { AnyRowFilter, RowFilter } from '#shared/commands/facts.ts'
import { invariant, must } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { ReadableDb, WritableDb } from '../handles.ts'
import { columnsOf, decodeRow, encodeRow } from './row-codec.ts'
import { whereOf } from './row-filter.ts'

/** Reads records. Every row is parsed by its schema on the way out. */
export interface RowReader {
  findRow<Table extends TableName>(table: Table, id: string): RowOf<Table> | undefined
  /** Matching rows, ordered by id. */
  listRows<Table extends TableName>(table: Table, where: RowFilter<RowOf<Table>>): readonly RowOf<Table>[]
  /** The same for a filter whose table is known only at run time. */
  listMatching(table: TableName, where: AnyRowFilter): readonly RowOf<TableName>[]
  /** The same some rows a step, for who must not keep anybody waiting. What changes in between is not seen. */
  listInSteps(table: TableName, where: AnyRowFilter): Generator<void, readonly RowOf<TableName>[]>
  hasMatching(table: TableName, where: AnyRowFilter): boolean
  /** How many rows there are, or how many match. */
  countRows(table: TableName, where?: AnyRowFilter): number
}

export interface RowStore extends RowReader {
  /** Inserts a row or replaces the one with its id. */
  putRow<Table extends TableName>(table: Table, row: RowOf<Table>): void
  /** Takes a row away; a row that is not there is a fault. */
  deleteRow(table: TableName, id: string): void
  /** Takes a row away when it is there. */
  removeRow(table: TableName, id: string): void
}

/** Decoding these takes about a millisecond. */
const ROWS_A_STEP = 100

export function createRowReader(db: ReadableDb): RowReader {
  function listMatching(table: TableName, where: AnyRowFilter): readonly RowOf<TableName>[] {
    const clause = whereOf(table, where)
    return db
      .all(`${selectFrom(table)}${clause.sql} order by id`, clause.values)
      .map((stored) => decodeRow(table, stored))
  }
  return {
    findRow(table, id) {
      const stored = db.first(`${selectFrom(table)} where id = ?`, [id])
      return stored === undefined ? undefined : decodeRow(table, stored)
    },
    listRows: (table, where) => listMatching(table, where) as readonly RowOf<typeof table>[],
    listMatching,
    *listInSteps(table, where) {
      const clause = whereOf(table, where)
      const stored = db.all(`${selectFrom(table)}${clause.sql} order by id`, clause.values)
      const rows: RowOf<TableName>[] = []
      for (const row of stored) {
        rows.push(decodeRow(table, row))
        if (rows.length % ROWS_A_STEP === 0) yield
      }
      return rows
    },
    hasMatching(table, where) {
      const clause = whereOf(table, where)
      return db.first(`select 1 as found from ${table}${clause.sql} limit 1`, clause.values) !== undefined
    },
    countRows(table, where = {}) {
      const clause = whereOf(table, where)
      const counted = db.first(`select count(*) as total from ${table}${clause.sql}`, clause.values)
      return Number(must(counted, 'a count always answers')['total'])
    },
  }
}

export function createRowStore(db: WritableDb): RowStore {
  return {
    ...createRowReader(db),
    putRow(table, row) {
      db.write(upsertInto(table), encodeRow(table, row))
    },
    deleteRow(table, id) {
      const count = db.write(`delete from ${table} where id = ?`, [id])
      invariant(count === 1, `a row to delete must exist in ${table}`)
    },
    removeRow(table, id) {
      db.write(`delete from ${table} where id = ?`, [id])
    },
  }
}

const selects = new Map<TableName, string>()
const upserts = new Map<TableName, string>()

function selectFrom(table: TableName): string {
  const known = selects.get(table)
  if (known !== undefined) return known
  const sql = `select ${columnsOf(table)
    .map(({ name }) => name)
    .join(', ')} from ${table}`
  selects.set(table, sql)
  return sql
}

/** UPSERT and never REPLACE: a replacing insert deletes first, and deleting skips triggers. */
function upsertInto(table: TableName): string {
  const known = upserts.get(table)
  if (known !== undefined) return known
  const names = columnsOf(table).map(({ name }) => name)
  const updates = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`)
  const sql =
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) ` +
    `on conflict (id) do update set ${updates.join(', ')}`
  upserts.set(table, sql)
  return sql
}
