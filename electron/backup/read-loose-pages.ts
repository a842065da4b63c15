import {
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { SqlRow, SqlValue } from '../db/handles.ts'
import { openConnection } from '../db/open-connection.ts'
import { writeWhole } from '../db/write-whole.ts'
import { isDamage } from './read-damaged-table.ts'

/** Wider than a table will ever be. */
const COLUMNS = 64
/** So many pages are looked at under one list of tables; a longer list takes SQLite longer to read than the pages. */
const PAGES_A_LOOK = 250

/** The rows of one page, as they lie there: nobody knows yet of which table. */
export interface LoosePage {
  readonly page: number
  readonly rows: readonly LooseRow[]
}

export interface LooseRow {
  readonly rowid: number
  readonly values: readonly SqlValue[]
}

/**
 * Rows that no way leads to any more: the first page, the list of tables or a page with the ways to others is damaged.
 * Each page carries its own seal, so each that is whole can be read by itself: a first page of our own making, under the
 * same key, names one table per page, with that page as its root. Works on copies; `path` is a damaged database nobody has
 * open.
 */
export function readLoosePages(path: string, key: Buffer): readonly LoosePage[] {
  const tried = `${path}.loose`
  const made = `${path}.first`
  try {
    settleLog(path, key, made)
    copyFileSync(path, tried)
    const pageCount = putFirstPage(tried, key, made)
    const pages: LoosePage[] = []
    for (let from = 2; from <= pageCount; from += PAGES_A_LOOK) {
      pages.push(...lookAt(tried, key, from, Math.min(pageCount, from + PAGES_A_LOOK - 1)))
    }
    return pages
  } finally {
    for (const name of [tried, made]) {
      for (const ending of ['', '-wal', '-shm']) rmSync(`${name}${ending}`, { force: true })
    }
  }
}

/** What is still in SQLite's log goes into the file first; with a first page of ours when its own opens no more. */
function settleLog(path: string, key: Buffer, made: string): void {
  if (!existsSync(`${path}-wal`)) return
  if (checkpoint(path, key)) return
  putFirstPage(path, key, made)
  checkpoint(path, key)
  for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
}

function checkpoint(path: string, key: Buffer): boolean {
  try {
    const db = openConnection(path, key, 'write')
    try {
      db.pragma('wal_checkpoint(TRUNCATE)')
      return true
    } finally {
      db.close()
    }
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

/** Gives a file a first page that names no tables and knows how many pages there are. Answers that number. */
function putFirstPage(path: string, key: Buffer, made: string): number {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${made}${ending}`, { force: true })
  const maker = openConnection(made, key, 'write')
  let pageBytes: number
  let pageCount: number
  try {
    pageBytes = Number(maker.pragma('page_size', { simple: true }))
    const wanted = Math.ceil(statSync(path).size / pageBytes)
    maker.exec('create table filler (content)')
    maker.prepare('insert into filler values (zeroblob(?))').run(wanted * pageBytes)
    pageCount = Number(maker.pragma('page_count', { simple: true }))
    // The pages stay counted and belong to nobody: none of them is ever given out anew.
    maker.unsafeMode(true)
    maker.pragma('writable_schema=ON')
    maker.exec('delete from sqlite_master')
    maker.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    maker.close()
  }
  const first = Buffer.alloc(pageBytes)
  const source = openSync(made, 'r')
  try {
    readSync(source, first, 0, pageBytes, 0)
  } finally {
    closeSync(source)
  }
  const target = openSync(path, 'r+')
  try {
    ftruncateSync(target, pageCount * pageBytes)
    writeWhole(target, first, 0)
  } finally {
    closeSync(target)
  }
  return pageCount
}

function lookAt(path: string, key: Buffer, from: number, to: number): readonly LoosePage[] {
  nameTables(path, key, from, to)
  const db = openConnection(path, key, 'read')
  try {
    const pages: LoosePage[] = []
    for (let page = from; page <= to; page += 1) {
      const rows = readPage(db, page)
      if (rows.length > 0) pages.push({ page, rows })
    }
    return pages
  } finally {
    db.close()
  }
}

function nameTables(path: string, key: Buffer, from: number, to: number): void {
  const columns = Array.from({ length: COLUMNS }, (_, place) => `c${place}`).join(',')
  const db = openConnection(path, key, 'write')
  try {
    db.unsafeMode(true)
    db.pragma('writable_schema=ON')
    db.exec('begin')
    db.exec('delete from sqlite_master')
    const name = db.prepare(
      `insert into sqlite_master (type, name, tbl_name, rootpage, sql) values ('table', ?, ?, ?, ?)`,
    )
    for (let page = from; page <= to; page += 1) {
      name.run(`page${page}`, `page${page}`, page, `CREATE TABLE page${page}(${columns})`)
    }
    db.exec('commit')
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

function readPage(db: Database, page: number): readonly LooseRow[] {
  const rows: LooseRow[] = []
  try {
    const statement = db.prepare<[], SqlValue[]>(`select rowid, * from page${page}`).raw()
    for (const [rowid, ...values] of statement.iterate()) rows.push({ rowid: Number(rowid), values })
  } catch (error) {
    // Not the leaf of a table, or a page whose seal is broken: there is nothing to read.
    if (!isDamage(error)) throw error
  }
  return rows
}

/** A row as the columns of a table, or `undefined` when it holds more than those. */
export function asColumns(
  row: LooseRow,
  columns: readonly string[],
  keyColumn: string | null,
): SqlRow | undefined {
  if (row.values.slice(columns.length).some((value) => value !== null)) return undefined
  const fields: Record<string, SqlValue> = {}
  for (const [place, name] of columns.entries()) {
    const value = row.values[place] ?? null
    // The number of a row is kept as its place, and its own column is empty.
    fields[name] = name === keyColumn ? row.rowid : value
  }
  return fields
}
