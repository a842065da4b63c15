import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder, writeFileAtomically } from './atomic-file.ts'
import { asideFolderOf } from './copy-folders.ts'

/** The database that comes, whole and closed, before it has its name. */
const COMING_FILE = 'coming.db'
/** Says that the coming one is whole and meant; from here on there is no way back, only forward. */
const INTENT_FILE = 'swap.json'
const DATABASE_FILES = ['dagdeel.db', 'dagdeel.db-wal', 'dagdeel.db-shm'] as const
const MOMENT = /^[0-9A-Za-z-]{1,40}$/

/** Where a database is built that is to take the place of the present one. */
export function comingDatabase(folder: string): string {
  return join(folder, COMING_FILE)
}

/**
 * Makes room for another coming database. What an earlier try meant counts no more; but where it was already under way it is
 * finished, for then the coming one is the only one. Without this a try that ends half way would be put in place.
 */
export function beginComing(folder: string): void {
  const isUnderWay = isSwapMeant(folder) && !existsSync(join(folder, DATABASE_FILES[0]))
  if (isUnderWay && isSwapReadable(folder)) finishSwap(folder)
  cancelSwap(folder)
}

/** Another database is not wanted in the place of the present one after all; that one is still there. */
export function cancelSwap(folder: string): void {
  // The intent first, and on the disk: without the coming one it moves nothing, with half of one it does.
  rmSync(join(folder, INTENT_FILE), { force: true })
  flushFolder(folder)
  clearComing(folder)
}

/** Takes away what an earlier try left; nothing was promised yet. */
export function clearComing(folder: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    rmSync(`${comingDatabase(folder)}${ending}`, { force: true })
  }
}

/**
 * The coming database is whole: it takes the place of the present one, now or at the next start. What was there is moved
 * to a folder of its own and never removed. Answers the name of that folder: `moment`, with a count behind it when there
 * is one of that name, for a clock can be set back.
 */
export function meanToSwap(folder: string, moment: string): string {
  const free = freeName(asideFolderOf(folder), moment)
  writeFileAtomically(join(folder, INTENT_FILE), `${JSON.stringify({ moment: free })}\n`)
  return free
}

function freeName(aside: string, moment: string): string {
  let name = moment
  for (let count = 2; existsSync(join(aside, name)); count += 1) name = `${moment}-${count}`
  return name
}

/**
 * Whether an intent, when there is one, says what is meant. It is written whole or not at all, so one that says nothing
 * was broken later: then nothing is moved, and putting a copy back writes a new one.
 */
export function isSwapReadable(folder: string): boolean {
  const intent = join(folder, INTENT_FILE)
  if (!existsSync(intent)) return true
  try {
    momentIn(readFileSync(intent, 'utf8'))
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

/** Whether another database waits to take the place of the present one. */
export function isSwapMeant(folder: string): boolean {
  return existsSync(join(folder, INTENT_FILE))
}

/**
 * Puts the coming database in its place, or goes on where a program that was ended stopped. Every step leaves the old
 * one or the new one whole, and the intent says which is wanted; the old log goes along with the old file, for a log that
 * stays behind would be written into the new one. Under the lock of the folder, the database closed. Answers the folder
 * with what was moved aside, relative to the data folder, or `undefined` when there was nothing to do.
 */
export function finishSwap(folder: string): string | undefined {
  const intent = join(folder, INTENT_FILE)
  if (!existsSync(intent)) {
    clearComing(folder)
    return undefined
  }
  const moment = momentIn(readFileSync(intent, 'utf8'))
  const coming = comingDatabase(folder)
  const movedTo = join(asideFolderOf(folder), moment)
  if (existsSync(coming)) {
    mkdirSync(movedTo, { recursive: true, mode: 0o700 })
    for (const name of DATABASE_FILES) {
      const path = join(folder, name)
      if (existsSync(path)) renameSync(path, join(movedTo, name))
    }
    flushFolder(movedTo)
    renameSync(coming, join(folder, DATABASE_FILES[0]))
    flushFolder(folder)
  }
  rmSync(intent)
  clearComing(folder)
  flushFolder(folder)
  return `aside/${moment}`
}

/** The intent is written whole or not at all; what it says names a folder, so it is looked at all the same. */
function momentIn(text: string): string {
  const value: unknown = JSON.parse(text)
  const moment = typeof value === 'object' && value !== null && 'moment' in value ? value.moment : undefined
  return typeof moment === 'string' && MOMENT.test(moment) ? moment : 'unknown'
}
