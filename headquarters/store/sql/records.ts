import type { AnyRowFilter } from '#shared/commands/facts.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { RecordView } from './record-memory.ts'
import { decodeRow, namesOf } from './row-codec.ts'
import { whereOf } from './row-filter.ts'
import type { SqlSession } from './sql-session.ts'

/** Reads records. Every row is parsed by its schema on the way out. */
export interface RecordReader {
  find(table: TableName, id: string): Promise<RowOf<TableName> | undefined>
  /** Ordered by id. */
  list(table: TableName, where: AnyRowFilter): Promise<readonly RowOf<TableName>[]>
  has(table: TableName, where: AnyRowFilter): Promise<boolean>
}

/** `view` = what was kept of earlier answers; `undefined` = every question goes to the database. */
export function createRecordReader(session: SqlSession, view?: RecordView): RecordReader {
  async function load(table: TableName, where: AnyRowFilter): Promise<readonly RowOf<TableName>[]> {
    const clause = whereOf(table, where)
    const stored = await session.ask(
      `select ${namesOf(table)} from ${table}${clause.sql} order by id`,
      clause.values,
    )
    return stored.map((row) => decodeRow(table, row))
  }
  async function list(table: TableName, where: AnyRowFilter): Promise<readonly RowOf<TableName>[]> {
    const ask = (): ReturnType<typeof load> => load(table, where)
    return view === undefined ? ask() : view.answer({ table, where }, ask)
  }
  return {
    find: async (table, id) => (await list(table, { id }))[0],
    list,
    async has(table, where) {
      const known = view?.known({ table, where })
      if (known !== undefined) return known.length > 0
      // Whoever asks whether a row is there mostly reads it too.
      if (view !== undefined && isById(where)) return (await list(table, where)).length > 0
      const clause = whereOf(table, where)
      return (await session.ask(`select 1 from ${table}${clause.sql} limit 1`, clause.values)).length > 0
    },
  }
}

function isById(where: AnyRowFilter): boolean {
  return typeof where['id'] === 'string' && Object.keys(where).length === 1
}
