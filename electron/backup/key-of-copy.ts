import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { opensWith } from '../db/change-key.ts'
import { FORMER_KEYS_FILE, readFormerKeys } from '../db/former-keys.ts'

/**
 * Works on a copy with the key it is under: the present one, or one before it. With the present one when none opens it, so
 * that whoever works meets what is wrong. `key`: of the database, 32 bytes; no key outlives the work.
 */
export function withKeyOf<Value>(
  folder: string,
  path: string,
  key: Buffer,
  work: (ofCopy: Buffer) => Value,
): Value {
  if (doesOpen(path, key)) return work(key)
  const formers = readFormerKeys(join(folder, FORMER_KEYS_FILE), key)
  try {
    return work(formers.find((former) => doesOpen(path, former)) ?? key)
  } finally {
    for (const former of formers) former.fill(0)
  }
}

function doesOpen(path: string, key: Buffer): boolean {
  try {
    return opensWith(path, key)
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return false
    throw error
  }
}
