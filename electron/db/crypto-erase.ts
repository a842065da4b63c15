import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { KEY_FILES } from '../keys/key-store.ts'

/** The keys first: from the moment they are gone nothing else in the folder can be read by anybody. */
const KEYS = [...KEY_FILES, 'local.key']
const REST = [
  'dagdeel.db',
  'dagdeel.db-wal',
  'dagdeel.db-shm',
  'dagdeel.db-journal',
  'pending.log',
  'pending.log.draft',
  'audit.head',
  'audit.head.draft',
  'pending.log.next',
  'dagdeel.db.next',
  'gate.json',
  'attempts.log',
  'copies',
  'aside',
  'salvage',
  'coming.db',
  'coming.db-wal',
  'coming.db-shm',
  'swap.json',
  'erased.log',
  'copies.json',
]

/**
 * Makes everything in a data folder unreadable for good, and removes it: keys, database, journal, copies. The database
 * is closed. Window settings and the log stay; they hold nothing of anybody. Answers what could not be removed.
 */
export function eraseFolder(folder: string): readonly string[] {
  const left: string[] = []
  for (const name of [...KEYS, ...KEYS.map((key) => `${key}.draft`), ...REST]) {
    const path = join(folder, name)
    try {
      if (KEYS.includes(name)) overwrite(path)
      rmSync(path, { recursive: true, force: true })
    } catch {
      // Held by another program. Without its key it is noise; the others go all the same.
      left.push(name)
    }
  }
  return left
}

/** A removed name leaves its bytes on the disk; of a key those must not stay. */
function overwrite(path: string): void {
  if (!existsSync(path)) return
  const file = openSync(path, 'r+')
  try {
    writeSync(file, Buffer.alloc(statSync(path).size))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
