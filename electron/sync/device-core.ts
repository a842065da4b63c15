import { ok } from '#shared/kernel/result.ts'
import type { HelloReply, Outcome, PushReply, PushRequest } from '#shared/sync/protocol.ts'
import { createFactAnswers } from '../db/answer-facts.ts'
import { createCommandLog } from '../db/repositories/command-log.ts'
import { findBySeq, listUnjudged } from '../db/repositories/outbox.ts'
import { createRowStore } from '../db/repositories/row-store.ts'
import { findSyncCount, findSyncState, isEnrolled, putSyncState } from '../db/repositories/sync-state.ts'
import { buildHello, buildPull, buildPush, buildReidentify } from './build-requests.ts'
import { createTouched } from './core-parts.ts'
import type { CoreParts, DeviceCorePorts, Touched } from './core-parts.ts'
import { takeEnrolment } from './enrolment.ts'
import { askForIdentity, awaitedIdentity, beginHistory, takeIdentity } from './identity.ts'
import { createPageMemory } from './page-memory.ts'
import { rebase } from './rebase.ts'
import { restoreFromJournal } from './restore-from-journal.ts'
import { standingOf } from './standing.ts'
import type { NextStep, SyncCore, UnfitReason } from './sync-core.ts'
import { takeOutcomes } from './take-outcomes.ts'
import { takePull } from './take-pull.ts'

const done: NextStep = { kind: 'done' }

/** The device's half of the protocol on its own database. */
export function createDeviceCore(ports: DeviceCorePorts): SyncCore {
  const { db } = ports
  const parts: CoreParts = {
    ...ports,
    rows: createRowStore(db),
    log: createCommandLog(db),
    answer: createFactAnswers(db, ports.rulebook),
    pages: createPageMemory(),
  }
  // A row may name a row of a location this device does not hold.
  if (isEnrolled(db)) db.guardReferences(false)
  /** The pull whose answer is awaited: what was asked before it may be older than what is here by now. */
  let awaitedPull: string | undefined

  /** Whether an answer is about this device as it is now, and not about who it was. */
  const isOurs = (request: { readonly device: string; readonly epoch: string | null }): boolean =>
    request.device === findSyncState(db, 'deviceId') && request.epoch === findSyncState(db, 'epoch')

  function announce(touched: Touched): void {
    if (touched.tables.size === 0) return
    ports.announce({ tables: [...touched.tables].sort(), streams: [...touched.streams].sort() })
  }

  function inOneGo(work: (touched: Touched) => NextStep): NextStep {
    const touched = createTouched()
    const result = db.inTransaction(() => ok(work(touched)))
    announce(touched)
    return result.ok ? result.value : done
  }

  return {
    standing: () => standingOf(db),
    buildHello: () => buildHello(parts),
    takeHello(request, reply) {
      if (request.device !== findSyncState(db, 'deviceId')) return done
      return inOneGo(() => takeHello(parts, isOurs(request), reply))
    },
    buildPush: (most) => buildPush(parts, most),
    takePush(request, reply) {
      if (!isOurs(request)) return done
      if (reply.epoch !== request.epoch) return { kind: 'hello' }
      return inOneGo((touched) => takePush(parts, request, reply, touched))
    },
    takeUnfit(request, why) {
      if (!isOurs(request)) return done
      return inOneGo((touched) => takeUnfit(parts, request, why, touched))
    },
    buildPull() {
      const request = buildPull(parts)
      awaitedPull = request.reqId
      return request
    },
    takePull(request, reply) {
      if (request.reqId !== awaitedPull || !isOurs(request)) return done
      if (reply.epoch !== request.epoch) return { kind: 'hello' }
      const touched = createTouched()
      const next = takePull(parts, request, reply, touched)
      awaitedPull = undefined
      announce(touched)
      return next
    },
    tidy: () => db.settleJournalFile(),
    buildReidentify: (reason) => buildReidentify(parts, reason),
    takeReidentify(request, reply) {
      if (!isOurs(request)) return done
      return inOneGo(() => {
        const isNewHistory = reply.epoch !== findSyncState(db, 'epoch')
        if (isNewHistory) beginHistory(parts, reply.epoch)
        takeIdentity(parts, reply)
        return { kind: 'hello' }
      })
    },
    takeEpoch(request, epoch) {
      // What was asked in a history that is over for us was answered in it.
      if (!isOurs(request)) return { kind: 'hello' }
      return epoch === request.epoch ? done : inOneGo(() => beginHistory(parts, epoch))
    },
    takeEnrolment(reply, identity, folder) {
      db.inTransaction(() => ok(takeEnrolment(parts, reply, identity, folder)))
      db.guardReferences(false)
    },
    takeJournal(work) {
      const touched = createTouched()
      const result = db.inTransaction(() => ok(restoreFromJournal(parts, work, touched)))
      announce(touched)
      return result.ok ? result.value : 0
    },
  }
}

function takeHello(parts: CoreParts, isPresentHistory: boolean, reply: HelloReply): NextStep {
  const { db } = parts
  if (!isPresentHistory) return { kind: 'hello' }
  if (reply.epoch !== findSyncState(db, 'epoch')) return beginHistory(parts, reply.epoch)
  parts.actClock.contact(reply.hqTime)
  putSyncState(db, 'headquartersName', reply.headquartersName)
  putSyncState(db, 'deviceName', reply.deviceName)
  putSyncState(db, 'mayDeleteMany', reply.mayDeleteMany ? 1 : 0)
  if (reply.recoveryAddress !== undefined) putSyncState(db, 'recoveryAddress', reply.recoveryAddress)
  if (reply.chain !== undefined) putSyncState(db, 'chainKept', JSON.stringify(reply.chain))
  const awaited = awaitedIdentity(parts)
  if (awaited !== undefined) return { kind: 'reidentify', reason: awaited }
  // Headquarters has numbers this database never gave: it is an old copy.
  if (reply.lastSeq > findSyncCount(db, 'seq')) return askForIdentity(parts, 'behind')
  return done
}

/** Headquarters never sees its number, so who comes behind it is numbered anew. */
function takeUnfit(parts: CoreParts, request: PushRequest, why: UnfitReason, touched: Touched): NextStep {
  const results = request.commands.map(({ seq, id }): Outcome => ({
    ...{ seq, id, status: 'rejected', versions: {} },
    refusal: { code: why, params: {} },
  }))
  rebase(parts, touched, () => void takeOutcomes(parts, results))
  return askForIdentity(parts, 'gap')
}

function takePush(parts: CoreParts, request: PushRequest, reply: PushReply, touched: Touched): NextStep {
  const { db } = parts
  parts.actClock.contact(reply.hqTime)
  let isForked = false
  const change = (): void => {
    isForked = takeOutcomes(parts, reply.results).isForked
  }
  // Rejected work is lifted off at once; accepted work stays as it is until its effects come down.
  if (reply.results.some(({ status }) => status === 'rejected')) rebase(parts, touched, change)
  else change()
  const stop = reply.stopped
  if (isForked || stop?.code === 'forked') return askForIdentity(parts, 'forked')
  if (stop?.code === 'gap') {
    const missing = findBySeq(db, reply.lastSeq + 1)
    // What was accepted is not sent again under its number: headquarters lost it.
    const canFill = missing !== undefined && missing.state !== 'accepted'
    return canFill ? { kind: 'again' } : askForIdentity(parts, 'gap')
  }
  if (stop !== undefined) return done
  const [next] = listUnjudged(db, 1)
  const last = request.commands.at(-1)
  return next !== undefined && last !== undefined && next.seq > last.seq ? { kind: 'again' } : done
}
