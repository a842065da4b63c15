import { encodeRow } from '#electron/db/repositories/row-codec.ts'
import type { HqReader } from '#headquarters/store/store.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { addToDigest, digestOfRow, emptyDigest, takeFromDigest, writeDigest } from '#shared/sync/digest.ts'
import type { StreamDigest } from '#shared/sync/digest.ts'
import type { StreamId } from '#shared/sync/stream.ts'

const ALL_ROWS = 1_000_000

/** A live row of a stream at headquarters. */
export interface TrueRow {
  readonly table: TableName
  readonly id: string
  readonly version: number
  /** The record as its columns hold it. */
  readonly content: string
}

interface StreamTruth {
  version: number
  digest: StreamDigest
  readonly rows: Map<string, TrueRow>
  /** What the rows came to at each version that ended a commit. */
  readonly digestAt: Map<number, string>
  /** What a row of a version was. */
  readonly contentAt: Map<string, string>
}

/**
 * What headquarters really held at every version of every stream, noted down beside it from its own answers. One of
 * these per history: after a restore from a copy it goes on from the copy, under another name.
 */
export interface Truth {
  readonly epoch: string
  /** Takes down what is new in these streams. */
  follow(reader: HqReader, streams: readonly StreamId[]): Promise<void>
  streams(): readonly StreamId[]
  versionOf(stream: StreamId): number
  /** `undefined` when no commit ended with that version. */
  digestAt(stream: StreamId, version: number): string | undefined
  contentAt(stream: StreamId, key: string, version: number): string | undefined
  rowsOf(stream: StreamId): ReadonlyMap<string, TrueRow>
  /** The same history so far, to go on under another name. */
  continueAs(epoch: string): Truth
}

export function createTruth(epoch: string, known: ReadonlyMap<StreamId, StreamTruth> = new Map()): Truth {
  const all = new Map([...known].map(([id, stream]) => [id, copyOf(stream)]))
  return {
    epoch,
    async follow(reader, streams) {
      for (const id of streams) {
        const stream = all.get(id) ?? emptyStream()
        all.set(id, stream)
        const { version } = await reader.findStream(id)
        if (version === stream.version) continue
        const rows = await reader.listRowsOfStream({
          stream: id,
          after: stream.version,
          limit: ALL_ROWS,
          goneAfter: null,
        })
        for (const row of rows) {
          const key = `${row.table} ${row.id}`
          const before = stream.rows.get(key)
          if (before !== undefined) {
            stream.digest = takeFromDigest(stream.digest, digestOfRow(row.table, row.id, before.version))
            stream.rows.delete(key)
          }
          if (row.payload === null) continue
          const content = contentOf(row.table, row.payload)
          stream.digest = addToDigest(stream.digest, digestOfRow(row.table, row.id, row.version))
          stream.rows.set(key, { table: row.table, id: row.id, version: row.version, content })
          stream.contentAt.set(`${key} ${row.version}`, content)
        }
        // Of several versions in one commit only the last is ever seen from outside.
        stream.version = version
        stream.digestAt.set(version, writeDigest(stream.digest))
      }
    },
    streams: () => [...all.keys()],
    versionOf: (id) => all.get(id)?.version ?? 0,
    digestAt: (id, version) =>
      version === 0 ? writeDigest(emptyDigest) : all.get(id)?.digestAt.get(version),
    contentAt: (id, key, version) => all.get(id)?.contentAt.get(`${key} ${version}`),
    rowsOf: (id) => all.get(id)?.rows ?? new Map<string, TrueRow>(),
    continueAs: (next) => createTruth(next, all),
  }
}

function emptyStream(): StreamTruth {
  return { version: 0, digest: emptyDigest, rows: new Map(), digestAt: new Map(), contentAt: new Map() }
}

function copyOf(stream: StreamTruth): StreamTruth {
  return {
    version: stream.version,
    digest: stream.digest,
    rows: new Map(stream.rows),
    digestAt: new Map(stream.digestAt),
    contentAt: new Map(stream.contentAt),
  }
}

/** A record as its columns hold it: the same for the same record, at headquarters and on a device. */
export function contentOf(table: TableName, record: object): string {
  return JSON.stringify(encodeRow(table, record as RowOf<TableName>))
}
