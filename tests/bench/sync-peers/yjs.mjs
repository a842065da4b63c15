// Yjs: one map of rows, each row a map of its own so that two people may change two fields of it. The two look-ups the
// other systems keep as indexes are kept by an observer. In memory; the file at the end is the whole document.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { measureSystem } from '../sync-measure.ts'

await measureSystem({
  durable: 'whole file, at the end',
  isEncrypted: false,
  async start(folder, base, changes) {
    const far = new Y.Doc()
    const near = new Y.Doc()
    far.transact(() => {
      for (const row of base) far.getMap('rows').set(row.id, asMap(row))
    })
    const indexes = keepIndexes(near.getMap('rows'))
    Y.applyUpdate(near, Y.encodeStateAsUpdate(far))
    const seen = Y.encodeStateVector(near)
    far.transact(() => {
      for (const { id, row } of changes) change(far.getMap('rows'), id, row)
    })
    const update = Y.encodeStateAsUpdate(far, seen)
    return {
      apply() {
        Y.applyUpdate(near, update)
        writeDurably(join(folder, 'document.yjs'), Y.encodeStateAsUpdate(near))
      },
      read: () => [...near.getMap('rows').values()].map((row) => row.toJSON()),
      stop() {
        if (indexes.size() !== near.getMap('rows').size) throw new Error('the look-ups miss rows')
      },
    }
  },
})

/** An update writes the fields that differ, a new row all of them. */
function change(rows, id, row) {
  const known = rows.get(id)
  if (row === null) rows.delete(id)
  else if (known === undefined) rows.set(id, asMap(row))
  else {
    for (const [field, value] of Object.entries(row)) {
      if (JSON.stringify(known.get(field)) !== JSON.stringify(value)) known.set(field, value)
    }
  }
}

function asMap(row) {
  return new Y.Map(Object.entries(row))
}

function keepIndexes(rows) {
  const byDay = new Map()
  const byStaff = new Map()
  const placed = new Map()
  const take = (id) => {
    const old = placed.get(id)
    if (old === undefined) return
    byDay.get(old.day)?.delete(id)
    byStaff.get(old.staff)?.delete(id)
    placed.delete(id)
  }
  const put = (id, row) => {
    take(id)
    const place = {
      day: `${row.get('locationId')}|${row.get('day')}`,
      staff: `${row.get('staffMemberId')}|${row.get('day')}`,
    }
    addTo(byDay, place.day, id)
    addTo(byStaff, place.staff, id)
    placed.set(id, place)
  }
  rows.observeDeep((events) => {
    for (const event of events) {
      if (event.target !== rows) put(event.path[0], event.target)
      else {
        for (const id of event.changes.keys.keys()) {
          const row = rows.get(id)
          if (row === undefined) take(id)
          else put(id, row)
        }
      }
    }
  })
  return { size: () => placed.size }
}

function addTo(index, key, id) {
  const known = index.get(key)
  if (known === undefined) index.set(key, new Set([id]))
  else known.add(id)
}

function writeDurably(path, bytes) {
  const file = openSync(path, 'w')
  writeSync(file, bytes)
  fsyncSync(file)
  closeSync(file)
}
