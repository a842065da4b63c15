import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import type { SqlRow } from '../db/handles.ts'
import { fillFromTrail } from './fill-from-trail.ts'
import { isRecord, isRecordTable } from './gather-rows.ts'
import type { GatheredTable } from './gather-rows.ts'

export interface Poured {
  readonly rowsSaved: number
  readonly rowsLost: number
}

/** Tables of the program itself that are made anew by what it does; a row of them is nothing a person would miss. */
const notCounted: ReadonlySet<string> = new Set([
  'sync_page',
  'sync_member',
  'sync_cursor',
  'sync_state',
  'meta',
])

/**
 * Writes what was gathered into a new database: rows that fit their schema, and of those only the ones whose references
 * are there. What the trail still has an image of comes from there. What stands guard over the ledger and the trail in daily work is laid aside for as long as it takes.
 */
export function pourRows(db: Database, gathered: readonly GatheredTable[]): Poured {
  const guards = db
    .prepare<[], { name: string; sql: string }>(`select name, sql from sqlite_master where type = 'trigger'`)
    .all()
  // Counted as they went in; a device of headquarters holds rows that name rows of other locations.
  const isOfHeadquarters = gathered.some(
    ({ shape, rows }) =>
      (shape.table === 'sync_state' && rows.some((row) => row['key'] === 'deviceId')) ||
      (shape.table === 'sync_cursor' && rows.length > 0),
  )
  db.pragma('foreign_keys=OFF')
  db.exec('begin immediate')
  for (const { name } of guards) db.exec(`drop trigger "${name}"`)
  // Written anew from what is saved; its own first lines are only those of an empty database.
  for (const { shape } of gathered) db.exec(`delete from "${shape.table}"`)
  for (const table of gathered) pourTable(db, table)
  if (!isOfHeadquarters) fillFromTrail(db, gathered)
  dropLoose(db, isOfHeadquarters)
  for (const { sql } of guards) db.exec(sql)
  db.exec('commit')
  db.pragma('foreign_keys=ON')
  return countRows(db, gathered)
}

function countRows(db: Database, gathered: readonly GatheredTable[]): Poured {
  let rowsSaved = 0
  let rowsLost = 0
  for (const table of gathered) {
    if (notCounted.has(table.shape.table)) continue
    const kept = Number(db.prepare(`select count(*) from "${table.shape.table}"`).pluck().get())
    rowsSaved += kept
    rowsLost += Math.max(0, (table.expected ?? countDifferent(table)) - kept)
  }
  return { rowsSaved, rowsLost }
}

function pourTable(db: Database, { shape, rows }: GatheredTable): void {
  const { table } = shape
  const names = shape.columns.map(({ name }) => name)
  const insert = db.prepare(
    `insert or ignore into "${table}" (${names.map((name) => `"${name}"`).join(', ')})
     values (${names.map(() => '?').join(', ')})`,
  )
  for (const row of rows) {
    if (isRecordTable(table) && !isRecord(table, row)) continue
    try {
      insert.run(...names.map((name) => row[name] ?? null))
    } catch (error) {
      // The file itself refuses its form.
      if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error
    }
  }
}

/** How many different rows were seen, where no index tells how many there were. */
function countDifferent({ rows, shape }: GatheredTable): number {
  const [first] = shape.columns
  return first === undefined ? 0 : new Set(rows.map((row: SqlRow) => row[first.name] ?? null)).size
}

interface Loose {
  readonly table: string
  readonly rowid: number | null
}

/** Rows that name a row that is gone, again and again until every reference holds. */
function dropLoose(db: Database, isOfHeadquarters: boolean): void {
  for (;;) {
    const loose = db
      .prepare<[], Loose>('pragma foreign_key_check')
      .all()
      .filter(({ table, rowid }) => rowid !== null && !(isOfHeadquarters && isRecordTable(table)))
    const seen = new Set(loose.map(({ table, rowid }) => `${table} ${rowid ?? ''}`))
    if (seen.size === 0) return
    for (const { table, rowid } of loose) {
      db.prepare(`delete from "${table}" where rowid = ?`).run(rowid)
    }
  }
}
