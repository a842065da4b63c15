import type { FactQuery, HistoryStep } from '#shared/commands/facts.ts'
import { netImages } from '#shared/commands/net-images.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { must, unreachable } from '#shared/kernel/invariant.ts'
import { emptyDigest, writeDigest } from '#shared/sync/digest.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type {
  HqReader,
  JudgedCommand,
  RowKey,
  RowPlace,
  RowsOfStream,
  StreamState,
  SyncRow,
} from '../store.ts'
import type { MemoryState, StreamRows } from './memory-state.ts'
import type { RecordIndex } from './record-index.ts'

const noDigest = writeDigest(emptyDigest)

export function keyOf(table: string, id: string): string {
  return `${table} ${id}`
}

export function streamStateOf(state: MemoryState, id: StreamId): StreamState {
  return state.streams.get(id) ?? { id, version: 0, digest: noDigest, horizon: 0 }
}

/** Reads the state as it is at each question; whoever reads holds the turn. */
export function createMemoryReader(state: MemoryState, records: RecordIndex): HqReader {
  function findHistoryStep(commandId: CommandId): HistoryStep | undefined {
    const command = state.judged.get(commandId)
    if (command === undefined) return undefined
    const step = command.reverts ?? command.step
    const commandIds = state.steps.get(step)
    const first = commandIds?.[0] === undefined ? undefined : state.judged.get(commandIds[0])
    if (commandIds === undefined || first === undefined) return undefined
    return {
      commandIds,
      label: first.label,
      isUndone: state.undone.has(step),
      images: netImages(commandIds.flatMap((id) => state.images.get(id) ?? [])),
    }
  }

  function answer(query: Exclude<FactQuery, { readonly kind: 'rulebook' }>): unknown {
    switch (query.kind) {
      case 'row':
        return records.find(query.table, query.id)
      case 'rows':
        return records.list(query.table, query.where)
      case 'rowExists':
        return records.has(query.table, query.where)
      case 'historyStep':
        return findHistoryStep(query.commandId as CommandId)
      case 'lastCommandOn': {
        const id = state.lastCommandOn.get(keyOf(query.table, query.id))
        const command = id === undefined ? undefined : state.judged.get(id)
        if (command === undefined) return undefined
        return { commandId: command.id, type: command.type, actorId: command.actorId, at: command.at }
      }
      default:
        return unreachable(query, 'every question has an answer')
    }
  }

  return {
    meta: async () => state.meta,
    answer: async (query) => answer(query),
    findDevice: async (id) => state.devices.get(id),
    listDevices: async () => [...state.devices.values()],
    listScope: async (id) => state.scopes.get(id) ?? [],
    findStream: async (id) => streamStateOf(state, id),
    listStreams: async () => [...state.streams.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    listActsOfStream: async (stream, after, limit) => {
      const acts = state.streamRows.get(stream)?.acts ?? []
      const first = firstAfter(acts, after)
      return acts.slice(first, first + limit).map(({ version, commandId }) => ({
        version,
        receivedAt: judgedOf(state, commandId).receivedAt,
      }))
    },
    listRowsOfStream: async (page) => {
      const rows = state.streamRows.get(page.stream)
      return rows === undefined ? [] : rowsAfter(rows, page)
    },
    hasRowsAfter: async (stream, version) => {
      const rows = state.streamRows.get(stream)
      if (rows === undefined) return false
      for (let index = firstAfter(rows.log, version); index < rows.log.length; index += 1) {
        if (isCurrent(rows, rows.log[index])) return true
      }
      return false
    },
    listPlacesOf: async (keys) => keys.flatMap((key) => placesOf(state, key)),
    listPlacesOfIds: async (ids) =>
      ids.flatMap((id) => tableNames.flatMap((table) => placesOf(state, { table, id }))),
    findJudged: async (id) => state.judged.get(id),
    listJudged: async (ids) =>
      ids.map((id) => state.judged.get(id)).filter((command) => command !== undefined),
    listJudgedBySeq: async (deviceId, seqs) => {
      const numbers = state.numbers.get(deviceId) ?? []
      return seqs.flatMap((seq) => {
        const id = numbers[seq - 1]
        return id === undefined ? [] : [{ seq, command: judgedOf(state, id) }]
      })
    },
    listMeanwhile: async (since, notOf, limit) => {
      const ids = new Set<CommandId>()
      for (const [stream, version] of Object.entries(since)) {
        const acts = state.streamRows.get(stream as StreamId)?.acts ?? []
        for (const act of acts.slice(firstAfter(acts, version ?? 0))) ids.add(act.commandId)
      }
      return [...ids]
        .map((id) => judgedOf(state, id))
        .filter(({ originDevice }) => originDevice !== notOf)
        .sort((a, b) =>
          a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.id < b.id) ? 1 : -1,
        )
        .slice(0, limit)
    },
    listErasures: async (after, limit) => state.erasures.filter(({ seq }) => seq > after).slice(0, limit),
    listErasedAmong: async (ids) => ids.filter((id) => state.erasedIds.has(id)),
    findEnrolCode: async (codeHash) => state.codes.get(codeHash),
    listAudit: async (after, limit) => state.audit.filter(({ seq }) => seq > after).slice(0, limit),
    findRecoveryKey: async () => state.recoveryKey,
  }
}

function placesOf(state: MemoryState, { table, id }: RowKey): readonly RowPlace[] {
  const key = keyOf(table, id)
  const streams = state.places.get(key)
  if (streams === undefined) return []
  return [...streams].flatMap((stream) => {
    const row = state.streamRows.get(stream)?.rows.get(key)
    if (row === undefined) return []
    return [{ stream, table, id, version: row.version, isGone: row.payload === null }]
  })
}

function judgedOf(state: MemoryState, id: CommandId): JudgedCommand {
  return must(state.judged.get(id), 'a number and a version name a judged command')
}

/** Rows after a version in their order; the page ends with a whole version. */
function rowsAfter(rows: StreamRows, page: RowsOfStream): readonly SyncRow[] {
  const found: SyncRow[] = []
  for (let index = firstAfter(rows.log, page.after); index < rows.log.length; index += 1) {
    const row = rows.log[index]
    if (row === undefined || !isCurrent(rows, row)) continue
    if (row.payload === null && page.goneAfter !== null && row.version <= page.goneAfter) continue
    if (found.length >= page.limit && found.at(-1)?.version !== row.version) break
    found.push(row)
  }
  return found.sort(byVersionAndKey)
}

function byVersionAndKey(a: SyncRow, b: SyncRow): number {
  if (a.version !== b.version) return a.version - b.version
  if (a.table !== b.table) return a.table < b.table ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function isCurrent(rows: StreamRows, row: SyncRow | undefined): boolean {
  return row !== undefined && rows.rows.get(keyOf(row.table, row.id)) === row
}

/** The place of the first entry with a higher version. */
function firstAfter(log: readonly { readonly version: number }[], version: number): number {
  let low = 0
  let high = log.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((log[middle]?.version ?? 0) > version) high = middle
    else low = middle + 1
  }
  return low
}
