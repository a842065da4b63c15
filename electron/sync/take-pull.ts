import { programActorId } from '#shared/commands/program-work.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { PullReply, PullRequest } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { appendChainLine } from '../db/repositories/audit-chain.ts'
import { listOutbox } from '../db/repositories/outbox.ts'
import { findCursor, listCursors, putCursor, stagePage, startOver } from '../db/repositories/sync-cursors.ts'
import type { StreamCursor } from '../db/repositories/sync-cursors.ts'
import { appendSyncLog } from '../db/repositories/sync-log.ts'
import { findSyncCount, findSyncState, forgetSyncState, putSyncState } from '../db/repositories/sync-state.ts'
import { completeStreams, isGuarded, planStream } from './complete-streams.ts'
import type { StreamPlan } from './complete-streams.ts'
import type { CoreParts, Touched } from './core-parts.ts'
import { askForIdentity, beginHistory } from './identity.ts'
import { readPages, writeRows } from './read-pages.ts'
import type { ReadPage } from './read-pages.ts'
import { rebase } from './rebase.ts'
import type { NextStep } from './sync-core.ts'
import { takeErasures } from './take-erasures.ts'
import { takeOutcomes } from './take-outcomes.ts'
import { takeScope } from './take-scope.ts'

/** What one answer came to, for the next step. */
interface Taken {
  isForked: boolean
  /** Anything moved: asking again at once makes sense when there is more. */
  hasMoved: boolean
  guarded: { readonly stream: StreamId; readonly count: number } | null
}

/** One answer is one transaction: its pages wait, or the streams they complete, the verdicts and the scope take effect. */
export function takePull(
  parts: CoreParts,
  request: PullRequest,
  reply: PullReply,
  touched: Touched,
): NextStep {
  const { db } = parts
  const pages = readPages(reply)
  if (!pages.ok) return { kind: 'unreadable', what: pages.refusal }
  const taken: Taken = { isForked: false, hasMoved: false, guarded: null }
  const take = (): Result<NextStep, never> => {
    parts.actClock.contact(reply.hqTime)
    if (isAhead(parts, request, reply)) return ok(beginHistory(parts, reply.epoch))
    const change = () => takeContent(parts, { request, reply, pages: pages.value }, taken, touched)
    if (mayChangeRecords(parts, reply)) rebase(parts, touched, change)
    else change()
    confirmErasures(parts, reply)
    keepStanding(parts, taken)
    return ok(nextStep(parts, reply, taken))
  }
  const done = db.inTransaction(take, isOnlyToWait(parts, reply) ? 'fleeting' : 'flushed')
  if (!done.ok) return { kind: 'done' }
  // Nobody who was erased lingers in memory either, and of a stream that is whole nothing waits.
  if (done.value.kind !== 'again' || reply.erasures.subjects.length > 0) parts.pages.forgetAll()
  if (reply.erasures.subjects.length > 0) db.emptyJournalFile()
  return done.value
}

/**
 * Whether this device has seen more than headquarters has: that was put back, and nobody gave its history another name.
 * No version of before says anything any more, so it is a new history all the same. Only once: a stream that stands in
 * no history yet simply begins anew.
 */
function isAhead({ db }: CoreParts, request: PullRequest, reply: PullReply): boolean {
  return listCursors(db).some(
    (cursor) =>
      cursor.baseEpoch === reply.epoch &&
      reply.pages.some(
        (page) =>
          page.kind === 'resync' &&
          page.reason === 'cursor' &&
          page.stream === cursor.stream &&
          isExpected(cursor, request, page.from),
      ),
  )
}

/** Whether all that is in it are pages that wait for the last one of their stream; they can be asked again. */
function isOnlyToWait({ db }: CoreParts, reply: PullReply): boolean {
  return (
    reply.pages.length > 0 &&
    reply.pages.every((page) => page.kind === 'rows' && page.more) &&
    reply.outcomes.length === 0 &&
    reply.erasures.subjects.length === 0 &&
    reply.scope.rev <= findSyncCount(db, 'scopeRev')
  )
}

