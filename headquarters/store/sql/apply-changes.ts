import { isSameRow } from '#shared/commands/is-same-row.ts'
import { changedRowId } from '#shared/commands/row-change.ts'
import type { RowChange, RowImages } from '#shared/commands/row-change.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { decodeRow, encodeRows, namesOf, columnsOf, recordsetOf } from './row-codec.ts'
import type { SqlRow, SqlSession } from './sql-session.ts'

type Row = RowOf<TableName>

/** Changes of different rows of one table in one direction: one statement. */
interface Batch {
  readonly table: TableName
  readonly op: 'put' | 'delete'
  readonly ids: string[]
  readonly rows: Row[]
}

/** A statement has at most so many rows, so that no text grows without end. */
const ROWS_A_STATEMENT = 2_000

/**
 * Writes records and answers what each change made of its row, in the order of the changes; what stays the same is left
 * out. One statement a table, which also says how the rows were.
 */
export async function applyChanges(
  session: SqlSession,
  changes: readonly RowChange[],
): Promise<readonly RowImages[]> {
  const images: RowImages[] = []
  for (const wave of wavesOf(changes)) {
    const before = await write(session, batchesOf(wave))
    for (const change of wave) {
      const id = changedRowId(change)
      const was = before.get(`${change.table} ${id}`) ?? null
      const is: Row | null = change.op === 'put' ? change.row : null
      invariant(
        is !== null || was !== null,
        `a command takes away a row of ${change.table} that is not there`,
      )
      if (!isSameRow(was, is)) images.push({ table: change.table, id, before: was, after: is })
    }
  }
  return images
}

/** Parsed once more: a row must fit its table. A row that is written twice begins a new wave. */
function wavesOf(changes: readonly RowChange[]): readonly (readonly RowChange[])[] {
  const waves: RowChange[][] = []
  let wave: RowChange[] = []
  let seen = new Set<string>()
  for (const change of changes) {
    const key = `${change.table} ${changedRowId(change)}`
    if (seen.has(key)) {
      waves.push(wave)
      wave = []
      seen = new Set()
    }
    seen.add(key)
    wave.push(
      change.op === 'put'
        ? ({ ...change, row: tables[change.table].schema.parse(change.row) } as RowChange)
        : change,
    )
  }
  return [...waves, wave]
}

function batchesOf(changes: readonly RowChange[]): readonly Batch[] {
  const batches: Batch[] = []
  const open = new Map<string, Batch>()
  for (const change of changes) {
    const { table, op } = change
    let batch = open.get(`${table} ${op}`)
    if (batch === undefined || batch.ids.length >= ROWS_A_STATEMENT) {
      batch = { table, op, ids: [], rows: [] }
      open.set(`${table} ${op}`, batch)
      batches.push(batch)
    }
    batch.ids.push(changedRowId(change))
    if (change.op === 'put') batch.rows.push(change.row)
  }
  return batches
}

/** How the rows were, by `table id`. */
async function write(session: SqlSession, batches: readonly Batch[]): Promise<ReadonlyMap<string, Row>> {
  const answers = await Promise.all(
    batches.map(({ table, op, ids, rows }) =>
      op === 'put'
        ? session.ask(putInto(table), [encodeRows(table, rows)])
        : session.ask(deleteFrom(table), [ids]),
    ),
  )
  const before = new Map<string, Row>()
  for (const [index, { table }] of batches.entries()) {
    for (const stored of answers[index] ?? ([] as readonly SqlRow[])) {
      const row: Row = decodeRow(table, stored)
      before.set(`${table} ${row.id}`, row)
    }
  }
  return before
}

const puts = new Map<TableName, string>()

/** Reads what was there and writes in one go. A row that stays the same is not touched. */
function putInto(table: TableName): string {
  const known = puts.get(table)
  if (known !== undefined) return known
  const names = columnsOf(table)
    .map(({ name }) => name)
    .filter((name) => name !== 'id')
  const list = (from: string): string => names.map((name) => `${from}${name}`).join(', ')
  const sql = `with given as (select * from json_to_recordset($1::json) as line(${recordsetOf(table)})),
    put as (
      insert into ${table} (${namesOf(table)}) select ${namesOf(table)} from given
      on conflict (id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
      where (${list(`${table}.`)}) is distinct from (${list('excluded.')})
    )
    select ${namesOf(table, 'was.')} from ${table} was join given on given.id = was.id`
  puts.set(table, sql)
  return sql
}

function deleteFrom(table: TableName): string {
  return `delete from ${table} where id = any($1::text[]) returning ${namesOf(table)}`
}
