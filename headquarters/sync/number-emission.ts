import { addToDigest, digestOfRow, readDigest, takeFromDigest, writeDigest } from '#shared/sync/digest.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { StreamState, SyncRow } from '../store/store.ts'
import type { Emitted } from './plan-emission.ts'

export interface NumberedEmission {
  readonly syncRows: readonly SyncRow[]
  /** The streams as they are afterwards; only those that changed. */
  readonly streams: readonly StreamState[]
  /** The last version of each. */
  readonly versions: Readonly<Partial<Record<StreamId, number>>>
}

/** Fewer rows than this always fit in a page. */
const FEW_ROWS = 4

/**
 * Gives every row its version: one per stream and commit, or consecutive ones when there is more than a page holds, for a
 * page ends with a whole version. The streams must be locked.
 */
export function numberEmission(
  emitted: readonly Emitted[],
  locked: ReadonlyMap<StreamId, StreamState>,
): NumberedEmission {
  const syncRows: SyncRow[] = []
  const streams: StreamState[] = []
  const versions: Partial<Record<StreamId, number>> = {}
  for (const [stream, rows] of groupBy(emitted, (row) => row.stream)) {
    const standing = must(locked.get(stream), 'a stream is locked before it is written to')
    let { version } = standing
    let digest = readDigest(standing.digest)
    for (const part of partsOf(rows)) {
      version += 1
      for (const { table, id, payload, oldVersion } of part) {
        syncRows.push({ stream, table, id, version, payload })
        if (oldVersion !== null) digest = takeFromDigest(digest, digestOfRow(table, id, oldVersion))
        if (payload !== null) digest = addToDigest(digest, digestOfRow(table, id, version))
      }
    }
    streams.push({ ...standing, version, digest: writeDigest(digest) })
    versions[stream] = version
  }
  return { syncRows, streams, versions }
}

/** In parts of a page at most, by rows and by half of the bytes. */
function partsOf(rows: readonly Emitted[]): readonly (readonly Emitted[])[] {
  if (rows.length <= FEW_ROWS) return [rows]
  const parts: Emitted[][] = []
  let part: Emitted[] = []
  let bytes = 0
  for (const row of rows) {
    const size = row.payload === null ? 0 : JSON.stringify(row.payload).length
    const isFull = part.length >= syncLimits.pageRows || bytes + size > syncLimits.pageBytes / 2
    if (isFull && part.length > 0) {
      parts.push(part)
      part = []
      bytes = 0
    }
    part.push(row)
    bytes += size
  }
  parts.push(part)
  return parts
}
