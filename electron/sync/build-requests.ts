import { invariant, must } from '#shared/kernel/invariant.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import { protocolVersion, schemaRevision } from '#shared/sync/protocol.ts'
import type {
  HelloRequest,
  PullRequest,
  PushRequest,
  ReidentifyRequest,
  WireCommand,
} from '#shared/sync/protocol.ts'
import type { ReadableDb } from '../db/handles.ts'
import { headOfChain, listChainFrom } from '../db/repositories/audit-chain.ts'
import type { ChainHead } from '../db/repositories/audit-chain.ts'
import { listUnjudged } from '../db/repositories/outbox.ts'
import { listCursors } from '../db/repositories/sync-cursors.ts'
import { findSyncCount, findSyncState } from '../db/repositories/sync-state.ts'
import { countWaiting } from '../db/repositories/sync-work.ts'
import { wireCommandOf } from '../services/commands/device-work.ts'
import type { CoreParts } from './core-parts.ts'

type Envelope = Pick<HelloRequest, 'protocol' | 'app' | 'schemaRev' | 'device' | 'epoch' | 'reqId' | 'sentAt'>

function envelope({ db, app, ids, clock }: CoreParts): Envelope {
  const device = findSyncState(db, 'deviceId')
  invariant(device !== undefined, 'only a device of headquarters speaks to it')
  return {
    protocol: protocolVersion,
    app,
    schemaRev: schemaRevision,
    device: device as DeviceId,
    epoch: findSyncState(db, 'epoch') ?? null,
    reqId: ids.newId(),
    sentAt: clock.now(),
  }
}

export function buildHello(parts: CoreParts): HelloRequest {
  const { db } = parts
  const waiting = countWaiting(db)
  const cursors: HelloRequest['cursors'] = {}
  for (const { stream, version } of listCursors(db)) cursors[stream] = version ?? 0
  return {
    ...envelope(parts),
    lastKnownSeq: findSyncCount(db, 'seq'),
    outbox: { count: waiting.count, oldest: waiting.oldestAt },
    cursors,
    erasureSeq: erasureToConfirm(parts),
    failedDigests: findSyncCount(db, 'failedDigests'),
    ...chainToTell(db),
  }
}

/** Where the audit trail ends, and whether it still has the line that headquarters knew last. PRIV-5 */
function chainToTell(db: ReadableDb): Pick<HelloRequest, 'chain'> {
  const head = headOfChain(db) ?? { seq: 0, hash: '0'.repeat(64) }
  const kept = findSyncState(db, 'chainKept')
  const known = kept === undefined ? undefined : (JSON.parse(kept) as ChainHead)
  const [line] = known === undefined ? [] : listChainFrom(db, known.seq, 1)
  // What became too old went from the beginning on: then the first line that is left comes later.
  const hasLost =
    known !== undefined && (line === undefined || (line.seq === known.seq && line.hash !== known.hash))
  return { chain: { seq: head.seq, hash: head.hash, hasLost } }
}

/** Confirmed is only what is gone everywhere: a copy that could not be removed holds it up. PRIV-2 */
function erasureToConfirm({ db, holdsErased }: CoreParts): number {
  const carriedOut = findSyncCount(db, 'erasureSeq')
  return holdsErased?.() === true ? Math.min(carriedOut, findSyncCount(db, 'erasureSeqDone')) : carriedOut
}

/**
 * What headquarters has not judged, from the lowest number on and without gaps. What it has seen before it answers as it
 * did then, so a lost answer costs nothing but the way.
 */
export function buildPush(parts: CoreParts, most: number = syncLimits.pushCommands): PushRequest | undefined {
  const { db, log } = parts
  if (findSyncState(db, 'reidentify') !== undefined) return undefined
  const commands: WireCommand[] = []
  let bytes = 0
  for (const entry of listUnjudged(db, Math.min(most, syncLimits.pushCommands))) {
    const last = commands.at(-1)
    if (last !== undefined && entry.seq !== last.seq + 1) break
    const command = wireCommandOf(must(log.findCommand(entry.id), 'what waits stands in the log'), entry)
    bytes += Buffer.byteLength(JSON.stringify(command))
    // One that is too large by itself goes alone: headquarters says what is wrong with it.
    if (last !== undefined && bytes > syncLimits.pushBytes - ENVELOPE_BYTES) break
    commands.push(command)
  }
  return commands.length === 0 ? undefined : { ...envelope(parts), commands }
}

const ENVELOPE_BYTES = 4_096

export function buildPull(parts: CoreParts): PullRequest {
  const { db } = parts
  return {
    ...envelope(parts),
    scopeRev: findSyncCount(db, 'scopeRev'),
    erasureSeq: findSyncCount(db, 'erasureSeq'),
    ask: listUnjudged(db, syncLimits.asked).map(({ seq }) => seq),
    cursors: listCursors(db)
      .slice(0, syncLimits.streams)
      .map(({ stream, stagedVersion, bootStart }) => ({ stream, from: stagedVersion, bootStart })),
    limit: { rows: syncLimits.pageRows, bytes: syncLimits.pageBytes },
  }
}

export function buildReidentify(parts: CoreParts, reason: ReidentifyRequest['reason']): ReidentifyRequest {
  return { ...envelope(parts), reason }
}
