import { addToDigest, digestOfRow, emptyDigest, takeFromDigest, writeDigest } from '#shared/sync/digest.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import type { WireRow } from '#shared/sync/protocol.ts'
import { ORGANISATION_STREAM, type StreamId } from '#shared/sync/stream.ts'

export const benchEpoch = 'bench-epoch'
export const benchTime = '2026-11-24T09:00:00.000Z'
/** So many rows of a stream share a version, as a busy location makes them. */
const ROWS_PER_VERSION = 4

/** A record that is there from now on, or `null` when it is gone. */
export interface PageChange {
  readonly table: WireRow[0]
  readonly id: string
  readonly row: object | null
}

/**
 * One stream as headquarters would send it, without a headquarters: the texts of whole answers, a page each, ready
 * before the clock runs.
 */
export class BenchStream {
  readonly stream: StreamId
  version = 0
  readonly #rows = new Map<
    string,
    { readonly version: number; readonly table: WireRow[0]; readonly id: string }
  >()
  #digest = emptyDigest

  constructor(stream: StreamId) {
    this.stream = stream
  }

  /** Takes changes in and answers the texts with which a device that was up to date hears of them. */
  hear(changes: readonly PageChange[], pageRows: number = syncLimits.pageRows): readonly string[] {
    const first = this.version
    const versioned = changes.map((change, place) =>
      this.#note(change, first + 1 + Math.floor(place / ROWS_PER_VERSION)),
    )
    this.version = first + Math.ceil(changes.length / ROWS_PER_VERSION)
    const texts: string[] = []
    const perPage = Math.max(ROWS_PER_VERSION, Math.floor(pageRows / ROWS_PER_VERSION) * ROWS_PER_VERSION)
    for (let from = 0; from < versioned.length; from += perPage) {
      const rows = versioned.slice(from, from + perPage)
      const isLast = from + perPage >= versioned.length
      texts.push(
        replyText(
          [
            {
              kind: 'rows',
              stream: this.stream,
              from: first + from / ROWS_PER_VERSION,
              to: isLast ? this.version : first + (from + perPage) / ROWS_PER_VERSION,
              ...(first === 0 ? { start: this.version } : {}),
              more: !isLast,
              rows,
              ...(isLast ? { digest: writeDigest(this.#digest) } : {}),
            },
          ],
          this.stream,
        ),
      )
    }
    return texts
  }

  #note({ table, id, row }: PageChange, version: number): WireRow {
    const key = `${table}|${id}`
    const known = this.#rows.get(key)
    if (known !== undefined)
      this.#digest = takeFromDigest(this.#digest, digestOfRow(table, id, known.version))
    if (row === null) this.#rows.delete(key)
    else {
      this.#rows.set(key, { version, table, id })
      this.#digest = addToDigest(this.#digest, digestOfRow(table, id, version))
    }
    return [table, id, version, row === null ? 1 : 0, row as WireRow[4]]
  }
}

/** The first answer a device gets: what it may see. */
export function scopeText(stream: StreamId): string {
  return replyText([], stream)
}

function replyText(pages: readonly object[], stream: StreamId): string {
  const streams = [...new Set<StreamId>([ORGANISATION_STREAM, stream])].map((each) => ({
    stream: each,
    mode: 'readWrite',
  }))
  return JSON.stringify({
    epoch: benchEpoch,
    hqTime: benchTime,
    lastSeq: 0,
    outcomes: [],
    scope: { rev: 1, streams },
    erasures: { upTo: 0, subjects: [] },
    pages,
  })
}
