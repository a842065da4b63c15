import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { KEY_FILES } from '../keys/key-store.ts'
import { writeWhole } from './write-whole.ts'
import { listOwnNames, readCopyPlaces } from './copy-folders.ts'

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
  'dagdeel.db.next-wal',
  'dagdeel.db.next-shm',
  'dagdeel.db.next-journal',
  'gate.json',
  'gate.json.draft',
  'attempts.log',
  'attempts.log.draft',
  'copies',
  'aside',
  'salvage',
  'coming.db',
  'coming.db-wal',
  'coming.db-shm',
  'coming.db-journal',
  'swap.json',
  'swap.json.draft',
  'erased.log',
  'erased.log.draft',
  'erased.log.next',
  'former.log',
  'former.log.draft',
  'former.log.next',
  'copies.json',
  'copies.json.draft',
]

/**
 * Makes everything in a data folder unreadable for good, and removes it: keys, database, journal, copies, also those in
 * the second place when that can be reached now. The database is closed. Window settings and the log stay; they hold
 * nothing of anybody. Answers what could not be removed.
 */
export function eraseFolder(folder: string): readonly string[] {
  const places = placesOf(folder)
  const keys = [...KEYS, ...KEYS.map((key) => `${key}.draft`)]
  const left = [...eraseNames(folder, keys), ...places.flatMap(eraseCopiesIn)]
  return [...left, ...eraseNames(folder, REST)]
}

function eraseNames(folder: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const path = join(folder, name)
    try {
      if (isKeyFile(name)) overwrite(path)
      rmSync(path, { recursive: true, force: true })
      return false
    } catch {
      // Held by another program. Without its key it is noise; the others go all the same.
      return true
    }
  })
}

function placesOf(folder: string): readonly string[] {
  try {
    const { second, left } = readCopyPlaces(folder)
    return second === null ? left : [second, ...left]
  } catch {
    // What cannot be read names no place; here at least everything goes.
    return []
  }
}

/** The folder in the second place is of this installation; a stick that is out of the machine keeps what it has. */
function eraseCopiesIn(second: string): readonly string[] {
  try {
    if (!existsSync(second)) return []
    const left = eraseNames(second, listOwnNames(second))
    if (readdirSync(second).length === 0) rmdirSync(second)
    return left
  } catch {
    return [second]
  }
}

function isKeyFile(name: string): boolean {
  return KEYS.includes(name) || name.endsWith('.keys.json')
}

/** A removed name leaves its bytes on the disk; of a key those must not stay. */
function overwrite(path: string): void {
  if (!existsSync(path)) return
  const file = openSync(path, 'r+')
  try {
    writeWhole(file, Buffer.alloc(statSync(path).size), 0)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
