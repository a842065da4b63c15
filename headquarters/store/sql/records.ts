import type { AnyRowFilter } from '#shared/commands/facts.ts'
import { isMatchingRow } from '#shared/commands/match-row.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { RecordView } from './record-memory.ts'
import { decodeRow, namesOf } from './row-codec.ts'
import { whereOf } from './row-filter.ts'
import type { SqlRow, SqlSession } from './sql-session.ts'

type Rows = readonly RowOf<TableName>[]

/** Reads records. Every row is parsed by its schema on the way out. */
export interface RecordReader {
  find(table: TableName, id: string): Promise<RowOf<TableName> | undefined>
  /** Ordered by id. */
  list(table: TableName, where: AnyRowFilter): Promise<Rows>
  has(table: TableName, where: AnyRowFilter): Promise<boolean>
}

/** So many rows of one child are kept whole, whatever is asked of them. */
const ROWS_OF_CHILD_MOST = 48
/** Notes that cost one question when they are lost. */
const CROWDED_MOST = 50_000

/** `view` = what was kept of earlier answers; `undefined` = every question goes to the database. */
export function createRecordReader(session: SqlSession, view?: RecordView): RecordReader {
  function stored(table: TableName, where: AnyRowFilter, ending = ''): Promise<readonly SqlRow[]> {
    const clause = whereOf(table, where)
    return session.ask(
      `select ${namesOf(table)} from ${table}${clause.sql} order by id${ending}`,
      clause.values,
    )
  }
  async function load(table: TableName, where: AnyRowFilter): Promise<Rows> {
    return (await stored(table, where)).map((row) => decodeRow(table, row))
  }

  /** Everything a table holds of a child, when that is little: the same child is asked about in many ways. */
  async function listOfChild(kept: RecordView, table: TableName, childId: string): Promise<Rows | undefined> {
    const name = `${table} ${childId}`
    const asked = { table, where: { childId } }
    if (kept.crowded.has(name) || !kept.mayKeep(asked)) return undefined
    return kept.tryAnswer(asked, async () => {
      const rows = await stored(table, asked.where, ` limit ${ROWS_OF_CHILD_MOST + 1}`)
      if (rows.length <= ROWS_OF_CHILD_MOST) return rows.map((row) => decodeRow(table, row))
      if (kept.crowded.size >= CROWDED_MOST) kept.crowded.clear()
      kept.crowded.add(name)
      return undefined
    })
  }
  async function list(table: TableName, where: AnyRowFilter): Promise<Rows> {
    if (view === undefined) return load(table, where)
    const childId = oneChildOf(where)
    const ofChild = childId === undefined ? undefined : await listOfChild(view, table, childId)
    if (ofChild !== undefined) return ofChild.filter((row) => isMatchingRow({ ...row }, where))
    return view.answer({ table, where }, () => load(table, where))
  }

  return {
    find: async (table, id) => (await list(table, { id }))[0],
    list,
    async has(table, where) {
      const known = view?.known({ table, where })
      if (known !== undefined) return known.length > 0
      // Whoever asks whether a row is there mostly reads it too.
      if (view !== undefined && (isById(where) || oneChildOf(where) !== undefined)) {
        return (await list(table, where)).length > 0
      }
      const clause = whereOf(table, where)
      return (await session.ask(`select 1 from ${table}${clause.sql} limit 1`, clause.values)).length > 0
    },
  }
}

function isById(where: AnyRowFilter): boolean {
  return typeof where['id'] === 'string' && Object.keys(where).length === 1
}

/** The child a question is about, when it is one. */
function oneChildOf(where: AnyRowFilter): string | undefined {
  const wanted = where['childId']
  if (typeof wanted === 'string') return wanted
  const listed = (wanted as { readonly in?: unknown } | null | undefined)?.in
  return Array.isArray(listed) && listed.length === 1 && typeof listed[0] === 'string' ? listed[0] : undefined
}
