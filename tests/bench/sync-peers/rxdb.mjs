// RxDB with its storage in memory (the one on SQLite is sold apart): a collection with two indexes and the replication
// plugin, pages of 1,000 documents.
import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBQueryBuilderPlugin } from 'rxdb/plugins/query-builder'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { Subject } from 'rxjs'
import { measureSystem } from '../sync-measure.ts'

addRxPlugin(RxDBQueryBuilderPlugin)
const text = { type: 'string', maxLength: 64 }
const minute = { type: 'integer', minimum: 0, maximum: 1440, multipleOf: 1 }

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text,
    staffMemberId: text,
    locationId: text,
    groupId: text,
    day: text,
    startMinute: minute,
    endMinute: minute,
    breaks: { type: 'array', items: { type: 'object' } },
  },
  required: ['id', 'staffMemberId', 'locationId', 'groupId', 'day', 'startMinute', 'endMinute', 'breaks'],
  indexes: [
    ['locationId', 'day'],
    ['staffMemberId', 'day'],
  ],
}

await measureSystem({
  durable: 'no',
  isEncrypted: false,
  async start(_folder, base, changes) {
    const database = await createRxDatabase({
      name: 'bench',
      storage: getRxStorageMemory(),
      multiInstance: false,
    })
    const { shift } = await database.addCollections({ shift: { schema } })
    const byId = new Map(base.map((row) => [row.id, row]))
    const log = base.map((row) => ({ ...row, _deleted: false }))
    const news = new Subject()
    const replication = replicateRxCollection({
      collection: shift,
      replicationIdentifier: 'bench',
      live: true,
      pull: {
        batchSize: 1_000,
        stream$: news.asObservable(),
        handler: async (checkpoint, size) => {
          const from = checkpoint?.at ?? 0
          const documents = log.slice(from, from + size)
          return { documents, checkpoint: { at: from + documents.length } }
        },
      },
    })
    await replication.awaitInitialReplication()
    for (const { id, row } of changes) {
      log.push(row === null ? { ...byId.get(id), _deleted: true } : { ...row, _deleted: false })
    }
    return {
      async apply() {
        news.next('RESYNC')
        await replication.awaitInSync()
      },
      read: async () => (await shift.find().exec()).map((document) => document.toMutableJSON()),
      stop: async () => {
        await replication.cancel()
        await database.close()
      },
    }
  },
})
