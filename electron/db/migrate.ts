import type { Database } from 'better-sqlite3'
import type { Migration } from './migrations/migration.ts'
import type { OpenFailure } from './open-failure.ts'
import { makeVerifiedCopy } from './verified-copy.ts'

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

function copyBeforeUpgrade(
  connection: Database,
  fileVersion: number,
  options: MigrateOptions,
): OpenFailure | undefined {
  const problem = makeVerifiedCopy(
    {
      copyInto: (path) => void connection.prepare('vacuum into ?').run(path),
      all: (sql) => connection.prepare(sql).all(),
    },
    { folder: options.copyFolder, name: `before-upgrade-from-${fileVersion}.db`, key: options.key },
  )
  return problem === undefined ? undefined : { kind: 'copyFailed', detail: problem }
}
