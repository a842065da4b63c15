import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '#electron/machine/folder-lock.ts'
import type { FolderLock } from '#electron/machine/folder-lock.ts'
import { DatabaseInUse } from '../sql/database-in-use.ts'
import { runTransaction } from '../sql/run-transaction.ts'
import type { SqlEngine } from '../sql/sql-session.ts'
import { StoreUnavailable } from '../store.ts'
import { startDatabaseThread } from './database-thread.ts'
import type { DatabaseThread } from './database-thread.ts'
import { flushFolder } from './flush-folder.ts'

export interface PgliteOptions {
  /** Ours alone; made when it is not there. */
  readonly folder: string
  /** Whether a commit waits for the disk. False only where nothing has to survive a power cut, as in a test. */
  readonly isFlushing?: boolean
}

const LOCK_FILE = 'headquarters.lock'
const DATA = 'data'
const DRAFT = 'data.draft'

/**
 * PostgreSQL inside this process, kept in a folder. It has one connection: transactions take turns. Throws
 * `DatabaseInUse` when another process has the folder.
 */
export async function openPgliteEngine({ folder, isFlushing = true }: PgliteOptions): Promise<SqlEngine> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = takeLock(folder)
  const dataFolder = join(folder, DATA)
  let thread: DatabaseThread
  try {
    if (!existsSync(dataFolder)) await makeDatabase(folder, isFlushing)
    thread = await startDatabaseThread({ dataFolder, isFlushing })
  } catch (error) {
    lock.release()
    throw error
  }
  let turn: Promise<unknown> = Promise.resolve()
  let isClosed = false

  function inTurn<Value>(work: (thread: DatabaseThread) => Promise<Value>): Promise<Value> {
    const mine = turn.then(async () => {
      if (isClosed) throw new StoreUnavailable('this headquarters was closed')
      // It stopped in the middle of something: what was committed is on the disk.
      if (thread.isGone) thread = await startDatabaseThread({ dataFolder, isFlushing })
      return work(thread)
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    kind: 'pglite',
    transaction: (mode, work) => inTurn((connection) => runTransaction(connection, mode, work)),
    execute: (text) => inTurn((connection) => connection.execute(text)),
    // The lock is a file of this process: nobody takes it while it lives.
    tenure: () => 0,
    async close() {
      await inTurn(async (connection) => {
        isClosed = true
        await connection.close()
      }).catch(() => undefined)
      lock.release()
    },
  }
}

/** PGlite has no lock of its own, and a second opening loses records. */
function takeLock(folder: string): FolderLock {
  const lock = lockFolder(folder, LOCK_FILE)
  if (lock.ok) return lock.value
  throw new DatabaseInUse(
    `another headquarters (process ${lock.refusal}) works in this folder; stop that one first`,
  )
}

/** Made beside its place and put there when it is whole: a start that is cut off leaves nothing to stumble over. */
async function makeDatabase(folder: string, isFlushing: boolean): Promise<void> {
  const draft = join(folder, DRAFT)
  rmSync(draft, { recursive: true, force: true })
  const thread = await startDatabaseThread({ dataFolder: draft, isFlushing: false })
  await thread.close()
  if (isFlushing) await flushFolder(draft)
  renameSync(draft, join(folder, DATA))
}
