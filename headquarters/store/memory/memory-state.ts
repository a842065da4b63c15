import type { RowImages } from '#shared/commands/row-change.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type {
  AuditLine,
  DeviceRecord,
  EnrolCode,
  ErasureRecord,
  HqMeta,
  JudgedCommand,
  RecoveryKey,
  StreamState,
  SyncRow,
} from '../store.ts'

export interface StreamRows {
  /** By `table id`; also what is gone. */
  readonly rows: Map<string, SyncRow>
  /** Every version a row ever had, in order; an entry counts while the row still has that version. */
  readonly log: SyncRow[]
  /** Which command gave which version, in order. */
  readonly acts: { readonly version: number; readonly commandId: CommandId }[]
}

/** Everything headquarters keeps, as plain maps. What is in them is never changed in place, so a copy may share it. */
export interface MemoryState {
  meta: HqMeta
  readonly records: Map<TableName, Map<string, RowOf<TableName>>>
  readonly devices: Map<DeviceId, DeviceRecord>
  readonly scopes: Map<DeviceId, readonly ScopeEntry[]>
  readonly streams: Map<StreamId, StreamState>
  readonly streamRows: Map<StreamId, StreamRows>
  /** By `table id`: the streams a record is or was in. */
  readonly places: Map<string, ReadonlySet<StreamId>>
  readonly judged: Map<CommandId, JudgedCommand>
  /** The command of number n stands at n - 1. */
  readonly numbers: Map<DeviceId, CommandId[]>
  readonly images: Map<CommandId, readonly RowImages[]>
  readonly lastCommandOn: Map<string, CommandId>
  /** The accepted commands of a step, in order. */
  readonly steps: Map<string, readonly CommandId[]>
  readonly undone: Map<string, CommandId>
  readonly codes: Map<string, EnrolCode>
  readonly erasures: ErasureRecord[]
  readonly erasedIds: Map<string, true>
  readonly audit: AuditLine[]
  recoveryKey: RecoveryKey | undefined
}

export function emptyState(meta: HqMeta): MemoryState {
  return {
    meta,
    records: new Map(),
    devices: new Map(),
    scopes: new Map(),
    streams: new Map(),
    streamRows: new Map(),
    places: new Map(),
    judged: new Map(),
    numbers: new Map(),
    images: new Map(),
    lastCommandOn: new Map(),
    steps: new Map(),
    undone: new Map(),
    codes: new Map(),
    erasures: [],
    erasedIds: new Map(),
    audit: [],
    recoveryKey: undefined,
  }
}

/** The same content in maps of its own. */
export function copyState(state: MemoryState): MemoryState {
  return {
    meta: state.meta,
    records: mapValues(state.records, (rows) => new Map(rows)),
    devices: new Map(state.devices),
    scopes: new Map(state.scopes),
    streams: new Map(state.streams),
    streamRows: mapValues(state.streamRows, ({ rows, log, acts }) => ({
      rows: new Map(rows),
      log: [...log],
      acts: [...acts],
    })),
    places: new Map(state.places),
    judged: new Map(state.judged),
    numbers: mapValues(state.numbers, (ids) => [...ids]),
    images: new Map(state.images),
    lastCommandOn: new Map(state.lastCommandOn),
    steps: new Map(state.steps),
    undone: new Map(state.undone),
    codes: new Map(state.codes),
    erasures: [...state.erasures],
    erasedIds: new Map(state.erasedIds),
    audit: [...state.audit],
    recoveryKey: state.recoveryKey,
  }
}

function mapValues<Key, Value>(map: ReadonlyMap<Key, Value>, copy: (value: Value) => Value): Map<Key, Value> {
  return new Map([...map].map(([key, value]) => [key, copy(value)]))
}
