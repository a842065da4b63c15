import { existsSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createWritableDb } from './handles.ts'
import type { WritableDb } from './handles.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { migrations as allMigrations } from './migrations/migrations.ts'
import { openConnection } from './open-connection.ts'
import type { OpenFailure } from './open-failure.ts'

export interface OpenDatabaseOptions {
  readonly path: string
  /** 32 bytes, already known to be the key of this folder. */
  readonly key: Buffer
  /** Where the copy goes that is made before an upgrade. */
  readonly copyFolder: string
  readonly migrations?: readonly Migration[]
}

/**
 * Opens the database, brings it up to date and hands it out. A file that is damaged, newer or not ours is looked at
 * through a read-only connection first, so that it stays byte for byte as it was.
 */
export function openDatabase(options: OpenDatabaseOptions): Result<WritableDb, OpenFailure> {
  const migrations = options.migrations ?? allMigrations
  if (existsSync(options.path)) {
    const failure = inspect(options.path, options.key, migrations.length)
    if (failure !== undefined) return refuse(failure)
  }
  let connection: Database
  try {
    connection = openConnection(options.path, options.key, 'write')
  } catch (error) {
    return refuse(failureOf(error))
  }
  try {
    const failure = migrate(connection, migrations, options)
    if (failure === undefined) return ok(createWritableDb(connection))
    connection.close()
    return refuse(failure)
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Looking leaves two empty files beside the database; they go again unless they were there before. */
function inspect(path: string, key: Buffer, knownVersion: number): OpenFailure | undefined {
  const traces = [`${path}-wal`, `${path}-shm`].filter((trace) => !existsSync(trace))
  try {
    return lookInto(path, key, knownVersion)
  } finally {
    for (const trace of traces) rmSync(trace, { force: true })
  }
}

function lookInto(path: string, key: Buffer, knownVersion: number): OpenFailure | undefined {
  let connection: Database
  try {
    connection = openConnection(path, key, 'read')
  } catch (error) {
    return failureOf(error)
  }
  try {
    const fileVersion = Number(connection.pragma('user_version', { simple: true }))
    if (fileVersion > knownVersion) return { kind: 'newer', fileVersion, knownVersion }
    const finding = String(connection.pragma('quick_check(1)', { simple: true }))
    return finding === 'ok' ? undefined : { kind: 'damaged', detail: 'quickCheck' }
  } catch (error) {
    return failureOf(error)
  } finally {
    connection.close()
  }
}

/** What an error of SQLite or of the file system means for the person who wants to open the file. */
export function failureOf(error: unknown): OpenFailure {
  if (error instanceof Sqlite.SqliteError) {
    if (error.code === 'SQLITE_NOTADB') return { kind: 'damaged', detail: 'notADatabase' }
    if (error.code.startsWith('SQLITE_CORRUPT')) return { kind: 'damaged', detail: 'corrupt' }
    return { kind: 'unreachable', code: error.code }
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { kind: 'unreachable', code: error.code }
  }
  throw error
}
