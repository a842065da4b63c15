import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceId } from '#shared/domain/ids.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import { openKeyDesk } from '../keys/key-desk.ts'
import type { KeyDesk } from '../keys/key-desk.ts'
import { mendKeys } from '../keys/key-store.ts'
import { openKey } from '../keys/open-key.ts'
import type { KeyWay } from '../keys/open-key.ts'
import type { FolderLock } from '../machine/folder-lock.ts'
import { changeKey, opensWith } from './change-key.ts'
import { removeCopiesEverywhere } from './copy-folders.ts'
import type { WritableDb } from './handles.ts'
import { journalKeyOf, openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import type { KeySealer } from './key-sealer.ts'
import type { Migration } from './migrations/migration.ts'
import { lockDataFolder } from './lock-data-folder.ts'
import { failureOf, openDatabase } from './open-database.ts'
import type { OpenFailure } from './open-failure.ts'
import { findMeta, putMeta } from './repositories/meta.ts'
import { finishSwap, isSwapReadable } from './swap-database.ts'
import { makeVerifiedCopy } from './verified-copy.ts'

export const DATABASE_FILE = 'dagdeel.db'
export const COPY_FOLDER = 'copies'
export const LOCAL_KEY_FILE = 'local.key'
export const JOURNAL_FILE = 'pending.log'

export interface OpenDataFolderOptions {
  readonly folder: string
  /** What the machine can seal with; the first one seals a new key when no password does. */
  readonly sealers: readonly KeySealer[]
  /** How the key is come by; left out = the machine opens it by itself. */
  readonly way?: KeyWay
  readonly migrations?: readonly Migration[]
}

export interface OpenedDataFolder {
  readonly db: WritableDb
  /** This installation, made on its first start. */
  readonly deviceId: DeviceId
  /** Acts that headquarters has not judged, outside the database. Empty on a computer that works by itself. */
  readonly journal: Journal
  /** The ways to open this folder, and its key as long as it is open. */
  readonly keys: KeyDesk
  /**
   * A copy of the database in the folder of copies, under the same key, proved sound. Gives what is wrong, or
   * `undefined`.
   */
  makeCopy(name: string): Promise<string | undefined>
  /** Removes every copy: somebody in them was erased. */
  removeCopies(): void
  /** Empties SQLite's log into the database, closes it, forgets the key and lets the folder go. */
  close(): void
}

/**
 * Opens a data folder: lock, key, database, schema. Every failure is a value and leaves the files as they were; there
 * is no failure that is answered by deleting anything.
 */
export async function openDataFolder(
  options: OpenDataFolderOptions,
): Promise<Result<OpenedDataFolder, OpenFailure>> {
  const locked = lockDataFolder(options.folder)
  if (!locked.ok) return locked
  try {
    const opened = await openLocked(options, locked.value)
    if (!opened.ok) locked.value.release()
    return opened
  } catch (error) {
    locked.value.release()
    return refuse(failureOf(error))
  }
}

async function openLocked(
  options: OpenDataFolderOptions,
  lock: FolderLock,
): Promise<Result<OpenedDataFolder, OpenFailure>> {
  const { folder, sealers, way = { kind: 'machine' } } = options
  if (!isSwapReadable(folder)) return refuse({ kind: 'damaged', detail: 'swap' })
  // A copy that was being put back when the program ended goes in its place first.
  finishSwap(folder)
  const path = join(folder, DATABASE_FILE)
  const opened = await openKey({ folder, sealers, way, hasData: existsSync(path) })
  if (!opened.ok) return opened
  const parts: { close(): void }[] = []
  const { key, former } = opened.value
  try {
    const change = former === undefined ? nothingDue(key) : finishKeyChange(folder, key, former)
    const { ofDatabase } = change
    const file = change.isDone ? settledKeys(folder, opened.value.file) : opened.value.file
    const db = openDatabase({
      path,
      key: ofDatabase,
      copyFolder: join(folder, COPY_FOLDER),
      ...(options.migrations === undefined ? {} : { migrations: options.migrations }),
    })
    if (!db.ok) return db
    parts.unshift(db.value)
    const journal = openJournalUnder(
      ofDatabase,
      ofDatabase === key ? former : key,
      join(folder, JOURNAL_FILE),
    )
    parts.unshift(journal)
    const deviceId = deviceIdOf(db.value)
    const layer = sealers.find(({ keepsSecret }) => keepsSecret === true)
    const keys = openKeyDesk({
      ...{ folder, sealers, layer, ofDatabase, installId: deviceId },
      opened: { ...opened.value, file },
    })
    parts.unshift(keys)
    return ok(openedFolder(folder, { db: db.value, journal, keys, deviceId }, lock))
  } catch (error) {
    for (const part of parts) part.close()
    throw error
  } finally {
    // From here on the desk holds it, SQLite, and the journal the one that follows from it.
    key.fill(0)
    former?.fill(0)
  }
}

function openedFolder(
  folder: string,
  parts: Pick<OpenedDataFolder, 'db' | 'journal' | 'keys' | 'deviceId'>,
  lock: FolderLock,
): OpenedDataFolder {
  const { db, journal, keys } = parts
  let isOpen = true
  return {
    ...parts,
    makeCopy: (name) => Promise.resolve(keys.withKey((key) => makeCopy(folder, db, name, key))),
    removeCopies: () => removeCopiesEverywhere(folder),
    close: () => {
      if (!isOpen) return
      isOpen = false
      // Whatever fails, the key is wiped, the database closed and the folder let go. PRIV-6
      const steps = [
        () => keys.close(),
        () => journal.close(),
        () => db.emptyJournalFile(),
        () => db.close(),
        () => lock.release(),
      ]
      closeAll(steps)
    },
  }
}

/** Takes every step, and then throws what failed first. */
function closeAll(steps: readonly (() => void)[]): void {
  const [step, ...others] = steps
  try {
    step?.()
  } finally {
    if (others.length > 0) closeAll(others)
  }
}

interface FinishedChange {
  readonly ofDatabase: Buffer
  /** Nothing is under the key before any more. */
  readonly isDone: boolean
}

function nothingDue(key: Buffer): FinishedChange {
  return { ofDatabase: key, isDone: true }
}

/**
 * A key change that was begun goes on, or the folder opens under the key its database has: a full disk must not keep
 * anybody out. What is not done goes on at the next opening.
 */
function finishKeyChange(folder: string, key: Buffer, former: Buffer): FinishedChange {
  try {
    changeKey(folder, { former, key })
    return { ofDatabase: key, isDone: true }
  } catch (error) {
    if (failureOf(error).kind !== 'unreachable') throw error
    const path = join(folder, DATABASE_FILE)
    const ofDatabase = [former, key].find((one) => opensWith(path, one))
    if (ofDatabase === undefined) throw error
    return { ofDatabase, isDone: false }
  }
}

/**
 * Everything is under the present key: the one before is of no use any more, and both copies say the same. Where the disk
 * takes nothing that waits for the next opening: what is there opens, and keeps nobody out.
 */
function settledKeys(folder: string, known: KeyFile): KeyFile {
  const file = { ...known }
  delete file.former
  try {
    mendKeys(folder, file)
    return file
  } catch (error) {
    if (failureOf(error).kind !== 'unreachable') throw error
    return known
  }
}

function openJournalUnder(databaseKey: Buffer, otherKey: Buffer | undefined, path: string): Journal {
  const journalKey = journalKeyOf(databaseKey)
  const other = otherKey === undefined ? undefined : journalKeyOf(otherKey)
  try {
    return openJournal(path, journalKey, other)
  } finally {
    journalKey.fill(0)
    other?.fill(0)
  }
}

function makeCopy(folder: string, db: WritableDb, name: string, key: Buffer): string | undefined {
  try {
    return makeVerifiedCopy(db, { folder: join(folder, COPY_FOLDER), name, key })
  } catch (error) {
    const failure = failureOf(error)
    return 'code' in failure ? failure.code : failure.kind
  }
}

function deviceIdOf(db: WritableDb): DeviceId {
  const known = findMeta(db, 'deviceId')
  if (known !== undefined) return known as DeviceId
  const made = randomUUID()
  db.inTransaction(() => {
    putMeta(db, 'deviceId', made)
    return ok(undefined)
  })
  return made as DeviceId
}
