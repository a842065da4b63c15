import type { CommandRefusal } from '#shared/commands/refusal.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { must } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { LoggedCommand } from '../db/repositories/command-log.ts'
import { countAuditLines } from '../db/repositories/audit-log.ts'
import { listOutbox, putOutboxState } from '../db/repositories/outbox.ts'
import type { OutboxEntry } from '../db/repositories/outbox.ts'
import { dropPendingImages } from '../db/repositories/sync-images.ts'
import { listCursors } from '../db/repositories/sync-cursors.ts'
import type { StreamCursor } from '../db/repositories/sync-cursors.ts'
import { findSyncState } from '../db/repositories/sync-state.ts'
import { isChangeable, refusalOfScope } from '../services/commands/device-work.ts'
import { executeCommand } from '../services/commands/execute-command.ts'
import type { ExecutedCommand } from '../services/commands/execute-command.ts'
import type { CoreParts, Touched } from './core-parts.ts'
import { createFactMemory } from './fact-memory.ts'
import type { FactMemory } from './fact-memory.ts'

const waitingForData: Message = { code: 'sync.held.download', params: {} }

/**
 * Puts own work that is not final back on what headquarters has: the same handler with the same context, in the order in
 * which it was done. What no longer fits has no effect here and stays in line all the same: headquarters decides.
 */
export function replayPending(parts: CoreParts, touched: Touched): void {
  const { db } = parts
  dropPendingImages(db)
  const cursors = new Map<StreamId, StreamCursor>(listCursors(db).map((cursor) => [cursor.stream, cursor]))
  const epoch = findSyncState(db, 'epoch')
  const memory = createFactMemory(parts.answer)
  for (const entry of listOutbox(db)) {
    if (entry.state === 'void') continue
    replayEntry(parts, entry, { cursors, epoch, memory }, touched)
  }
}

interface Held {
  readonly cursors: ReadonlyMap<StreamId, StreamCursor>
  readonly epoch: string | undefined
  readonly memory: FactMemory
}

function replayEntry(parts: CoreParts, entry: OutboxEntry, held: Held, touched: Touched): void {
  const { db, log } = parts
  const command = must(log.findCommand(entry.id), 'what is on its way stands in the log')
  // Work that was final before headquarters lost it: its images are in the trail already.
  const finalLines = countAuditLines(db, entry.id)
  // An act that was final may have no images: it had no effect on what this device saw of it.
  const isAgain = finalLines > 0 || log.wasFinal(entry.id)
  const isWaiting = entry.streams.some((stream) => isNotThere(held, stream, isAgain))
  const done = isWaiting ? undefined : runAgain(parts, command, held)
  if (done?.ok === true) {
    const { applied, effect } = done.value
    held.memory.forget(applied.tables)
    for (const table of applied.tables) touched.tables.add(table)
    for (const stream of applied.streams) touched.streams.add(stream)
    if (effect.reverts !== undefined && command.reverts !== null) {
      log.markUndone(command.reverts, effect.reverts.kind === 'undo' ? command.id : null)
    }
    if (finalLines === 0) log.putChangeCount(entry.id, applied.changeCount)
  } else if (finalLines === 0) {
    log.putChangeCount(entry.id, 0)
  } else if (isWaiting && command.reverts !== null) {
    // The records still show it as it was done.
    log.markUndone(command.reverts, command.kind === 'undo' ? command.id : null)
  }
  if (entry.state === 'accepted') return
  const reason = done === undefined ? waitingForData : done.ok ? null : reasonOf(done.refusal)
  if (!isSameReason(entry, reason)) {
    putOutboxState(db, entry.seq, reason === null ? 'pending' : 'blocked', reason)
  }
}

/** Rows that are not here yet cannot be changed; work that is judged again waits for what headquarters still has of it. */
function isNotThere({ cursors, epoch }: Held, stream: StreamId, isAgain: boolean): boolean {
  const cursor = cursors.get(stream)
  if (cursor === undefined) return false
  return cursor.version === null || (isAgain && cursor.baseEpoch !== epoch)
}

function runAgain(
  parts: CoreParts,
  command: LoggedCommand,
  held: Held,
): Result<ExecutedCommand, CommandRefusal> {
  const { db, registry, answer } = parts
  const prepared = registry.prepare(command.type, command.version, JSON.parse(command.argsJson))
  if (!prepared.ok) return prepared
  return db.inSavepoint(() => {
    try {
      const executed = executeCommand(
        { db, answer, remembered: held.memory.answer, keeping: 'provisional' },
        prepared.value,
        {
          commandId: command.id,
          actorId: command.actorId,
          deviceId: command.deviceId as DeviceId,
          at: command.at,
          today: dutchTimeOf(command.at).day,
        },
      )
      if (!executed.ok) return executed
      const outside = refusalOfScope(executed.value.applied.rowStreams, (stream) =>
        isChangeable(held.cursors.get(stream)),
      )
      return outside === null ? ok(executed.value) : refuse(outside)
    } catch (error) {
      if (isOfTheFile(error)) throw error
      // One act that cannot be repeated must not stop everything that came in; headquarters judges it.
      return refuse({ code: 'internalError', params: { incident: '' } })
    }
  })
}

/** SQLite's own trouble (disk full, damaged, no memory) ends the transaction; a rule of a table that was broken does not. */
function isOfTheFile(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT')
}

function reasonOf(refusal: CommandRefusal): Message {
  return { code: `refusal.${refusal.code}`, params: refusal.params }
}

function isSameReason(entry: OutboxEntry, reason: Message | null): boolean {
  if (reason === null) return entry.state === 'pending'
  return entry.state === 'blocked' && JSON.stringify(entry.reason) === JSON.stringify(reason)
}
