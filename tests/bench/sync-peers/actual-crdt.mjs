// @actual-app/crdt: a message per changed cell, taken from its binary envelope, kept in SQLite beside the table it
// changes and in a merkle trie, the way the package's own application uses it. Plain file, synchronous=FULL.
import { join } from 'node:path'
import {
  create,
  fromBinary,
  merkle,
  MessageEnvelopeSchema,
  MessageSchema,
  SyncResponseSchema,
  Timestamp,
  toBinary,
} from '@actual-app/crdt'
import Database from 'better-sqlite3'
import { measureSystem } from '../sync-measure.ts'

const columns = ['staffMemberId', 'locationId', 'groupId', 'day', 'startMinute', 'endMinute', 'breaks']
const far = 'a219e7a71cc18912'

await measureSystem({
  durable: 'SQLite, FULL',
  isEncrypted: false,
  async start(folder, base, changes) {
    const db = openTables(join(folder, 'rows.db'))
    const receive = createReceiver(db)
    const known = new Map(base.map((row) => [row.id, row]))
    const clock = countingClock()
    receive(
      envelope(
        base.flatMap((row) => cellsOf(row, undefined)),
        clock,
      ),
    )
    const cells = changes.flatMap(({ id, row }) =>
      row === null ? [{ row: id, column: 'tombstone', value: 1 }] : cellsOf(row, known.get(id)),
    )
    const message = envelope(cells, clock)
    return {
      apply: () => receive(message),
      read: () =>
        db
          .prepare('select * from shift where tombstone = 0')
          .all()
          .map((row) => ({ ...row, breaks: JSON.parse(row.breaks) })),
      stop: () => db.close(),
    }
  },
})

function openTables(path) {
  const db = new Database(path)
  db.pragma('journal_mode=WAL')
  db.pragma('synchronous=FULL')
  db.exec(`
    create table shift (id text primary key, staffMemberId text, locationId text, groupId text, day text,
                        startMinute integer, endMinute integer, breaks text, tombstone integer not null default 0);
    create index shift_by_location on shift(locationId, day);
    create index shift_by_staff on shift(staffMemberId, day);
    create table messages_crdt (id integer primary key, timestamp text not null unique, dataset text not null,
                                row text not null, column text not null, value blob not null);
    create index messages_crdt_search on messages_crdt(dataset, row, column, timestamp);
    create table messages_clock (id integer primary key, clock text);`)
  return db
}

/** Newer cells win; what is older than the cell that stands is kept as a message and changes nothing. */
function createReceiver(db) {
  const newer = db.prepare(
    'select 1 from messages_crdt where dataset = ? and row = ? and column = ? and timestamp >= ?',
  )
  const find = db.prepare('select 1 from shift where id = ?')
  const keep = db.prepare(
    'insert or ignore into messages_crdt (timestamp, dataset, row, column, value) values (?, ?, ?, ?, ?)',
  )
  const keepClock = db.prepare('insert or replace into messages_clock (id, clock) values (1, ?)')
  const insert = new Map()
  const update = new Map()
  for (const column of [...columns, 'tombstone']) {
    insert.set(column, db.prepare(`insert into shift (id, ${column}) values (?, ?)`))
    update.set(column, db.prepare(`update shift set ${column} = ? where id = ?`))
  }
  let trie = {}
  return db.transaction((bytes) => {
    for (const { timestamp, content } of fromBinary(SyncResponseSchema, bytes).messages) {
      const { dataset, row, column, value } = fromBinary(MessageSchema, content)
      if (newer.get(dataset, row, column, timestamp) === undefined) {
        const cell = readValue(value)
        if (find.get(row) === undefined) insert.get(column).run(row, cell)
        else update.get(column).run(cell, row)
      }
      const { changes } = keep.run(timestamp, dataset, row, column, value)
      if (changes > 0) trie = merkle.insert(trie, Timestamp.parse(timestamp))
    }
    trie = merkle.prune(trie)
    keepClock.run(JSON.stringify(trie))
  })
}

function envelope(cells, next) {
  const messages = cells.map(({ row, column, value }) =>
    create(MessageEnvelopeSchema, {
      timestamp: next(),
      isEncrypted: false,
      content: toBinary(
        MessageSchema,
        create(MessageSchema, { dataset: 'shift', row, column, value: writeValue(value) }),
      ),
    }),
  )
  return toBinary(SyncResponseSchema, create(SyncResponseSchema, { messages, merkle: '{}' }))
}

/** A cell per field that differs. */
function cellsOf(row, before) {
  const [here, there] = [flat(row), before === undefined ? undefined : flat(before)]
  return columns
    .filter((column) => there === undefined || there[column] !== here[column])
    .map((column) => ({ row: row.id, column, value: here[column] }))
}

function flat(row) {
  return { ...row, breaks: JSON.stringify(row.breaks) }
}

function countingClock() {
  let count = 0
  return () => {
    count += 1
    return new Timestamp(1_795_000_000_000 + Math.floor(count / 50), count % 50, far).toString()
  }
}

function writeValue(value) {
  return typeof value === 'number' ? `N:${value}` : `S:${value}`
}

function readValue(value) {
  return value.startsWith('N:') ? Number(value.slice(2)) : value.slice(2)
}
