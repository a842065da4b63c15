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
  /** The same for many rows of a table, in this order. */
  putRows<Table extends TableName>(table: Table, rows: readonly RowOf<Table>[]): void
  /** Takes a row away; a row that is not there is a fault. */
  deleteRow(table: TableName, id: string): void
  /** Takes a row away when it is there. */
  removeRow(table: TableName, id: string): void
  /** Takes away those of these rows that no stream of this device shows. */
  removeUnheldRows(table: TableName, ids: readonly string[]): void
}

/** Decoding these takes about a millisecond. */
const ROWS_A_STEP = 100
/** So many rows go to SQLite as one text: half a megabyte of the largest table. */
const ROWS_A_TEXT = 2_000
/** As a value of its own SQLite stores these as another text than as a part of JSON. */
const TEXT_OF_ITS_OWN = /\\u(?:0000|d[89a-f])/

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
  const putRow: RowStore['putRow'] = (table, row) => {
    db.write(upsertInto(table), encodeRow(table, row))
  }
  return {
    ...createRowReader(db),
    putRow,
    putRows(table, rows) {
      for (let from = 0; from < rows.length; from += ROWS_A_TEXT) {
        const part = rows.slice(from, from + ROWS_A_TEXT)
        const text = JSON.stringify(part)
        if (TEXT_OF_ITS_OWN.test(text)) for (const row of part) putRow(table, row)
        else db.write(upsertAllInto(table), [text])
      }
    },
    deleteRow(table, id) {
      const count = db.write(`delete from ${table} where id = ?`, [id])
      invariant(count === 1, `a row to delete must exist in ${table}`)
    },
    removeRow(table, id) {
      db.write(`delete from ${table} where id = ?`, [id])
    },
    removeUnheldRows(table, ids) {
      db.write(
        `delete from ${table} where id in (select value from json_each(?)) and not exists
         (select 1 from sync_member member where member.table_name = ? and member.row_id = ${table}.id)`,
        [JSON.stringify(ids), table],
      )
    },
  }
}

const selects = new Map<TableName, string>()
const upserts = new Map<TableName, string>()
const upsertsOfAll = new Map<TableName, string>()

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
  const places = columnsOf(table).map(() => '?')
  const sql = upsertOf(table, `values (${places.join(', ')})`)
  upserts.set(table, sql)
  return sql
}

/**
 * The same for a list of records as JSON. Handing over one text takes a fraction of the time of handing over every value
 * by itself.
 */
function upsertAllInto(table: TableName): string {
  const known = upsertsOfAll.get(table)
  if (known !== undefined) return known
  const values = columnsOf(table).map(({ field, kind }) =>
    kind === 'json' ? `nullif(value->'${field}', 'null')` : `value->>'${field}'`,
  )
  // Without `where` SQLite would take `on conflict` for a condition of the join.
  const sql = upsertOf(table, `select ${values.join(', ')} from jsonb_each(?) where true`)
  upsertsOfAll.set(table, sql)
  return sql
}

function upsertOf(table: TableName, source: string): string {
  const names = columnsOf(table).map(({ name }) => name)
  const updates = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`)
  return (
    `insert into ${table} (${names.join(', ')}) ${source} ` +
    `on conflict (id) do update set ${updates.join(', ')}`
  )
}
