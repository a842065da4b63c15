import { programActorId } from '#shared/commands/program-work.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { Outcome, SyncRefusal } from '#shared/sync/protocol.ts'
import { appendOutcome, sealRedactions } from '../db/repositories/audit-acts.ts'
import { findBySeq, markAccepted, removeFromOutbox } from '../db/repositories/outbox.ts'
import type { OutboxEntry } from '../db/repositories/outbox.ts'
import { redactCommand } from '../db/repositories/redaction.ts'
import { appendSyncLog } from '../db/repositories/sync-log.ts'
import { putRejection, settleRejection } from '../db/repositories/sync-work.ts'
import type { CoreParts } from './core-parts.ts'

/**
 * What headquarters decided about own work. Accepted work stays in line until its effects have come down; rejected work
 * leaves the line and is kept with its reason until somebody settles it. Inside a transaction, with own work lifted off.
 *
 * Answers whether one of the numbers belongs to another act at headquarters: then this database is an old copy.
 */
export function takeOutcomes(parts: CoreParts, outcomes: readonly Outcome[]): { readonly isForked: boolean } {
  let isForked = false
  for (const outcome of outcomes) {
    const entry = findBySeq(parts.db, outcome.seq)
    // Judged before, and its answer came twice.
    if (entry === undefined || entry.state === 'accepted') continue
    if (entry.id !== outcome.id) isForked = true
    else if (outcome.status === 'accepted') takeAccepted(parts, entry, outcome)
    else takeRejected(parts, entry, outcome)
  }
  return { isForked }
}

function takeAccepted(parts: CoreParts, entry: OutboxEntry, outcome: Outcome): void {
  const { db, log } = parts
  markAccepted(db, entry.seq, outcome.versions)
  settleAmended(parts, entry)
  const command = must(log.findCommand(entry.id), 'what is on its way stands in the log')
  if (command.kind !== 'undo' || command.reverts === null) return
  for (const id of log.listStep(command.reverts)) settleRejection(db, id, 'takenBack', entry.id)
}

function takeRejected(parts: CoreParts, entry: OutboxEntry, outcome: Outcome): void {
  const { db, log } = parts
  const refusal: SyncRefusal = outcome.refusal ?? { code: 'internalError', params: { incident: '' } }
  const command = must(log.findCommand(entry.id), 'what is on its way stands in the log')
  const isErased = entry.state === 'void' || refusal.code === 'subjectErased'
  const isOwnWork = command.actorId === programActorId
  // Headquarters' time, as its last word said it: the clock of this computer may be off.
  const { at } = parts.actClock.stamp()
  removeFromOutbox(db, entry.seq)
  log.putChangeCount(entry.id, 0)
  putRejection(db, {
    commandId: entry.id,
    refusal,
    meanwhile: outcome.meanwhile ?? [],
    rejectedAt: at,
    // What the program does by itself it does on every computer, and nobody is asked about it.
    state: isErased ? 'erased' : isOwnWork ? 'dismissed' : 'open',
  })
  // Its own images were provisional; who comes after it finds the marks as they were.
  if (command.reverts !== null) log.resetMark(command.reverts)
  // The new attempt tells the story from here.
  settleAmended(parts, entry)
  const wall = parts.clock.now()
  appendOutcome(db, 'actRefused', command, wall)
  if (isErased) {
    redactCommand(db, entry.id)
    sealRedactions(db, { at: wall, actorId: programActorId })
  } else if (!isOwnWork) appendSyncLog(db, { at, kind: 'rejected', commandId: entry.id, facts: {} })
}

function settleAmended({ db }: CoreParts, entry: OutboxEntry): void {
  if (entry.amends !== null) settleRejection(db, entry.amends, 'superseded', entry.id)
}
