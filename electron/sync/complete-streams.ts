import { addToDigest, digestOfRow, readDigest, takeFromDigest, writeDigest } from '#shared/sync/digest.ts'
import type { StreamDigest } from '#shared/sync/digest.ts'
import { dropPages, listPages, putCursor, startOver } from '../db/repositories/sync-cursors.ts'
import type { StreamCursor } from '../db/repositories/sync-cursors.ts'
import {
  countMembers,
  findMemberVersion,
  isHeld,
  listMembers,
  putMember,
  removeMember,
} from '../db/repositories/sync-members.ts'
import type { Member } from '../db/repositories/sync-members.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { CoreParts, Touched } from './core-parts.ts'
import { readWrittenRows } from './read-pages.ts'
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

interface PlannedPut extends ReadRow {
  /** The version this device has it at. */
  readonly heldVersion: number | undefined
}

/** More than this many rows, and more than this part of a stream, do not go at once without a reason. */
const GUARDED_ROWS = 200
const GUARDED_PART = 0.3
/** From here on SQLite's own look at the form of a row, after its schema had one, is felt. */
const MANY_ROWS = 1_000

export function planStream({ db }: CoreParts, cursor: StreamCursor, last: ReadPage): StreamPlan {
  const latest = latestRows([...listPages(db, cursor.stream).map(readWrittenRows), last.rows])
  const puts: PlannedPut[] = []
  const gone: Member[] = []
  if (cursor.isFull) {
    const held = new Map(
      listMembers(db, cursor.stream).map((member) => [`${member.table} ${member.id}`, member]),
    )
    for (const [key, row] of latest) {
      if (row.row === null) continue
      puts.push({ ...row, heldVersion: held.get(key)?.version })
      held.delete(key)
    }
    gone.push(...held.values())
  } else {
    for (const row of latest.values()) {
      const heldVersion = findMemberVersion(db, cursor.stream, row.table, row.id)
      if (row.row !== null) puts.push({ ...row, heldVersion })
      else if (heldVersion !== undefined) gone.push({ table: row.table, id: row.id, version: heldVersion })
    }
  }
  return { cursor, page: last.page, puts, gone }
}

/**
 * Of a row that came several times the last one counts: pages come in the order in which they were read. Sorted, because
 * writing rows in the order of their ids takes a third less than in the order in which they changed.
 */
function latestRows(pages: readonly (readonly ReadRow[])[]): ReadonlyMap<string, ReadRow> {
  const latest = new Map<string, ReadRow>()
  for (const rows of pages) for (const row of rows) latest.set(`${row.table} ${row.id}`, row)
  return new Map([...latest].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
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
  { db, rows }: CoreParts,
  { cursor, gone }: StreamPlan,
  start: StreamDigest,
  touched: Touched,
): StreamDigest {
  let digest = start
  for (const { table, id, version } of gone) {
    removeMember(db, cursor.stream, table, id)
    digest = takeFromDigest(digest, digestOfRow(table, id, version))
    // Another stream may show it still.
    if (!isHeld(db, table, id)) rows.removeRow(table, id)
    touched.tables.add(table)
    touched.streams.add(cursor.stream)
  }
  return digest
}

function putRows(
  { db, rows }: CoreParts,
  { cursor, puts }: StreamPlan,
  start: StreamDigest,
  touched: Touched,
): StreamDigest {
  let digest = start
  const write = (): void => {
    for (const { table, row } of puts) if (row !== null) rows.putRow(table, row)
  }
  if (puts.length > MANY_ROWS) db.withoutChecks(write)
  else write()
  for (const { table, id, version, heldVersion } of puts) {
    if (heldVersion !== version) {
      if (heldVersion !== undefined) digest = takeFromDigest(digest, digestOfRow(table, id, heldVersion))
      digest = addToDigest(digest, digestOfRow(table, id, version))
      putMember(db, cursor.stream, { table, id, version })
    }
    touched.tables.add(table)
    touched.streams.add(cursor.stream)
  }
  return digest
}
