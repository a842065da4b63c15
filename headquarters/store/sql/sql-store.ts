import type { FactQuery } from '#shared/commands/facts.ts'
import { must, unreachable } from '#shared/kernel/invariant.ts'
import { StoreUnavailable } from '../store.ts'
import type { HqMeta, HqReader, HqStore, HqWriter } from '../store.ts'
import { applyChanges } from './apply-changes.ts'
import { text } from './column-value.ts'
import { findDevice, findEnrolCode, listDevices, listScope, lockDevice } from './devices.ts'
import { putDevice, putEnrolCode, recordSeq, setScope } from './devices.ts'
import { eraseSubject, listErasedAmong, listErasures } from './erase-subject.ts'
import { findHistoryStep, findLastCommandOn } from './history.ts'
import { findJudged, listJudged, listJudgedBySeq, listMeanwhile } from './judged-commands.ts'
import { recordCommand } from './record-command.ts'
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

  async function writeOnce<Value>(work: (writer: HqWriter) => Promise<Value>): Promise<Value> {
    const view = memory.open()
    try {
      const value = await engine.transaction('write', async (session) => {
        const done = await work(writerOf(session, view))
        view.committing()
        return done
      })
      view.ended('known')
      return value
    } catch (error) {
      view.ended(asStoreTrouble(error) instanceof StoreUnavailable ? 'unknown' : 'known')
      throw error
    }
  }

  return {
    kind: engine.kind,
    read: (work) =>
      guarded(() =>
        withRetries(patience, () =>
          engine.transaction('read', (session) => work(readerOf(session, 'unlocked'))),
        ),
      ),
    write: (work) => guarded(() => withRetries(patience, () => writeOnce(work))),
    close: () => engine.close(),
  }
}

/** Whoever asks hears that the store is away in the same words, whatever the database called it. */
async function guarded<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

function readerOf(session: SqlSession, turn: 'locked' | 'unlocked', view?: RecordView): HqReader {
  const records = createRecordReader(session, view)

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

function writerOf(session: SqlSession, view: RecordView): HqWriter {
  let parts = 0
  return {
    ...readerOf(session, 'locked', view),
    lockDevice: (id) => lockDevice(session, id),
    lockStreams: (ids, organisation) => lockStreams(session, ids, organisation),
    async savepoint(work) {
      parts += 1
      const part = `part_${parts}`
      session.tell(`savepoint ${part}`)
      const isKept = await work()
      // What the part wrote must have gone well before it is taken back: a fault is no refusal.
      if (!isKept) await session.settled()
      session.tell(isKept ? `release savepoint ${part}` : `rollback to savepoint ${part}`)
      parts -= 1
      return isKept
    },
    async applyChanges(changes) {
      const images = await applyChanges(session, changes)
      view.wrote(images)
      return images
    },
    recordCommand: async (command, effect) => recordCommand(session, command, effect),
    recordSeq: async (deviceId, seq, commandId) => recordSeq(session, deviceId, seq, commandId),
    putDevice: async (device) => putDevice(session, device),
    setScope: (deviceId, scope) => setScope(session, deviceId, scope),
    putEnrolCode: async (code) => putEnrolCode(session, code),
    eraseSubject: (erasure, keys) => eraseSubject(session, erasure, keys),
    forgetDeleted: (stream, upTo) => forgetDeleted(session, stream, upTo),
    setMeta: async (meta) => putMeta(session, meta),
    appendAudit: async (event) =>
      session.tell('insert into hq_audit (at, actor, device_id, kind, facts) values ($1, $2, $3, $4, $5)', [
        ...[event.at, event.actor, event.deviceId, event.kind, JSON.stringify(event.facts)],
      ]),
  }
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
