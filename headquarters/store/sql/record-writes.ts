import { netImages } from '#shared/commands/net-images.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { columnsOf, encodeRows, namesOf, recordsetOf } from './row-codec.ts'
import type { SqlSession } from './sql-session.ts'

type Row = RowOf<TableName>

/**
 * Records that are still to be written. The acts of a push write the same few tables; together that is one statement a
 * table. Whoever reads meanwhile looks at the images as well, so nothing needs to be in the database before the commit.
 */
export interface RecordWrites {
  add(images: readonly RowImages[]): void
  /** How far it has come, to take back to. */
  mark(): WritesMark
  /** Takes back what came since; `false` = some of it went out already. */
  backTo(mark: WritesMark): boolean
  flush(): void
}

export interface WritesMark {
  readonly flushes: number
  readonly images: number
}

/** A statement has at most so many rows, so that no text grows without end. */
const ROWS_A_STATEMENT = 2_000

export function createRecordWrites(session: SqlSession): RecordWrites {
  let waiting: RowImages[] = []
  let flushes = 0

  return {
    add(images) {
      for (const image of images) waiting.push(image)
    },
    mark: () => ({ flushes, images: waiting.length }),
    backTo(mark) {
      if (mark.flushes !== flushes) return false
      waiting.length = mark.images
      return true
    },
    flush() {
      if (waiting.length === 0) return
      const images = waiting
      waiting = []
      flushes += 1
      for (const { table, op, rows, ids } of batchesOf(netImages(images))) {
        if (op === 'delete') session.tell(deleteFrom(table), [ids])
        else session.tell(op === 'insert' ? insertInto(table) : putInto(table), [encodeRows(table, rows)])
      }
    },
  }
}

/** Changes of different rows of one table in one direction: one statement. */
interface Batch {
  readonly table: TableName
  readonly op: 'insert' | 'put' | 'delete'
  readonly ids: string[]
  readonly rows: Row[]
}

function batchesOf(images: readonly RowImages[]): readonly Batch[] {
  const batches: Batch[] = []
  const open = new Map<string, Batch>()
  for (const { table, id, before, after } of images) {
    const op = after === null ? 'delete' : before === null ? 'insert' : 'put'
    let batch = open.get(`${table} ${op}`)
    if (batch === undefined || batch.ids.length >= ROWS_A_STATEMENT) {
      batch = { table, op, ids: [], rows: [] }
      open.set(`${table} ${op}`, batch)
      batches.push(batch)
    }
    batch.ids.push(id)
    if (after !== null) batch.rows.push(after as Row)
  }
  return batches
}

const inserts = new Map<TableName, string>()
const puts = new Map<TableName, string>()

/** A row that turns out to be there makes it fail. */
function insertInto(table: TableName): string {
  const known = inserts.get(table)
  if (known !== undefined) return known
  const names = namesOf(table)
  const sql = `insert into ${table} (${names}) select ${names} from json_to_recordset($1::json) as line(${recordsetOf(table)})`
  inserts.set(table, sql)
  return sql
}

function putInto(table: TableName): string {
  const known = puts.get(table)
  if (known !== undefined) return known
  const names = columnsOf(table)
    .map(({ name }) => name)
    .filter((name) => name !== 'id')
  const sql = `${insertInto(table)}
    on conflict (id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`
  puts.set(table, sql)
  return sql
}

function deleteFrom(table: TableName): string {
  return `delete from ${table} where id = any($1::text[])`
}
