import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { createWritableDb } from '#electron/db/handles.ts'
import type { WritableDb } from '#electron/db/handles.ts'
import { migrate } from '#electron/db/migrate.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { openConnection } from '#electron/db/open-connection.ts'

/** A database to measure with, and the act that opens it anew with nothing in memory. */
export interface MeasuredDatabase {
  db: WritableDb
  readonly path: string
  openAnew(): void
}

/** As the product has it: through its own door, under a key. */
export function encryptedDatabase(folder: string): MeasuredDatabase {
  const key = randomBytes(32)
  return measured(join(folder, 'encrypted.db'), (path) => openConnection(path, key, 'write'))
}

/**
 * The same without encryption. The product has no way to open one; this is a door of the benchmark's own, with the same
 * settings line by line.
 */
export function plainDatabase(folder: string): MeasuredDatabase {
  return measured(join(folder, 'plain.db'), (path) => {
    const connection = new Sqlite(path)
    for (const setting of [
      'foreign_keys=ON',
      'temp_store=MEMORY',
      'trusted_schema=OFF',
      'busy_timeout=5000',
      'cache_size=-32000',
      'journal_mode=WAL',
      'synchronous=FULL',
      'wal_autocheckpoint=4000',
      'fullfsync=1',
      'checkpoint_fullfsync=1',
      'secure_delete=ON',
    ]) {
      connection.pragma(setting)
    }
    return connection
  })
}

function measured(path: string, open: (path: string) => Database): MeasuredDatabase {
  const first = open(path)
  migrate(first, migrations, { key: Buffer.alloc(32), copyFolder: `${path}.copies` })
  const made: MeasuredDatabase = {
    db: createWritableDb(first),
    path,
    openAnew() {
      made.db.close()
      made.db = createWritableDb(open(path))
    },
  }
  return made
}
