import type { FactQuery } from '#shared/commands/facts.ts'
import { must, unreachable } from '#shared/kernel/invariant.ts'
import { StoreUnavailable } from '../store.ts'
import type { HqMeta, HqReader, HqStore, HqWriter } from '../store.ts'
import { applyChanges } from './apply-changes.ts'
import { text } from './column-value.ts'
import { findDevice, findEnrolCode, listDevices, listScope, lockDevice } from './devices.ts'
import { putDevice, putEnrolCode, setScope } from './devices.ts'
import { eraseSubject, listErasedAmong, listErasures } from './erase-subject.ts'
import { findHistoryStep, findLastCommandOn } from './history.ts'
import { findJudged, listJudged, listJudgedBySeq, listMeanwhile } from './judged-commands.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { createRecordMemory } from './record-memory.ts'
import type { RecordView } from './record-memory.ts'
import { createRecordReader } from './records.ts'
import type { Patience } from './retry.ts'
import { withRetries } from './retry.ts'
import type { SqlEngine, SqlSession } from './sql-session.ts'
import { asStoreTrouble } from './sql-trouble.ts'
import {
  findStream,
  forgetDeleted,
  hasRowsAfter,
  listPlacesOf,
  listRowsOfStream,
  lockStreams,
} from './stream-rows.ts'

/**
 * Headquarters on a database: the same statements on PGlite and on PostgreSQL. The engine is this store's alone: it
 * keeps answers about records between transactions.
 */
export function createSqlStore(engine: SqlEngine, patience: Patience): HqStore {
  const memory = createRecordMemory()

  async function writeOnce<Value>(work: Work<Value>, parts: Parts): Promise<Value> {
    const view = memory.open()
    try {
      const value = await engine.transaction('write', async (session) => {
        const { writer, flush } = writerOf(session, view, parts)
        const done = await work(writer)
        flush()
        view.committing()
        return done
      })
      view.ended('committed')
      return value
    } catch (error) {
      view.ended(asStoreTrouble(error) instanceof StoreUnavailable ? 'unknown' : 'rolledBack')
      throw error
    }
  }

  async function write<Value>(work: Work<Value>): Promise<Value> {
    try {
      return await writeOnce(work, 'hopeful')
    } catch (error) {
      if (error instanceof NeedsCare) return writeOnce(work, 'careful')
      throw error
    }
  }

  return {
    kind: engine.kind,
    read: (work) =>
      guarded(() =>
        withRetries(patience, () =>
          engine.transaction('read', (session) => work(readerOf(session, session, 'unlocked'))),
        ),
      ),
    write: (work) => guarded(() => withRetries(patience, () => write(work))),
    close: () => engine.close(),
  }
}

type Work<Value> = (writer: HqWriter) => Promise<Value>

/** Whoever asks hears that the store is away in the same words, whatever the database called it. */
async function guarded<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

/** `recordSession` for the records themselves, `session` for everything headquarters keeps beside them. */
function readerOf(
  recordSession: SqlSession,
  session: SqlSession,
  turn: 'locked' | 'unlocked',
  view?: RecordView,
): HqReader {
  const records = createRecordReader(recordSession, view)

  async function answer(query: Exclude<FactQuery, { readonly kind: 'rulebook' }>): Promise<unknown> {
    switch (query.kind) {
      case 'row':
        return records.find(query.table, query.id)
      case 'rows':
        return records.list(query.table, query.where)
      case 'rowExists':
        return records.has(query.table, query.where)
      case 'historyStep':
        return findHistoryStep(session, query.commandId)
      case 'lastCommandOn':
        return findLastCommandOn(session, query.table, query.id)
      default:
        return unreachable(query, 'every question has an answer')
    }
  }

  return {
    meta: () => findMeta(session),
    answer,
    findDevice: (id) => findDevice(session, id),
    listDevices: () => listDevices(session),
    listScope: (deviceId) => listScope(session, deviceId),
    findStream: (id) => findStream(session, id),
    listRowsOfStream: (page) => listRowsOfStream(session, page),
    hasRowsAfter: (stream, version) => hasRowsAfter(session, stream, version),
    listPlacesOf: (keys) => listPlacesOf(session, keys),
    findJudged: (id) => findJudged(session, id),
    listJudged: (ids) => listJudged(session, ids),
    listJudgedBySeq: (deviceId, seqs) => listJudgedBySeq(session, deviceId, seqs),
    listMeanwhile: (since, notOf, limit) => listMeanwhile(session, since, notOf, limit),
    listErasures: (after, limit) => listErasures(session, after, limit),
    listErasedAmong: (ids) => listErasedAmong(session, ids),
    findEnrolCode: (codeHash) => findEnrolCode(session, codeHash, turn),
  }
}

