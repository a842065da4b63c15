import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import type { SqlRow } from '../db/handles.ts'

/** So many row numbers are tried one by one behind a place that cannot be read; from there in growing steps. */
const SINGLE_STEPS = 20_000
/** No row of ours has a number beyond this. */
const LAST_ROWID = 2 ** 40

export interface ReadTable {
  readonly rows: readonly SqlRow[]
  /** Whether every page of it could be read. */
  readonly isWhole: boolean
  /** How many rows there were, as an index that can still be read tells; `undefined` when none can. */
  readonly expected: number | undefined
}

/**
 * Reads of a table what can be read. Where a page fails it goes on behind it: by row number when the table has them, from
 * the other end when it has none. An error that is not about damage is thrown.
 */
export function readDamagedTable(db: Database, table: string, columns: readonly string[]): ReadTable {
  const list = columns.map((name) => `"${name}"`).join(', ')
  const rows = hasRowids(db, table)
    ? readByRowid(db, `select rowid as "row number", ${list} from "${table}" not indexed`)
    : readFromBothEnds(db, table, list)
  return { ...rows, expected: countByIndex(db, table) }
}

/** Damage, and not a full disk or a fault of ours. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Sqlite.SqliteError)) return false
  return (
    error.code.startsWith('SQLITE_CORRUPT') ||
    error.code === 'SQLITE_NOTADB' ||
    error.code.startsWith('SQLITE_IOERR') ||
    error.code === 'SQLITE_ERROR'
  )
}

function hasRowids(db: Database, table: string): boolean {
  const sql = db.prepare('select sql from sqlite_master where name = ?').pluck().get(table)
  return !/without\s+rowid/i.test(String(sql))
}

type Readable = Pick<ReadTable, 'rows' | 'isWhole'>

function readByRowid(db: Database, select: string): Readable {
  const rows: SqlRow[] = []
  let isWhole = true
  let next = -1
  while (next <= LAST_ROWID) {
    const reached = readOnFrom(db, `${select} where rowid >= ? order by rowid`, next, rows)
    if (reached === 'end') return { rows, isWhole }
    isWhole = false
    const found = nextReadable(db, `${select} where rowid >= ? order by rowid limit 1`, reached + 1)
    if (found === undefined) return { rows, isWhole }
    next = found
  }
  return { rows, isWhole }
}

/** Answers `end`, or the last row number that was read before a page failed. */
function readOnFrom(db: Database, sql: string, from: number, rows: SqlRow[]): number | 'end' {
  let last = from - 1
  try {
    for (const row of db.prepare<[number], SqlRow>(sql).iterate(from)) {
      last = Number(row['row number'])
      rows.push(row)
    }
    return 'end'
  } catch (error) {
    if (!isDamage(error)) throw error
    return Math.max(last, from - 1)
  }
}

/** The first row number from here on that can be read, or `undefined` when there is none. */
function nextReadable(db: Database, sql: string, from: number): number | undefined {
  const statement = db.prepare<[number], SqlRow>(sql)
  let step = 1
  for (let tried = 0, at = from; at <= LAST_ROWID; tried += 1, at += step) {
    if (tried > SINGLE_STEPS) step *= 2
    try {
      const row = statement.get(at)
      return row === undefined ? undefined : Number(row['row number'])
    } catch (error) {
      if (!isDamage(error)) throw error
    }
  }
  return undefined
}

function readFromBothEnds(db: Database, table: string, list: string): Readable {
  const key = db
    .prepare(`select name from pragma_table_info(?) where pk > 0 order by pk`)
    .pluck()
    .all(table)
    .map((name) => `"${String(name)}"`)
  const forward = readUntilFailure(db, `select ${list} from "${table}" order by ${key.join(', ')}`)
  if (forward.isWhole) return forward
  const down = key.map((name) => `${name} desc`).join(', ')
  const backward = readUntilFailure(db, `select ${list} from "${table}" order by ${down}`)
  return { rows: [...forward.rows, ...backward.rows], isWhole: false }
}

function readUntilFailure(db: Database, sql: string): Readable {
  const rows: SqlRow[] = []
  try {
    for (const row of db.prepare<[], SqlRow>(sql).iterate()) rows.push(row)
    return { rows, isWhole: true }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { rows, isWhole: false }
  }
}

function countByIndex(db: Database, table: string): number | undefined {
  try {
    return Number(db.prepare(`select count(*) from "${table}"`).pluck().get())
  } catch (error) {
    if (isDamage(error)) return undefined
    throw error
  }
}
