import Sqlite from 'better-sqlite3'
import { countWorkBack } from '../../backup/count-work-back.ts'
import { withKeyOf } from '../../backup/key-of-copy.ts'
import { countRowsOfCopy } from '../../backup/list-copies.ts'
import { createWritableDb } from '../../db/handles.ts'
import type { ReadableDb } from '../../db/handles.ts'
import { openConnection } from '../../db/open-connection.ts'

export interface CopyReaderParts {
  readonly folder: string
  readonly db: ReadableDb
  withKey<Value>(work: (key: Buffer) => Value): Value
}

/** What is in a copy; one from before a key change opens with the key of then. Paths are of copies. */
export interface CopyReader {
  /** Rows of records; null = it does not open. */
  countRows(path: string): number | null
  isSound(path: string): boolean
  /** Acts this database has and the copy does not, and of those how many the journal brings back. */
  actsSince(path: string): { readonly actsSince: number; readonly actsBack: number }
}

export function createCopyReader({ folder, db, withKey }: CopyReaderParts): CopyReader {
  const withKeyOfCopy = <Value>(path: string, work: (ofCopy: Buffer, key: Buffer) => Value): Value =>
    withKey((key) => withKeyOf(folder, path, key, (ofCopy) => work(ofCopy, key)))

  return {
    countRows: (path) => withKeyOfCopy(path, (ofCopy) => countRowsOfCopy(path, ofCopy)),
    isSound: (path) => withKeyOfCopy(path, (ofCopy) => isCopySound(path, ofCopy)),
    actsSince: (path) =>
      withKeyOfCopy(path, (ofCopy, key) => {
        const connection = openConnection(path, ofCopy, 'read')
        try {
          const copy = createWritableDb(connection)
          const last = Number(copy.first('select coalesce(max(seq), 0) as seq from command_log')?.['seq'])
          const since = db.first('select count(*) as total from command_log where seq > ?', [last])
          return { actsSince: Number(since?.['total']), actsBack: countWorkBack(folder, key, copy) }
        } finally {
          connection.close()
        }
      }),
  }
}

function isCopySound(path: string, key: Buffer): boolean {
  try {
    const copy = openConnection(path, key, 'read')
    try {
      return String(copy.pragma('integrity_check(1)', { simple: true })) === 'ok'
    } finally {
      copy.close()
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return false
    throw error
  }
}
