import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Outcome, ScopeEntry, WireCommand } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { DeviceRecord, JudgedCommand, StreamState } from '../store/store.ts'

export const headquartersDeviceId = 'headquarters' as DeviceId

/** A command that is to be judged, whoever hands it in. */
export interface Submission {
  readonly id: CommandId
  readonly type: string
  readonly version: number
  readonly args: unknown
  readonly actorId: string
  readonly originDevice: DeviceId
  readonly step: CommandId
  /** Streams it touched where it was done. */
  readonly streams: readonly StreamId[]
  readonly occurredAt: Instant
  readonly baseVersions: Readonly<Partial<Record<StreamId, number>>>
  readonly amends: CommandId | null
}

/** Who hands it in: a device with what it may see, or headquarters itself. */
export interface Submitter {
  readonly device: DeviceRecord
  readonly scope: readonly ScopeEntry[]
}

/** The streams this transaction has locked, as they stand in it. */
export interface LockedStreams {
  readonly states: Map<StreamId, StreamState>
}

export function submissionOf(command: WireCommand): Submission {
  return {
    id: command.id,
    type: command.type,
    version: command.version,
    args: command.args,
    actorId: command.actorId,
    originDevice: command.originDevice,
    step: command.step,
    streams: command.streams,
    occurredAt: command.occurredAt,
    baseVersions: command.baseVersions,
    amends: command.amends ?? null,
  }
}

/** What a device is told of a judged command, the first time and every time it asks. */
export function outcomeOf(seq: number, command: JudgedCommand): Outcome {
  const { id, status, versions, refusal, meanwhile } = command
  if (status === 'accepted') return { seq, id, status, versions }
  return {
    ...{ seq, id, status, versions },
    ...(refusal === null ? {} : { refusal }),
    ...(meanwhile.length === 0 ? {} : { meanwhile: [...meanwhile] }),
  }
}