/** How a part that may fail by itself is made: hoping that it does not, or ready to take it back. */
type Parts = 'hopeful' | 'careful'

/** A part said no after it wrote something: the whole work is done again, with parts that can be taken back. */
class NeedsCare extends Error {}

function writerOf(session: SqlSession, view: RecordView, parts: Parts): Transaction {
  const buffer = createRecordBuffer(session)
  /** For everything that looks at what the buffer holds, or changes the same rows. */
  const inOrder: SqlSession = {
    ask(statement, values) {
      buffer.flush()
      return session.ask(statement, values)
    },
    tell(statement, values) {
      buffer.flush()
      session.tell(statement, values)
    },
    settled: () => session.settled(),
  }
  let depth = 0
  let writes = 0
  const counted = <Given extends readonly unknown[], Value>(
    write: (...given: Given) => Value,
  ): ((...given: Given) => Value) => {
    return (...given) => {
      writes += 1
      return write(...given)
    }
  }

  async function carefully(work: () => Promise<boolean>): Promise<boolean> {
    depth += 1
    const part = `part_${depth}`
    const mark = view.mark()
    inOrder.tell(`savepoint ${part}`)
    const isKept = await work()
    buffer.flush()
    if (!isKept) view.backTo(mark)
    // What the part wrote must have gone well before it is taken back: a fault is no refusal.
    if (!isKept) await session.settled()
    session.tell(isKept ? `release savepoint ${part}` : `rollback to savepoint ${part}`)
    depth -= 1
    return isKept
  }
  async function hopefully(work: () => Promise<boolean>): Promise<boolean> {
    const before = writes
    const isKept = await work()
    if (!isKept && writes !== before) throw new NeedsCare()
    return isKept
  }

  const writer: HqWriter = {
    ...readerOf(session, inOrder, 'locked', view),
    listPlacesOf: (keys) => listPlacesOf(buffer.shows(keys) ? inOrder : session, keys),
    lockDevice: (id) => lockDevice(inOrder, id),
    lockStreams: (ids, organisation) => lockStreams(inOrder, ids, organisation),
    savepoint: parts === 'hopeful' ? hopefully : carefully,
    applyChanges: counted(async (changes) => {
      const images = await applyChanges(session, changes)
      view.wrote(images)
      return images
    }),
    recordCommand: counted(async (command, effect) => buffer.addCommand(command, effect)),
    recordSeq: counted(async (deviceId, seq, commandId) => buffer.addSeq(deviceId, seq, commandId)),
    putDevice: counted(async (device) => putDevice(inOrder, device)),
    setScope: counted((deviceId, scope) => setScope(inOrder, deviceId, scope)),
    putEnrolCode: counted(async (code) => putEnrolCode(inOrder, code)),
    eraseSubject: counted((erasure, keys) => eraseSubject(inOrder, erasure, keys)),
    forgetDeleted: counted((stream, upTo) => forgetDeleted(inOrder, stream, upTo)),
    setMeta: counted(async (meta) => putMeta(inOrder, meta)),
    appendAudit: counted(async (event) =>
      session.tell('insert into hq_audit (at, actor, device_id, kind, facts) values ($1, $2, $3, $4, $5)', [
        ...[event.at, event.actor, event.deviceId, event.kind, JSON.stringify(event.facts)],
      ]),
    ),
  }
  return { writer, flush: () => buffer.flush() }
}

interface Transaction {
  readonly writer: HqWriter
  flush(): void
}

async function findMeta(session: SqlSession): Promise<HqMeta> {
  const [row] = await session.ask('select epoch, name from hq_meta')
  const known = must(row, 'a headquarters has a name and a history from its first opening')
  return { epoch: text(known, 0), name: text(known, 1) }
}

function putMeta(session: SqlSession, meta: HqMeta): void {
  session.tell(
    `insert into hq_meta (epoch, name) values ($1, $2)
     on conflict (is_only) do update set epoch = excluded.epoch, name = excluded.name`,
    [meta.epoch, meta.name],
  )
}
