import type { DeviceId } from '#shared/domain/ids.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { PullPage, PullReply, PullRequest, WireRow } from '#shared/sync/protocol.ts'
import { schemaHistory, viewForRevision } from '#shared/sync/schema-history.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { HqReader, StreamState, SyncRow } from '../store/store.ts'
import { admit } from './admit.ts'
import type { ProtocolRefusal } from './headquarters.ts'
import type { HeadquartersPorts } from './ports.ts'
import { refusalOfAge } from './refusals.ts'
import { outcomeOf } from './submission.ts'

const ERASURES_MOST = 10_000

/** Everything in one answer belongs to one moment, so an outcome never comes without its rows. */
export async function pull(
  ports: HeadquartersPorts,
  device: DeviceId,
  request: PullRequest,
): Promise<Result<PullReply, ProtocolRefusal>> {
  return ports.store.read(async (reader) => {
    const meta = await reader.meta()
    const admitted = admit('pull', device, request, await reader.findDevice(device), meta)
    if (!admitted.ok) return admitted
    const view = viewForRevision(request.schemaRev, ports.schemaHistory ?? schemaHistory)
    if (view.kind !== 'told') return refuse(refusalOfAge(view.kind))
    const record = admitted.value
    const scope = await reader.listScope(record.id)
    const judged = request.ask.length === 0 ? [] : await reader.listJudgedBySeq(record.id, request.ask)
    const erasures = await reader.listErasures(request.erasureSeq, ERASURES_MOST)
    return ok({
      epoch: meta.epoch,
      hqTime: ports.clock.now(),
      lastSeq: record.lastSeq,
      outcomes: judged.map(({ seq, command }) => outcomeOf(seq, command)),
      scope: { rev: record.scopeRev, streams: [...scope] },
      erasures: {
        upTo: erasures.at(-1)?.seq ?? request.erasureSeq,
        subjects: erasures.map(({ subjectId }) => subjectId),
      },
      pages: await listPages(reader, request, {
        visible: new Set(scope.map(({ stream }) => stream)),
        without: view.without,
      }),
    })
  })
}

/** What a device may be told. */
interface Sight {
  readonly visible: ReadonlySet<string>
  /** Fields its app does not know yet. */
  readonly without: ReadonlyMap<TableName, ReadonlySet<string>>
}

function withoutFields(page: PullPage, without: Sight['without']): PullPage {
  if (page.kind === 'resync' || without.size === 0) return page
  const rows = page.rows.map((row): WireRow => {
    const [table, id, version, isGone, record] = row
    const unknown = without.get(table)
    if (unknown === undefined || record === null) return row
    const known = Object.entries(record).filter(([field]) => !unknown.has(field))
    return [table, id, version, isGone, Object.fromEntries(known)]
  })
  return { ...page, rows }
}

/** How much may still go into this answer. */
interface Room {
  rows: number
  bytes: number
}

/** A page for every stream that is asked and may be seen; when the answer is full the rest waits for the next one. */
async function listPages(
  reader: HqReader,
  request: PullRequest,
  { visible, without }: Sight,
): Promise<PullPage[]> {
  const room: Room = { ...request.limit }
  const pages: PullPage[] = []
  const asked = new Set<string>()
  for (const cursor of request.cursors) {
    if (!visible.has(cursor.stream) || asked.has(cursor.stream)) continue
    if (room.rows <= 0 || room.bytes <= 0) break
    asked.add(cursor.stream)
    pages.push(withoutFields(await pageOf(reader, cursor, room), without))
  }
  return pages
}

type Cursor = PullRequest['cursors'][number]

async function pageOf(reader: HqReader, cursor: Cursor, room: Room): Promise<PullPage> {
  const { stream, from } = cursor
  const standing = await reader.findStream(stream)
  const reason = reasonToBeginAnew(cursor, standing)
  if (reason !== null) return { kind: 'resync', stream, from, reason }
  // From nothing: what was deleted before that moment never was.
  const start = from === 0 ? standing.version : cursor.bootStart
  const limit = room.rows
  const found =
    from === standing.version
      ? []
      : await reader.listRowsOfStream({ stream, after: from, limit, goneAfter: start })
  const taken = withinBytes(found, room.bytes)
  room.rows -= taken.rows.length
  room.bytes -= taken.bytes
  const to = taken.rows.at(-1)?.version ?? from
  const isCut = taken.rows.length < found.length || found.length >= limit
  const more = isCut && (await reader.hasRowsAfter(stream, to))
  return {
    ...{ kind: 'rows', stream, from, more, rows: taken.rows.map(wireRowOf) },
    to: more ? to : standing.version,
    ...(start === null ? {} : { start }),
    ...(more ? {} : { digest: standing.digest }),
  }
}

/**
 * What was deleted at or before the horizon is no longer known, so whoever last looked before it begins anew; a first
 * download that began after it may go on. A device that is ahead saw a history that is not ours.
 */
function reasonToBeginAnew(
  { from, bootStart }: Cursor,
  { version, horizon }: StreamState,
): 'cursor' | 'horizon' | null {
  if (from > version || (bootStart ?? 0) > version) return 'cursor'
  return from > 0 && (bootStart ?? from) < horizon ? 'horizon' : null
}

/** Whole versions, as many as fit, and one at least. */
function withinBytes(
  rows: readonly SyncRow[],
  most: number,
): { readonly rows: readonly SyncRow[]; readonly bytes: number } {
  let bytes = 0
  // What came before the version of the row at hand.
  let whole = { count: 0, bytes: 0 }
  for (const [index, row] of rows.entries()) {
    if (row.version !== rows[index - 1]?.version) whole = { count: index, bytes }
    bytes += ROW_FRAME_BYTES + row.id.length + (row.payload === null ? 0 : JSON.stringify(row.payload).length)
    if (bytes > most && whole.count > 0) return { rows: rows.slice(0, whole.count), bytes: whole.bytes }
  }
  return { rows, bytes }
}

/** Names of table and fields, brackets and numbers around a row. */
const ROW_FRAME_BYTES = 48

function wireRowOf({ table, id, version, payload }: SyncRow): WireRow {
  return payload === null
    ? [table, id, version, 1, null]
    : [table, id, version, 0, payload as Record<string, unknown>]
}
