import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, protocol } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { must } from '#shared/kernel/invariant.ts'
import { FlushingFolder } from './flushing-folder.ts'
import type { FromThread, ThreadAnswer, ThreadStart, ThreadStatement, ToThread } from './pglite-messages.ts'

/*
 * PostgreSQL inside this process, in a thread of its own: while it works it answers nobody, and the server must go on
 * answering. It runs what it is told in that order and knows nothing of transactions.
 */

const port = must(parentPort ?? undefined, 'this file runs as a thread')
const { dataFolder, isFlushing } = workerData as ThreadStart
const { serialize } = protocol
/** Statements PostgreSQL has planned. */
const prepared = new Set<string>()
const PARSE_COMPLETE = '1'.charCodeAt(0)

/** PGlite switches flushing off. We want it, by the one way that its file system can. */
const startParams = isFlushing
  ? [
      ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
      ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'jit=off'],
    ]
  : PGlite.defaultStartParams

function tell(message: FromThread): void {
  port.postMessage(message)
}

function run(db: PGlite, { id, name, text, values }: ThreadStatement): ThreadAnswer {
  if (name === null) return { id, bytes: db.execProtocolRawSync(serialize.query(text)) }
  const isKnown = prepared.has(name)
  const bytes = db.execProtocolRawSync(
    joined([
      ...(isKnown ? [] : [serialize.parse({ name, text })]),
      serialize.bind({ statement: name, values: [...values] }),
      serialize.execute({}),
      serialize.sync(),
    ]),
  )
  if (!isKnown && bytes[0] === PARSE_COMPLETE) prepared.add(name)
  return { id, bytes }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}

async function work(): Promise<void> {
  const fs = isFlushing ? new FlushingFolder(dataFolder) : new NodeFS(dataFolder)
  const db = await PGlite.create({ fs, startParams })
  port.on('message', (message: ToThread) => {
    if (message.kind === 'close') {
      void db.close().then(() => {
        tell({ kind: 'closed' })
        port.close()
      })
      return
    }
    const answers = message.statements.map((statement) => run(db, statement))
    tell({ kind: 'answers', answers })
  })
  tell({ kind: 'open' })
}

await work().catch((error: unknown) => {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  port.close()
})
