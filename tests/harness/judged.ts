import type { JudgedCommand, RecordedEffect, SyncRow } from '#headquarters/store/store.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { emptyDigest, writeDigest } from '#shared/sync/digest.ts'
import type { StreamId } from '#shared/sync/stream.ts'

export const judgedAt = '2026-11-24T09:00:00.000Z' as Instant

/** A judged act with no effect worth speaking of. */
export function judgedCommand(id: string, changes: Partial<JudgedCommand> = {}): JudgedCommand {
  const commandId = id as CommandId
  return {
    ...{
      id: commandId,
      type: 'enterAbsence',
      version: 1,
      args: { childId: 'noor' },
      argsHash: `hash of ${id}`,
    },
    ...{ actorId: 'manager', originDevice: 'desk' as DeviceId, step: commandId, kind: 'do', reverts: null },
    ...{ label: { code: 'absence.did.enter', params: { name: 'Noor' } }, status: 'accepted', refusal: null },
    ...{ meanwhile: [], versions: {}, at: judgedAt, receivedAt: judgedAt, amends: null },
    ...changes,
  }
}

/** An effect that shows rows in one stream and gives it a version. */
export function shownIn(stream: StreamId, version: number, rows: readonly SyncRow[]): RecordedEffect {
  return {
    images: rows.map(({ table, id, payload }) => ({ table, id, before: null, after: payload ?? { id } })),
    syncRows: rows,
    streams: [{ id: stream, version, digest: writeDigest(emptyDigest), horizon: 0 }],
    undone: null,
  }
}

export function schoolIn(stream: StreamId, id: string, version: number): SyncRow {
  return { stream, table: 'school', id, version, payload: { id, name: 'De Linde', region: 'north' } }
}
