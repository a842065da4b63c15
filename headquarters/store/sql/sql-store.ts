import { must, unreachable } from '#shared/kernel/invariant.ts'
import { StoreUnavailable } from '../store.ts'
import type { HqMeta, HqReader, HqStore, HqWriter, KnownAnswer, StoredQuery } from '../store.ts'
import { imagesOfChanges } from './apply-changes.ts'
import { appendAudit, findRecoveryKey, listAudit, putRecoveryKey } from './audit.ts'
import { text } from './column-value.ts'
import { findDevice, findEnrolCode, listDevices, listScope, lockDevice } from './devices.ts'
import { putDevice, putEnrolCode, setScope } from './devices.ts'
import { eraseSubjects, listErasedAmong, listErasures } from './erase-subject.ts'
import { fadeActs } from './fade-acts.ts'
import { findHistoryStep, findLastCommandOn } from './history.ts'
import { findJudged, listJudged, listJudgedBySeq, listMeanwhile } from './judged-commands.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { createRecordMemory } from './record-memory.ts'
import type { RecordView } from './record-memory.ts'
import { createRecordWrites } from './record-writes.ts'
import { createRecordReader } from './records.ts'
import type { RecordReader } from './records.ts'
import type { Patience } from './retry.ts'
import { withRetries } from './retry.ts'
import type { SqlEngine, SqlSession } from './sql-session.ts'
import { asStoreTrouble, isAlreadyThere } from './sql-trouble.ts'
import {
  findStream,
  forgetDeleted,
  hasRowsAfter,
  listActsOfStream,
  listPlacesOf,
  listPlacesOfIds,
  listRowsOfStream,
  listStreams,
  lockStreams,
} from './stream-rows.ts'

/**
 * Headquarters on a database: the same statements on PGlite and on PostgreSQL. The engine is this store's alone: it
 * keeps answers about records between transactions.
 */
