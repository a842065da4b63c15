import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { invariant } from '#shared/kernel/invariant.ts'

export const KEY_BYTES = 32
const LEAST_NODE_API = 10

/**
 * Opens one connection to an encrypted file. The first statements of every connection are the cipher and the key;
 * nothing else may come before them. Throws SQLite's own error when the key does not fit.
 */
export function openConnection(path: string, key: Buffer, access: 'read' | 'write'): Database {
  invariant(key.length === KEY_BYTES, 'a database key is 32 bytes')
  // On an older Node the native module does not fail, it takes the whole process down.
  invariant(Number(process.versions['napi']) >= LEAST_NODE_API, 'the database needs Node 22.14 or newer')
  const connection = new Sqlite(path, access === 'read' ? { readonly: true, fileMustExist: true } : {})
  try {
    connection.pragma("cipher='chacha20'")
    // A raw key: as a buffer or plain text it would be taken for a passphrase.
    connection.pragma(`key="x'${key.toString('hex')}'"`)
    // Reads the first page, so a key that does not fit fails here and not later.
    connection.prepare('select count(*) from sqlite_master').get()
    connection.pragma('foreign_keys=ON')
    connection.pragma('temp_store=MEMORY')
    connection.pragma('trusted_schema=OFF')
    connection.pragma('busy_timeout=5000')
    // 32 MB: a large transaction that does not fit is encrypted, written and read back page by page.
    connection.pragma('cache_size=-32000')
    if (access === 'write') {
      connection.pragma('journal_mode=WAL')
      // The build's default in WAL mode is NORMAL, which may lose confirmed commits when the power fails.
      connection.pragma('synchronous=FULL')
      // 16 MB instead of 4: a large answer of headquarters is moved from the log to the file when nobody waits for it.
      connection.pragma('wal_autocheckpoint=4000')
      connection.pragma('fullfsync=1')
      connection.pragma('checkpoint_fullfsync=1')
      // Removed rows are overwritten, so that an erased child does not linger in free pages.
      connection.pragma('secure_delete=ON')
    }
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}
