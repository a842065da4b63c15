import { existsSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import type { Instant } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { copyFolderOf, listCopyNames, readCopyPlaces } from '../db/copy-folders.ts'
import { openConnection } from '../db/open-connection.ts'
import { momentOfName } from './copy-names.ts'
import { withKeyOf } from './key-of-copy.ts'

export interface CopyFile {
  readonly name: string
  readonly madeAt: Instant
  /** Rows of records in it; null when it could not be opened with this key. */
  readonly rowCount: number | null
  readonly bytes: number
  readonly place: 'here' | 'second' | 'both'
}

/** Every copy of this folder, the newest first, here and in the second place. Without a key nothing is counted. */
export function listCopies(folder: string, key: Buffer | null): readonly CopyFile[] {
  return listCopyPlaces(folder)
    .flatMap(({ name, path, place }) => {
      const stats = statsOf(path)
      if (stats === undefined) return []
      const madeAt = momentOfName(name) ?? (stats.mtime.toISOString() as Instant)
      const rowCount =
        key === null ? null : withKeyOf(folder, path, key, (ofCopy) => countRowsOfCopy(path, ofCopy))
      return [{ name, place, madeAt, bytes: stats.size, rowCount }]
    })
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** One that is gone by now, or that the disk does not give, is no copy; the others are still there to be put back. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** A copy by its name, the one in the data folder before the one elsewhere; `undefined` for a name that is none. */
export function findCopyPath(folder: string, name: string): string | undefined {
  return listCopyPlaces(folder).find((copy) => copy.name === name)?.path
}

function listCopyPlaces(
  folder: string,
): readonly { readonly name: string; readonly path: string; readonly place: CopyFile['place'] }[] {
  const here = copyFolderOf(folder)
  const second = readCopyPlaces(folder).second
  const namesHere = listCopyNames(here)
  const namesThere = second !== null && existsSync(second) ? listCopyNames(second) : []
  return [
    ...namesHere.map((name) => ({
      name,
      path: join(here, name),
      place: namesThere.includes(name) ? ('both' as const) : ('here' as const),
    })),
    ...namesThere
      .filter((name) => !namesHere.includes(name))
      .map((name) => ({ name, path: join(second ?? '', name), place: 'second' as const })),
  ]
}

/** Rows of records, or null for a file this key does not open. */
export function countRowsOfCopy(path: string, key: Buffer): number | null {
  let copy: Database
  try {
    copy = openConnection(path, key, 'read')
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return null
    throw error
  }
  try {
    return countRecords(copy)
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return null
    throw error
  } finally {
    copy.close()
  }
}

function countRecords(copy: Database): number {
  const present = new Set(
    copy.prepare(`select name from sqlite_master where type = 'table'`).pluck().all().map(String),
  )
  const counted = tableNames
    .filter((table) => present.has(table))
    .map((table) => Number(copy.prepare(`select count(*) from ${table}`).pluck().get()))
  return counted.reduce((total, rows) => total + rows, 0)
}
