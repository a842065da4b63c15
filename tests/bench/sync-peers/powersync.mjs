// PowerSync's Node SDK on better-sqlite3, as it comes: a plain file, WAL, and the synchronous level SQLite was built with.
// The service is played by this program: the lines of its sync stream are made before the clock runs and handed to the
// SDK's own fetch without a network, which is to its advantage. Checksums are sent and checked.
import { createHash } from 'node:crypto'
import { column, PowerSyncDatabase, Schema, Table } from '@powersync/node'
import { measureSystem } from '../sync-measure.ts'

const LINE_ROWS = 1_000
const bucket = 'location["rainbow"]'
await measureSystem({
  durable: 'SQLite, NORMAL',
  isEncrypted: false,
  async start(folder, base, changes) {
    const service = createService()
    const database = new PowerSyncDatabase({
      schema: new Schema({ shift: shiftTable() }),
      database: { dbFilename: 'rows.db', dbLocation: folder },
      remoteOptions: { customFetch: service.fetch },
    })
    await database.init()
    const first = service.prepare(base.map((row) => ({ id: row.id, row })))
    const second = service.prepare(changes)
    const applied = watchSyncs(database)
    await database.connect({
      fetchCredentials: async () => ({ endpoint: 'http://127.0.0.1:1', token: 'bench' }),
      uploadData: async () => {},
    })
    await Promise.all([applied.next(), service.send(first)])
    return {
      async apply() {
        await Promise.all([applied.next(), service.send(second)])
      },
      read: async () =>
        (await database.getAll('select * from shift')).map((row) => ({
          ...row,
          breaks: JSON.parse(row.breaks),
        })),
      stop: () => database.close(),
    }
  },
})

function shiftTable() {
  const columns = {
    staffMemberId: column.text,
    locationId: column.text,
    groupId: column.text,
    day: column.text,
    startMinute: column.integer,
    endMinute: column.integer,
    breaks: column.text,
  }
  return new Table(columns, {
    indexes: { by_location: ['locationId', 'day'], by_staff: ['staffMemberId', 'day'] },
  })
}

/** Resolves when a checkpoint was applied, once for each time it is asked. */
function watchSyncs(database) {
  let lastAt = 0
  const waiting = []
  database.registerListener({
    statusChanged(status) {
      const at = status.lastSyncedAt?.getTime() ?? 0
      const error = status.dataFlowStatus?.downloadError
      if (error) throw error
      if (at <= lastAt) return
      lastAt = at
      waiting.shift()?.()
    },
  })
  return { next: () => new Promise((resolve) => waiting.push(resolve)) }
}

function createService() {
  const encoder = new TextEncoder()
  let stream
  let opened
  const isOpen = new Promise((resolve) => (opened = resolve))
  let op = 0
  let checksum = 0
  return {
    async fetch(url) {
      const { pathname } = new URL(String(url))
      if (pathname === '/write-checkpoint2.json') return Response.json({ data: { write_checkpoint: '1' } })
      if (pathname !== '/sync/stream') return new Response('not here', { status: 404 })
      const body = new ReadableStream({
        start(controller) {
          stream = controller
          opened()
        },
      })
      return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } })
    },
    prepare(changes) {
      const after = op
      const operations = changes.map(({ id, row }) => {
        op += 1
        const data = row === null ? null : JSON.stringify(asColumns(row))
        const sum = createHash('sha256').update(`${id}|${data}`).digest().readUInt32LE(0)
        checksum = (checksum + sum) >>> 0
        return {
          op_id: String(op),
          op: row === null ? 'REMOVE' : 'PUT',
          object_type: 'shift',
          object_id: id,
          subkey: 'shift',
          checksum: sum,
          data,
        }
      })
      const lines = [
        {
          checkpoint: {
            last_op_id: String(op),
            buckets: [{ bucket, checksum, count: op, priority: 3 }],
          },
        },
      ]
      for (let from = 0; from < operations.length; from += LINE_ROWS) {
        const data = operations.slice(from, from + LINE_ROWS)
        const until = after + from + data.length
        lines.push({
          data: {
            bucket,
            after: String(after + from),
            next_after: String(until),
            has_more: until < op,
            data,
          },
        })
      }
      lines.push({ checkpoint_complete: { last_op_id: String(op) } })
      return lines.map((line) => encoder.encode(`${JSON.stringify(line)}\n`))
    },
    async send(lines) {
      await isOpen
      for (const line of lines) stream.enqueue(line)
    },
  }
}

function asColumns({ id: _id, breaks, ...columns }) {
  return { ...columns, breaks: JSON.stringify(breaks) }
}
