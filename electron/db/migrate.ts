import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Migration } from './migrations/migration.ts'
import { openConnection } from './open-connection.ts'
import type { OpenFailure } from './open-failure.ts'

export interface MigrateOptions {
  readonly key: Buffer
  readonly copyFolder: string
}

/**
 * Carries out the steps a file has not had yet, each in a transaction of its own together with its number. An upgrade
 * of a file that holds data starts with a copy that is proved sound. Gives a failure, or `undefined` when up to date.
 */
export function migrate(
  connection: Database,
  migrations: readonly Migration[],
  options: MigrateOptions,
): OpenFailure | undefined {
  const fileVersion = Number(connection.pragma('user_version', { simple: true }))
  if (fileVersion > migrations.length) return { kind: 'newer', fileVersion, knownVersion: migrations.length }
  if (fileVersion > 0 && fileVersion < migrations.length) {
    const failure = copyBeforeUpgrade(connection, fileVersion, options)
    if (failure !== undefined) return failure
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < fileVersion) continue
    connection.exec('begin immediate')
    try {
      connection.exec(migration.sql)
      connection.pragma(`user_version=${index + 1}`)
      connection.exec('commit')
    } catch (error) {
      if (connection.inTransaction) connection.exec('rollback')
      throw error
    }
  }
  return undefined
}

/** `VACUUM INTO` keeps the encryption; the backup interface does not work on encrypted files. */
function copyBeforeUpgrade(
  connection: Database,
  fileVersion: number,
  options: MigrateOptions,
): OpenFailure | undefined {
  mkdirSync(options.copyFolder, { recursive: true, mode: 0o700 })
  const target = join(options.copyFolder, `before-upgrade-from-${fileVersion}.db`)
  const draft = `${target}.draft`
  rmSync(draft, { force: true })
  connection.prepare('vacuum into ?').run(draft)
  const problem = problemOfCopy(connection, draft, options.key)
  if (problem !== undefined) {
    rmSync(draft, { force: true })
    return { kind: 'copyFailed', detail: problem }
  }
  flushFile(draft)
  renameSync(draft, target)
  return undefined
}

function problemOfCopy(original: Database, path: string, key: Buffer): string | undefined {
  if (isPlaintext(path)) return 'notEncrypted'
  const copy = openConnection(path, key, 'read')
  try {
    if (String(copy.pragma('quick_check(1)', { simple: true })) !== 'ok') return 'quickCheck'
    if (JSON.stringify(countsOf(copy)) !== JSON.stringify(countsOf(original))) return 'rowCounts'
    return undefined
  } finally {
    copy.close()
  }
}

function isPlaintext(path: string): boolean {
  const header = Buffer.alloc(16)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  return header.toString('latin1').startsWith('SQLite format 3')
}

function countsOf(connection: Database): readonly unknown[] {
  const names = connection
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
    )
    .all()
  return names.map(({ name }) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get()])
}

function flushFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
