import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceId } from '#shared/domain/ids.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { lockFolder } from '../machine/folder-lock.ts'
import type { FolderLock } from '../machine/folder-lock.ts'
import type { WritableDb } from './handles.ts'
import { journalKeyOf, openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { openKey } from './key-file.ts'
import type { KeySealer } from './key-sealer.ts'
import type { Migration } from './migrations/migration.ts'
import { failureOf, openDatabase } from './open-database.ts'
import type { OpenFailure } from './open-failure.ts'
import { findMeta, putMeta } from './repositories/meta.ts'
import { makeVerifiedCopy } from './verified-copy.ts'

const LOCK_FILE = 'dagdeel.lock'

export const DATABASE_FILE = 'dagdeel.db'
export const COPY_FOLDER = 'copies'
export const LOCAL_KEY_FILE = 'local.key'
export const JOURNAL_FILE = 'pending.log'

export interface OpenDataFolderOptions {
  readonly folder: string
  /** Ways to open the key; the first one seals a new key. */
  readonly sealers: readonly KeySealer[]
  readonly migrations?: readonly Migration[]
}

export interface OpenedDataFolder {
  readonly db: WritableDb
  /** This installation, made on its first start. */
  readonly deviceId: DeviceId
  /** Acts that headquarters has not judged, outside the database. Empty on a computer that works by itself. */
  readonly journal: Journal
  /**
   * A copy of the database in the folder of copies, under the same key, proved sound. The key is opened once more for
   * it and forgotten again. Gives what is wrong, or `undefined`.
   */
  makeCopy(name: string): Promise<string | undefined>
  /** Removes every copy: somebody in them was erased. */
  removeCopies(): void
  /** Closes the database and lets the folder go. */
  close(): void
}

/**
 * Opens a data folder: lock, key, database, schema. Every failure is a value and leaves the files as they were; there
 * is no failure that is answered by deleting anything.
 */
export async function openDataFolder(
  options: OpenDataFolderOptions,
): Promise<Result<OpenedDataFolder, OpenFailure>> {
  const { folder } = options
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const locked = lockFolder(folder, LOCK_FILE)
    if (!locked.ok) return refuse({ kind: 'inUse', pid: locked.refusal })
    const opened = await openLocked(options, locked.value)
    if (!opened.ok) locked.value.release()
    return opened
  } catch (error) {
    return refuse(failureOf(error))
  }
}

async function openLocked(
  options: OpenDataFolderOptions,
  lock: FolderLock,
): Promise<Result<OpenedDataFolder, OpenFailure>> {
  let db: WritableDb | undefined
  try {
    const opened = await openSealed(options)
    if (!opened.ok) return opened
    const { journal } = opened.value
    db = opened.value.db
    return ok({
      ...opened.value,
      deviceId: deviceIdOf(db),
      makeCopy: (name) => makeCopy(options, opened.value.db, name),
      removeCopies: () => rmSync(join(options.folder, COPY_FOLDER), { recursive: true, force: true }),
      close: () => {
        journal.close()
        closeAll(opened.value.db, lock)
      },
    })
  } catch (error) {
    if (db === undefined) lock.release()
    else closeAll(db, lock)
    throw error
  }
}

function closeAll(db: WritableDb, lock: FolderLock): void {
  db.close()
  lock.release()
}

async function openSealed(
  options: OpenDataFolderOptions,
): Promise<Result<{ readonly db: WritableDb; readonly journal: Journal }, OpenFailure>> {
  const path = join(options.folder, DATABASE_FILE)
  const key = await openKey(options.folder, options.sealers, existsSync(path))
  if (!key.ok) return key
  const journalKey = journalKeyOf(key.value)
  try {
    const db = openDatabase({
      path,
      key: key.value,
      copyFolder: join(options.folder, COPY_FOLDER),
      ...(options.migrations === undefined ? {} : { migrations: options.migrations }),
    })
    if (!db.ok) return db
    try {
      return ok({ db: db.value, journal: openJournal(join(options.folder, JOURNAL_FILE), journalKey) })
    } catch (error) {
      db.value.close()
      throw error
    }
  } finally {
    // From here on only SQLite holds it, and the journal the one that follows from it.
    key.value.fill(0)
    journalKey.fill(0)
  }
}

async function makeCopy(
  options: OpenDataFolderOptions,
  db: WritableDb,
  name: string,
): Promise<string | undefined> {
  const key = await openKey(options.folder, options.sealers, true)
  if (!key.ok) return key.refusal.kind
  try {
    return makeVerifiedCopy(db, { folder: join(options.folder, COPY_FOLDER), name, key: key.value })
  } catch (error) {
    const failure = failureOf(error)
    return 'code' in failure ? failure.code : failure.kind
  } finally {
    key.value.fill(0)
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