/** Whether own work must be lifted off; when nothing of it waits there is nothing to lift. */
function mayChangeRecords({ db }: CoreParts, reply: PullReply): boolean {
  const waiting = listOutbox(db)
  if (waiting.length === 0) return true
  if (waiting.some(({ state }) => state === 'accepted')) return true
  if (reply.outcomes.length > 0 || reply.erasures.subjects.length > 0) return true
  if (reply.scope.rev > findSyncCount(db, 'scopeRev')) return true
  const cursors = new Map(listCursors(db).map((cursor) => [cursor.stream, cursor]))
  return reply.pages.some((page) => {
    if (page.kind !== 'rows' || page.more) return false
    const cursor = cursors.get(page.stream)
    return (
      cursor !== undefined &&
      (page.rows.length > 0 || cursor.isFull || cursor.version !== cursor.stagedVersion)
    )
  })
}

interface Content {
  readonly request: PullRequest
  readonly reply: PullReply
  readonly pages: readonly ReadPage[]
}

function takeContent(
  parts: CoreParts,
  { request, reply, pages }: Content,
  taken: Taken,
  touched: Touched,
): void {
  taken.isForked = takeOutcomes(parts, reply.outcomes).isForked
  if (takeScope(parts, reply.scope, touched)) taken.hasMoved = true
  takeErasures(parts, reply.erasures)
  const cursors = new Map(listCursors(parts.db).map((cursor) => [cursor.stream, cursor]))
  for (const page of reply.pages) {
    const cursor = cursors.get(page.stream)
    if (page.kind !== 'resync' || cursor === undefined || !isExpected(cursor, request, page.from)) continue
    startOver(parts.db, cursor)
    cursors.delete(page.stream)
    taken.hasMoved = true
  }
  const plans: StreamPlan[] = []
  for (const read of pages) {
    const cursor = cursors.get(read.page.stream)
    if (cursor === undefined || !isExpected(cursor, request, read.page.from)) continue
    if (read.page.more) stage(parts, cursor, read, taken)
    else if (isBehind(cursor, read, reply.epoch)) startOver(parts.db, cursor)
    else plans.push(planStream(parts, cursor, read))
  }
  complete(parts, plans, reply, taken, touched)
}

/** A page is used only where this device stands now, and of the download it is busy with. */
function isExpected(cursor: StreamCursor, request: PullRequest, from: number): boolean {
  const asked = request.cursors.find(({ stream }) => stream === cursor.stream)
  return asked?.from === cursor.stagedVersion && asked.bootStart === cursor.bootStart && from === asked.from
}

/** A download that is older than what this device shows already would take it back in time. */
function isBehind(cursor: StreamCursor, { page }: ReadPage, epoch: string): boolean {
  return cursor.baseEpoch === epoch && cursor.version !== null && page.to < cursor.version
}

function stage({ db, pages }: CoreParts, cursor: StreamCursor, { page, rows }: ReadPage, taken: Taken): void {
  if (page.to === page.from) return
  const packed = stagePage(db, cursor.stream, {
    from: page.from,
    to: page.to,
    rowCount: rows.length,
    rowsText: writeRows(rows),
  })
  pages.remember(packed, rows)
  const bootStart = cursor.isFull && page.from === 0 ? (page.start ?? null) : cursor.bootStart
  putCursor(db, { ...cursor, stagedVersion: page.to, bootStart })
  taken.hasMoved = true
}