export function createSqlStore(engine: SqlEngine, patience: Patience): HqStore {
  const memory = createRecordMemory()
  let tenure = engine.tenure()

  /** What was kept is forgotten when somebody else may have written since. */
  function openView(): RecordView {
    if (tenure !== engine.tenure()) {
      tenure = engine.tenure()
      memory.forgetAll()
    }
    return memory.open()
  }

  async function writeOnce<Value>(work: Work<Value>, parts: Parts): Promise<Value> {
    let view: RecordView | undefined
    try {
      const value = await engine.transaction('write', async (session) => {
        view = openView()
        const began = tenure
        const { writer, flush } = writerOf(session, view, parts)
        const done = await work(writer)
        flush()
        if (began !== engine.tenure()) {
          throw new StoreUnavailable('the database was not ours alone meanwhile')
        }
        view.committing()
        return done
      })
      view?.ended('committed')
      return value
    } catch (error) {
      view?.ended(asStoreTrouble(error) instanceof StoreUnavailable ? 'unknown' : 'rolledBack')
      throw error
    }
  }

  async function write<Value>(work: Work<Value>): Promise<Value> {
    try {
      return await writeOnce(work, 'hopeful')
    } catch (error) {
      if (error instanceof NeedsCare || isAlreadyThere(error)) return writeOnce(work, 'careful')
      throw error
    }
  }

  return {
    kind: engine.kind,
    read: (work) =>
      guarded(() =>
        withRetries(patience, () =>
          engine.transaction('read', (session) =>
            work(readerOf(createRecordReader(session), session, 'unlocked')),
          ),
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

/** `session` for everything headquarters keeps beside the records. */
function readerOf(records: RecordReader, session: SqlSession, turn: 'locked' | 'unlocked'): HqReader {
  async function answer(query: StoredQuery): Promise<unknown> {
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

  function answerAtHand(query: StoredQuery): KnownAnswer | undefined {
    if (query.kind !== 'row' && query.kind !== 'rows' && query.kind !== 'rowExists') return undefined
    const rows = records.atHand(query.table, query.kind === 'row' ? { id: query.id } : query.where)
    if (rows === undefined) return undefined
    if (query.kind === 'rows') return { value: rows }
    return { value: query.kind === 'row' ? rows[0] : rows.length > 0 }
  }

  return {
    meta: () => findMeta(session),
    answer,
    answerAtHand,
    findDevice: (id) => findDevice(session, id),
    listDevices: () => listDevices(session),
    listScope: (deviceId) => listScope(session, deviceId),
    findStream: (id) => findStream(session, id),
    listStreams: () => listStreams(session),
    listActsOfStream: (stream, after, limit) => listActsOfStream(session, stream, after, limit),
    listRowsOfStream: (page) => listRowsOfStream(session, page),
    hasRowsAfter: (stream, version) => hasRowsAfter(session, stream, version),
    listPlacesOf: (keys) => listPlacesOf(session, keys),
    listPlacesOfIds: (ids) => listPlacesOfIds(session, ids),
    findJudged: (id) => findJudged(session, id),
    listJudged: (ids) => listJudged(session, ids),
    listJudgedBySeq: (deviceId, seqs) => listJudgedBySeq(session, deviceId, seqs),
    listMeanwhile: (since, notOf, limit) => listMeanwhile(session, since, notOf, limit),
    listErasures: (after, limit) => listErasures(session, after, limit),
    listErasedAmong: (ids) => listErasedAmong(session, ids),
    findEnrolCode: (codeHash) => findEnrolCode(session, codeHash, turn),
    listAudit: (after, limit) => listAudit(session, after, limit),
    findRecoveryKey: () => findRecoveryKey(session),
  }
}

/**
 * How work is done: hoping that what a command makes is new and that no part that failed has gone out, or looking first
 * and ready to take parts back.
 */
type Parts = 'hopeful' | 'careful'

/** A part said no after something of it went out: the whole work is done again, with parts that can be taken back. */
class NeedsCare extends Error {}

function writerOf(session: SqlSession, view: RecordView, parts: Parts): Transaction {
  const buffer = createRecordBuffer(session)
  const rows = createRecordWrites(session)
  const expected = new Set<string>()
  const records = createRecordReader(session, { view, expected })
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
  let others = 0
  const counted = <Given extends readonly unknown[], Value>(
    write: (...given: Given) => Value,
  ): ((...given: Given) => Value) => {
    return (...given) => {
      others += 1
      return write(...given)
    }
  }

  async function carefully(work: () => Promise<boolean>): Promise<boolean> {
    depth += 1
    const part = `part_${depth}`
    const mark = view.mark()
    rows.flush()
    inOrder.tell(`savepoint ${part}`)
    const isKept = await work()
    rows.flush()
    buffer.flush()
    if (!isKept) view.backTo(mark)
    // What the part wrote must have gone well before it is taken back: a fault is no refusal.
    if (!isKept) await session.settled()
    session.tell(isKept ? `release savepoint ${part}` : `rollback to savepoint ${part}`)
    depth -= 1
    return isKept
  }
  async function hopefully(work: () => Promise<boolean>): Promise<boolean> {
    const before = { others, view: view.mark(), rows: rows.mark() }
    const isKept = await work()
    if (isKept) return true
    if (others !== before.others || !rows.backTo(before.rows)) throw new NeedsCare()
    view.backTo(before.view)
    return false
  }

  const writer: HqWriter = {
    ...readerOf(records, inOrder, 'locked'),
    expect(ids) {
      for (const id of ids) expected.add(id)
    },
    listPlacesOf: (keys) => listPlacesOf(buffer.shows(keys) ? inOrder : session, keys),
    lockDevice: (id) => lockDevice(inOrder, id),
    lockStreams: (ids, organisation) => lockStreams(inOrder, ids, organisation),
    savepoint: parts === 'hopeful' ? hopefully : carefully,
    async applyChanges(changes, maker) {
      const prefix = `${maker}.`
      const isNew = (id: string): boolean =>
        parts === 'hopeful' && maker !== undefined && id.startsWith(prefix) && !view.hasWritten(id)
      const images = await imagesOfChanges(records, changes, isNew)
      view.wrote(images)
      rows.add(images)
      // From here on the database itself is asked.
      if (view.isLarge) rows.flush()
      return images
    },
    recordCommand: counted(async (command, effect) => buffer.addCommand(command, effect)),
    recordSeq: counted(async (deviceId, seq, commandId) => buffer.addSeq(deviceId, seq, commandId)),
    putDevice: counted(async (device) => putDevice(inOrder, device)),
    setScope: counted((deviceId, scope) => setScope(inOrder, deviceId, scope)),
    putEnrolCode: counted(async (code) => putEnrolCode(inOrder, code)),
    beginPurge: counted(
      async () => void (await session.ask(`select set_config('dagdeel.purging', 'on', true)`, [])),
    ),
    eraseSubjects: counted((erasure, keys) => eraseSubjects(inOrder, erasure, keys)),
    fadeActs: counted((request) => fadeActs(inOrder, request)),
    forgetDeleted: counted((stream, upTo) => forgetDeleted(inOrder, stream, upTo)),
    setMeta: counted(async (meta) => putMeta(inOrder, meta)),
    appendAudit: counted((event) => appendAudit(session, event)),
    putRecoveryKey: counted(async (key) => putRecoveryKey(session, key)),
  }
  return {
    writer,
    flush() {
      rows.flush()
      buffer.flush()
    },
  }
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
