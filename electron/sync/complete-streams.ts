import { addToDigest, digestOfRow, readDigest, takeFromDigest, writeDigest } from '#shared/sync/digest.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { StreamDigest } from '#shared/sync/digest.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { dropPages, listPackedPages, putCursor, startOver } from '../db/repositories/sync-cursors.ts'
import type { StreamCursor } from '../db/repositories/sync-cursors.ts'
import {
  countMembers,
  listMembers,
  listMemberVersions,
  putMembers,
  removeMembers,
} from '../db/repositories/sync-members.ts'
import type { Member } from '../db/repositories/sync-members.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { CoreParts, Touched } from './core-parts.ts'
import type { ReadPage, ReadRow } from './read-pages.ts'

/** A stream whose last page is here: everything that brings it to that page's version, thought out and not yet done. */
export interface StreamPlan {
  readonly cursor: StreamCursor
  readonly page: ReadPage['page']
  /** The latest of every row that is there. */
  readonly puts: readonly PlannedPut[]
  /** Rows this device holds of the stream that are no longer in it. */
  readonly gone: readonly Member[]
}

interface PlannedPut extends Member {
  readonly row: RowOf<TableName>
  /** The version this device has it at. */
  readonly heldVersion: number | undefined
}

/** More than this many rows, and more than this part of a stream, do not go at once without a reason. */
const GUARDED_ROWS = 200
const GUARDED_PART = 0.3
/** From here on SQLite's own look at the form of a row, after its schema had one, is felt. */
const MANY_ROWS = 1_000

export function planStream({ db, pages }: CoreParts, cursor: StreamCursor, last: ReadPage): StreamPlan {
  const waiting = listPackedPages(db, cursor.stream).map((packed) => pages.rowsOf(packed))
  const latest = latestRows([...waiting, last.rows])
  const { puts, gone } = cursor.isFull
    ? planAnew(listMembers(db, cursor.stream), latest)
    : planNews(listMemberVersions(db, cursor.stream, latest), latest)
  return { cursor, page: last.page, puts, gone }
}

type Planned = Pick<StreamPlan, 'puts' | 'gone'>

/** Everything came down anew: what did not come is gone. */
function planAnew(members: readonly Member[], latest: readonly ReadRow[]): Planned {
  const puts: PlannedPut[] = []
  const held = new Map(members.map((member) => [`${member.table} ${member.id}`, member]))
  for (const { table, id, version, row } of latest) {
    if (row === null) continue
    const key = `${table} ${id}`
    puts.push({ table, id, version, row, heldVersion: held.get(key)?.version })
    held.delete(key)
  }
  return { puts, gone: [...held.values()] }
}

/** What changed since; `versions` are those of the rows that came. */
function planNews(versions: readonly (number | undefined)[], latest: readonly ReadRow[]): Planned {
  const puts: PlannedPut[] = []
  const gone: Member[] = []
  for (const [place, { table, id, version, row }] of latest.entries()) {
    const heldVersion = versions[place]
    if (row !== null) puts.push({ table, id, version, row, heldVersion })
    else if (heldVersion !== undefined) gone.push({ table, id, version: heldVersion })
  }
  return { puts, gone }
}

/**
 * Of a row that came several times the last one counts: pages come in the order in which they were read. By table and
 * sorted by id, because writing rows in that order takes a third less than in the order in which they changed.
 */
function latestRows(pages: readonly (readonly ReadRow[])[]): readonly ReadRow[] {
  const byTable = new Map<TableName, Map<string, ReadRow>>()
  for (const rows of pages) {
    for (const row of rows) {
      let known = byTable.get(row.table)
      if (known === undefined) byTable.set(row.table, (known = new Map<string, ReadRow>()))
      known.set(row.id, row)
    }
  }
  return [...byTable.keys()].sort().flatMap((table) => {
    const known = must(byTable.get(table), 'its own key')
    return [...known.keys()].sort().map((id) => must(known.get(id), 'its own key'))
  })
}

/** Whether a plan takes away so much that somebody must look first. */
export function isGuarded({ db }: CoreParts, { cursor, gone }: StreamPlan): boolean {
  return gone.length > GUARDED_ROWS && gone.length > countMembers(db, cursor.stream) * GUARDED_PART
}

/**
 * Brings streams to their versions at once: first everything that goes, so that a row which moved from one stream to
 * another, or whose place another row takes, finds its place free. Answers the streams that did not come to what
 * headquarters has; they begin anew. Inside a transaction, with own work lifted off.
 */
export function completeStreams(
  parts: CoreParts,
  plans: readonly StreamPlan[],
  epoch: string,
  touched: Touched,
): readonly StreamCursor[] {
  const digests = new Map(plans.map(({ cursor }) => [cursor.stream, readDigest(cursor.digest)]))
  for (const plan of plans) {
    const digest = must(digests.get(plan.cursor.stream), 'every plan has a digest')
    digests.set(plan.cursor.stream, takeAway(parts, plan, digest, touched))
  }
  const different: StreamCursor[] = []
  for (const plan of plans) {
    const digest = must(digests.get(plan.cursor.stream), 'every plan has a digest')
    const written = writeDigest(putRows(parts, plan, digest, touched))
    const cursor: StreamCursor = {
      ...plan.cursor,
      version: plan.page.to,
      baseEpoch: epoch,
      stagedVersion: plan.page.to,
      bootStart: null,
      isFull: false,
      digest: written,
    }
    dropPages(parts.db, cursor.stream)
    putCursor(parts.db, cursor)
    if (plan.page.digest === undefined || plan.page.digest === written) continue
    startOver(parts.db, cursor)
    different.push(cursor)
  }
  return different
}

function takeAway(
  parts: CoreParts,
  { cursor, gone }: StreamPlan,
  start: StreamDigest,
  touched: Touched,
): StreamDigest {
  let digest = start
  for (const { table, id, version } of gone) {
    digest = takeFromDigest(digest, digestOfRow(table, id, version))
  }
  letGo(parts, cursor.stream, gone, touched)
  return digest
}

/** These rows are no longer in the stream; they go unless another stream shows them still. */
export function letGo(
  { db, rows }: CoreParts,
  stream: StreamId,
  gone: readonly Pick<Member, 'table' | 'id'>[],
  touched: Touched,
): void {
  if (gone.length === 0) return
  removeMembers(db, stream, gone)
  for (const [table, group] of Map.groupBy(gone, (member) => member.table)) {
    rows.removeUnheldRows(
      table,
      group.map(({ id }) => id),
    )
    touched.tables.add(table)
  }
  touched.streams.add(stream)
}

function putRows(
  { db, rows }: CoreParts,
  { cursor, puts }: StreamPlan,
  start: StreamDigest,
  touched: Touched,
): StreamDigest {
  if (puts.length === 0) return start
  const byTable = Map.groupBy(puts, ({ table }) => table)
  const write = (): void => {
    for (const [table, group] of byTable) {
      rows.putRows(
        table,
        group.map(({ row }) => row),
      )
    }
  }
  if (puts.length > MANY_ROWS) db.withoutChecks(write)
  else write()
  let digest = start
  const moved = puts.filter(({ version, heldVersion }) => version !== heldVersion)
  for (const { table, id, version, heldVersion } of moved) {
    if (heldVersion !== undefined) digest = takeFromDigest(digest, digestOfRow(table, id, heldVersion))
    digest = addToDigest(digest, digestOfRow(table, id, version))
  }
  putMembers(db, cursor.stream, moved)
  for (const table of byTable.keys()) touched.tables.add(table)
  touched.streams.add(cursor.stream)
  return digest
}