function complete(
  parts: CoreParts,
  plans: readonly StreamPlan[],
  reply: PullReply,
  taken: Taken,
  touched: Touched,
): void {
  const { db } = parts
  const isReleased = findSyncState(db, 'mayDeleteMany') === '1'
  const hasErasures = reply.erasures.subjects.length > 0
  const allowed: StreamPlan[] = []
  for (const plan of plans) {
    // In a new history every erasure ever is told again; those explain nothing.
    const isExplained = hasErasures && plan.cursor.baseEpoch === reply.epoch
    if (isReleased || isExplained || !isGuarded(parts, plan)) allowed.push(plan)
    else taken.guarded = { stream: plan.cursor.stream, count: plan.gone.length }
  }
  const different = completeStreams(parts, allowed, reply.epoch, touched)
  if (allowed.some(({ cursor, page }) => page.to !== cursor.version || cursor.isFull)) taken.hasMoved = true
  const at = parts.clock.now()
  for (const plan of allowed) noteReceived(parts, plan, at)
  for (const { stream } of different) {
    putSyncState(db, 'failedDigests', findSyncCount(db, 'failedDigests') + 1)
    appendSyncLog(db, { at, kind: 'digest', commandId: null, facts: { stream } })
  }
}

/**
 * One line for each stream that changed, not one for each row: who did what stands in the log of headquarters, and the
 * fingerprint says which rows this computer held from then on. PRIV-5
 */
function noteReceived({ db }: CoreParts, { cursor, page, puts, gone }: StreamPlan, at: Instant): void {
  if (puts.length + gone.length === 0) return
  appendChainLine(db, {
    ...{ at, actorId: programActorId, kind: 'received', subject: cursor.stream },
    facts: {
      version: page.to,
      rows: puts.length,
      gone: gone.length,
      digest: findCursor(db, cursor.stream)?.digest ?? '',
    },
  })
}

/** An erasure is confirmed once every stream stands where its rows are gone, and no page from before it waits. */
function confirmErasures({ db }: CoreParts, reply: PullReply): void {
  const isComplete = reply.pages.every((page) => page.kind === 'rows' && !page.more)
  const isStanding = listCursors(db).every(
    (cursor) => !cursor.isFull && reply.pages.some(({ stream }) => stream === cursor.stream),
  )
  if (isComplete && isStanding && reply.erasures.upTo > findSyncCount(db, 'erasureSeq')) {
    putSyncState(db, 'erasureSeq', reply.erasures.upTo)
  }
}

function keepStanding({ db, clock }: CoreParts, taken: Taken): void {
  const cursors = listCursors(db)
  const isWhole = cursors.every(({ isFull }) => !isFull)
  if (isWhole && findSyncCount(db, 'failedDigests') > 0) putSyncState(db, 'failedDigests', 0)
  if (taken.guarded === null) {
    if (findSyncState(db, 'guarded') !== undefined) forgetSyncState(db, 'guarded')
  } else if (findSyncState(db, 'guarded') !== JSON.stringify(taken.guarded)) {
    putSyncState(db, 'guarded', JSON.stringify(taken.guarded))
    appendSyncLog(db, {
      at: clock.now(),
      kind: 'guarded',
      commandId: null,
      facts: { count: taken.guarded.count },
    })
  }
}

const MOST_FAILED_DIGESTS = 3

function nextStep(parts: CoreParts, reply: PullReply, taken: Taken): NextStep {
  const { db, clock } = parts
  if (taken.isForked) return askForIdentity(parts, 'forked')
  if (reply.lastSeq > findSyncCount(db, 'seq')) return askForIdentity(parts, 'behind')
  if (taken.guarded !== null) return { kind: 'guarded', ...taken.guarded }
  const cursors = listCursors(db)
  const isThere = cursors.every(
    (cursor) =>
      !cursor.isFull &&
      reply.pages.some((page) => page.stream === cursor.stream && page.kind === 'rows' && !page.more),
  )
  if (!isThere) {
    // After so many downloads that came to something else, another one at once will not help.
    const isHopeless = findSyncCount(db, 'failedDigests') >= MOST_FAILED_DIGESTS
    return taken.hasMoved && !isHopeless ? { kind: 'again' } : { kind: 'done' }
  }
  if (listOutbox(db).length === 0) putSyncState(db, 'lastEqualAt', clock.now())
  return { kind: 'done' }
}
