import { isSameRow } from '#shared/commands/is-same-row.ts'
import { changedRowId } from '#shared/commands/row-change.ts'
import type { RowChange, RowImages } from '#shared/commands/row-change.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { invariant, must } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { HqWriter, JudgedCommand, RecordedEffect, SyncRow } from '../store.ts'
import { emptyHead, nextLine } from '../audit-chain.ts'
import { fadeActs } from './fade-acts.ts'
import { createMemoryReader, keyOf, streamStateOf } from './memory-reader.ts'
import type { MemoryState, StreamRows } from './memory-state.ts'
import type { RecordIndex } from './record-index.ts'
import { redactSubjects } from './redact-subject.ts'
import type { UndoLog } from './undo-log.ts'

/** One transaction on the state; the log takes it back. */
export function createMemoryWriter(state: MemoryState, records: RecordIndex, undo: UndoLog): HqWriter {
  function rowsOf(stream: StreamId): StreamRows {
    const known = state.streamRows.get(stream)
    if (known !== undefined) return known
    const made: StreamRows = { rows: new Map(), log: [], acts: [] }
    undo.set(state.streamRows, stream, made)
    return made
  }

  function putSyncRow(row: SyncRow): void {
    const rows = rowsOf(row.stream)
    const key = keyOf(row.table, row.id)
    undo.set(rows.rows, key, row)
    undo.push(rows.log, row)
    const places = state.places.get(key)
    if (places?.has(row.stream) !== true) {
      undo.set(state.places, key, new Set([...(places ?? []), row.stream]))
    }
  }

  function applyChange(change: RowChange): RowImages | null {
    const { table } = change
    const id = changedRowId(change)
    const before = records.find(table, id) ?? null
    invariant(
      change.op === 'put' || before !== null,
      `a command takes away a row of ${table} that is not there`,
    )
    const after = change.op === 'put' ? (tables[table].schema.parse(change.row) as RowOf<TableName>) : null
    if (isSameRow(before, after)) return null
    if (after === null) records.remove(table, id)
    else records.put(table, after)
    undo.did(() => {
      if (before === null) records.remove(table, id)
      else records.put(table, before)
    })
    return { table, id, before, after }
  }

  function recordEffect(command: JudgedCommand, effect: RecordedEffect): void {
    if (effect.images.length > 0) undo.set(state.images, command.id, effect.images)
    for (const { table, id } of effect.images) undo.set(state.lastCommandOn, keyOf(table, id), command.id)
    if (command.kind === 'do') {
      undo.set(state.steps, command.step, [...(state.steps.get(command.step) ?? []), command.id])
    }
    const { undone } = effect
    if (undone !== null) {
      if (undone.by === null) undo.remove(state.undone, undone.step)
      else undo.set(state.undone, undone.step, undone.by)
    }
    for (const row of effect.syncRows) putSyncRow(row)
    for (const stream of effect.streams) {
      undo.set(state.streams, stream.id, stream)
      undo.push(rowsOf(stream.id).acts, { version: stream.version, commandId: command.id })
    }
  }

  return {
    ...createMemoryReader(state, records),
    expect: () => undefined,
    lockDevice: async (id) => state.devices.get(id),
    lockStreams: async (ids) => new Map(ids.map((id) => [id, streamStateOf(state, id)])),
    savepoint: async (work) => {
      const mark = undo.mark()
      const isKept = await work()
      if (!isKept) undo.backTo(mark)
      return isKept
    },
    applyChanges: async (changes) => changes.map(applyChange).filter((images) => images !== null),
    recordCommand: async (command, effect) => {
      invariant(!state.judged.has(command.id), 'a command is judged once')
      undo.set(state.judged, command.id, command)
      if (effect !== null) recordEffect(command, effect)
    },
    recordSeq: async (deviceId, seq, commandId) => {
      const device = must(state.devices.get(deviceId), 'a number belongs to a device')
      invariant(device.lastSeq + 1 === seq, 'numbers of a device have no gaps')
      undo.set(state.devices, deviceId, { ...device, lastSeq: seq })
      undo.push(numbersOf(deviceId), commandId)
    },
    putDevice: async (device) => undo.set(state.devices, device.id, device),
    setScope: async (deviceId, scope) => {
      const device = must(state.devices.get(deviceId), 'a scope belongs to a device')
      undo.set(state.devices, deviceId, { ...device, scopeRev: device.scopeRev + 1 })
      undo.set(state.scopes, deviceId, scope)
    },
    putEnrolCode: async (code) => undo.set(state.codes, code.codeHash, code),
    beginPurge: async () => undefined,
    eraseSubjects: async (erasure, keys) => {
      const { subjectIds, at, legalRef } = erasure
      const last = state.erasures.at(-1)?.seq ?? 0
      const erasures = subjectIds.map((subjectId, index) => ({
        seq: last + index + 1,
        subjectId,
        at,
        legalRef,
      }))
      for (const made of erasures) undo.push(state.erasures, made)
      for (const subjectId of subjectIds) undo.set(state.erasedIds, subjectId, true)
      redactSubjects(state, undo, erasure, keys)
      return erasures
    },
    fadeActs: async (request) => fadeActs(state, undo, request),
    forgetDeleted: async (stream, upTo) => {
      const rows = rowsOf(stream)
      let count = 0
      for (const [key, row] of rows.rows) {
        if (row.payload !== null || row.version > upTo) continue
        undo.remove(rows.rows, key)
        count += 1
      }
      const standing = streamStateOf(state, stream)
      undo.set(state.streams, stream, { ...standing, horizon: Math.max(standing.horizon, upTo) })
      return count
    },
    setMeta: async (meta) => {
      const before = state.meta
      state.meta = meta
      undo.did(() => {
        state.meta = before
      })
    },
    appendAudit: async (event) => undo.push(state.audit, nextLine(event, state.audit.at(-1) ?? emptyHead)),
    putRecoveryKey: async (key) => {
      invariant(state.recoveryKey === undefined, 'headquarters has one letterbox')
      state.recoveryKey = key
      undo.did(() => {
        state.recoveryKey = undefined
      })
    },
  }

  function numbersOf(deviceId: DeviceId): CommandId[] {
    const known = state.numbers.get(deviceId)
    if (known !== undefined) return known
    const made: CommandId[] = []
    undo.set(state.numbers, deviceId, made)
    return made
  }
}
