import type { ReadyCommand } from '#shared/commands/command-registry.ts'
import type { RowChange } from '#shared/commands/row-change.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import { refusalOfImport } from '#shared/sync/refusal-of-import.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import { isTooLargeToSend } from '#shared/sync/row-size.ts'
import { textsIn } from '#shared/sync/texts-in.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { WireCommand } from '#shared/sync/protocol.ts'
import type { AppliedChanges } from '../../db/apply-changes.ts'
import type { ReadableDb } from '../../db/handles.ts'
import type { LoggedCommand } from '../../db/repositories/command-log.ts'
import { findErasedAmong, hasErasedSubjects } from '../../db/repositories/erased-subjects.ts'
import type { OutboxEntry } from '../../db/repositories/outbox.ts'
import { findCursor } from '../../db/repositories/sync-cursors.ts'
import type { StreamCursor } from '../../db/repositories/sync-cursors.ts'
import type { DeviceId } from '#shared/domain/ids.ts'

/**
 * Why a device may not do this; null = it may. Each changed row must be in a stream the device may change; one is enough,
 * for a child that is ill is ill everywhere. Headquarters looks at it in the same way.
 */
export function refusalOfScope(
  rowStreams: AppliedChanges['rowStreams'],
  mayChange: (stream: StreamId) => boolean,
): CommandRefusal | null {
  for (const streams of rowStreams) {
    const [first] = streams
    if (first !== undefined && !streams.some(mayChange))
      return { code: 'outsideScope', params: { stream: first } }
  }
  return null
}

/** Whether rows of a stream are here and may be changed. */
export function isChangeable(cursor: StreamCursor | undefined): boolean {
  return cursor?.mode === 'readWrite' && cursor.version !== null
}

/** Why headquarters would never take this, whatever it says; null = it may. */
export function refusalToSend(
  db: ReadableDb,
  { permission, args }: Pick<ReadyCommand, 'permission' | 'args'>,
): CommandRefusal | null {
  return refusalOfImport(permission) ?? refusalOfSize(args) ?? refusalOfErased(db, args)
}

/** What is too large for one message would wait for ever, and everything done after it as well. */
function refusalOfSize(args: unknown): CommandRefusal | null {
  const bytes = Buffer.byteLength(JSON.stringify(args))
  return bytes > syncLimits.commandBytes ? { code: 'tooLarge', params: {} } : null
}

/** A row that fits in no message would stay at this computer for ever. */
export function refusalOfRows(changes: readonly RowChange[]): CommandRefusal | null {
  const isTooLarge = changes.some((change) => change.op === 'put' && isTooLargeToSend(change.row))
  return isTooLarge ? { code: 'tooLargeToSend', params: {} } : null
}

/** Whoever was erased is named in no new command. */
export function refusalOfErased(db: ReadableDb, args: unknown): CommandRefusal | null {
  if (!hasErasedSubjects(db)) return null
  const erased = findErasedAmong(db, textsIn(args))
  return erased === undefined ? null : { code: 'subjectErased', params: { id: erased } }
}

/** What this device has of these streams now. */
export function versionsSeen(db: ReadableDb, streams: readonly StreamId[]): OutboxEntry['versions'] {
  const seen: Partial<Record<StreamId, number>> = {}
  for (const stream of streams) seen[stream] = findCursor(db, stream)?.version ?? 0
  return seen
}

/** A command that is not judged, as it goes over the wire and into the journal. */
export function wireCommandOf(
  command: LoggedCommand,
  entry: Omit<OutboxEntry, 'state' | 'reason'>,
): WireCommand {
  return {
    seq: entry.seq,
    id: command.id,
    type: command.type,
    version: command.version,
    args: JSON.parse(command.argsJson) as unknown,
    actorId: command.actorId,
    originDevice: command.deviceId as DeviceId,
    step: command.step as WireCommand['step'],
    streams: [...entry.streams],
    occurredAt: entry.occurredAt ?? command.at,
    clock: { wall: entry.createdWall as WireCommand['clock']['wall'], sinceAnchorMs: entry.sinceAnchorMs },
    baseVersions: { ...entry.versions },
    ...(entry.amends === null ? {} : { amends: entry.amends }),
  }
}
