import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceId } from '#shared/domain/ids.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { acquireFolderLock } from './folder-lock.ts'
import type { FolderLock } from './folder-lock.ts'
import type { WritableDb } from './handles.ts'
import { openKey } from './key-file.ts'
import type { KeySealer } from './key-sealer.ts'
import type { Migration } from './migrations/migration.ts'
import { failureOf, openDatabase } from './open-database.ts'
import type { OpenFailure } from './open-failure.ts'
import { findMeta, putMeta } from './repositories/meta.ts'

export const DATABASE_FILE = 'dagdeel.db'
export const COPY_FOLDER = 'copies'
export const LOCAL_KEY_FILE = 'local.key'

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
    const locked = acquireFolderLock(folder)
    if (!locked.ok) return locked
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
    db = opened.value
    return ok({ db, deviceId: deviceIdOf(db), close: () => closeAll(opened.value, lock) })
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

async function openSealed(options: OpenDataFolderOptions): Promise<Result<WritableDb, OpenFailure>> {
  const path = join(options.folder, DATABASE_FILE)
  const key = await openKey(options.folder, options.sealers, existsSync(path))
  if (!key.ok) return key
  try {
    return openDatabase({
      path,
      key: key.value,
      copyFolder: join(options.folder, COPY_FOLDER),
      ...(options.migrations === undefined ? {} : { migrations: options.migrations }),
    })
  } finally {
    // From here on only SQLite holds it.
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
