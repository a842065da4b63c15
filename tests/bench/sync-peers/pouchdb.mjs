// PouchDB on LevelDB: one database replicates to another. Its indexes are views that are built when they are asked, so
// none is timed here, which is to its advantage.
import { join } from 'node:path'
import leveldb from 'pouchdb-adapter-leveldb'
import PouchDB from 'pouchdb-core'
import replication from 'pouchdb-replication'
import { measureSystem } from '../sync-measure.ts'

PouchDB.plugin(leveldb).plugin(replication)

await measureSystem({
  durable: 'LevelDB',
  isEncrypted: false,
  async start(folder, base, changes) {
    const far = new PouchDB(join(folder, 'far'), { adapter: 'leveldb' })
    const near = new PouchDB(join(folder, 'near'), { adapter: 'leveldb' })
    const revisions = new Map()
    for (const answer of await far.bulkDocs(base.map(asDocument))) revisions.set(answer.id, answer.rev)
    await pull(far, near)
    await far.bulkDocs(
      changes.map(({ id, row }) => ({
        ...(row === null ? { _id: id, _deleted: true } : asDocument(row)),
        ...(revisions.has(id) ? { _rev: revisions.get(id) } : {}),
      })),
    )
    return {
      apply: () => pull(far, near),
      async read() {
        const { rows } = await near.allDocs({ include_docs: true })
        return rows.map(({ doc }) => ({ ...doc, id: doc._id }))
      },
      async stop() {
        await near.close()
        await far.destroy()
      },
    }
  },
})

async function pull(far, near) {
  const result = await near.replicate.from(far, { batch_size: 1_000 })
  if (!result.ok || result.doc_write_failures > 0) throw new Error('the replication did not end well')
}

function asDocument({ id, ...fields }) {
  return { _id: id, ...fields }
}
