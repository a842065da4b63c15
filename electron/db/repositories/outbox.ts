import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { erasedLabel } from '#shared/commands/privacy/erased-label.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { ReadableDb, SqlRow, WritableDb } from '../handles.ts'

/**
 * A command on its way to headquarters. Its arguments are in the command log. `pending`: it stands here and waits;
 * `blocked`: it has no effect here for now and waits all the same; `accepted`: judged, and its effect is not yet in
 * what came down; `void`: it named an erased person, only its number is left.
 */
export interface OutboxEntry {
  readonly seq: number
  readonly id: CommandId
  /** `org`, or `loc:<id>` per location the command touches. */
  readonly streams: readonly StreamId[]
  readonly createdWall: string
  readonly state: 'pending' | 'blocked' | 'accepted' | 'void'
  /** Only with `blocked`. */
  readonly reason: Message | null
  /** `accepted`: where its effects became visible. Before that: what this device had seen when it was done. */
  readonly versions: Readonly<Partial<Record<StreamId, number>>>
  /** The rejected command it replaces. */
  readonly amends: CommandId | null
  readonly sinceAnchorMs: number | null
  readonly occurredAt: Instant | null
}

type Details = 'versions' | 'amends' | 'sinceAnchorMs' | 'occurredAt'
type NewEntry = Omit<OutboxEntry, 'state' | 'reason' | Details> & Partial<Pick<OutboxEntry, Details>>

const COLUMNS =
  'seq, id, streams, created_wall, state, reason, versions, amends, since_anchor_ms, occurred_at'

export function appendToOutbox(db: WritableDb, entry: NewEntry): void {
  db.write(
    `insert into outbox (seq, id, streams, created_wall, state, versions, amends, since_anchor_ms, occurred_at)
     values (?, ?, ?, ?, 'pending', ?, ?, ?, ?)`,
    [
      entry.seq,
      entry.id,
      JSON.stringify(entry.streams),
      entry.createdWall,
      entry.versions === undefined ? null : JSON.stringify(entry.versions),
      entry.amends ?? null,
      entry.sinceAnchorMs ?? null,
      entry.occurredAt ?? null,
    ],
  )
}

/** Everything on its way, in order. */
export function listOutbox(db: ReadableDb): readonly OutboxEntry[] {
  return db.all(`select ${COLUMNS} from outbox order by seq`).map(entryOf)
}

export function findInOutbox(db: ReadableDb, id: string): OutboxEntry | undefined {
  const row = db.first(`select ${COLUMNS} from outbox where id = ?`, [id])
  return row === undefined ? undefined : entryOf(row)
}

export function findBySeq(db: ReadableDb, seq: number): OutboxEntry | undefined {
  const row = db.first(`select ${COLUMNS} from outbox where seq = ?`, [seq])
  return row === undefined ? undefined : entryOf(row)
}

/** What headquarters has not judged, in order. */
export function listUnjudged(db: ReadableDb, limit: number): readonly OutboxEntry[] {
  return db
    .all(`select ${COLUMNS} from outbox where state <> 'accepted' order by seq limit ?`, [limit])
    .map(entryOf)
}

export function listPending(db: ReadableDb, limit: number): readonly OutboxEntry[] {
  return db
    .all(`select ${COLUMNS} from outbox where state = 'pending' order by seq limit ?`, [limit])
    .map(entryOf)
}

/** Acts of people that wait for headquarters. */
export function countPending(db: ReadableDb): number {
  return Number(
    db.first(`select count(*) as total from outbox where state in ('pending', 'blocked')`)?.['total'] ?? 0,
  )
}

export function putOutboxState(
  db: WritableDb,
  seq: number,
  state: OutboxEntry['state'],
  reason: Message | null,
): void {
  db.write('update outbox set state = ?, reason = ? where seq = ?', [
    state,
    reason === null ? null : JSON.stringify(reason),
    seq,
  ])
}

export function markAccepted(db: WritableDb, seq: number, versions: OutboxEntry['versions']): void {
  db.write(`update outbox set state = 'accepted', reason = null, versions = ? where seq = ?`, [
    JSON.stringify(versions),
    seq,
  ])
}

export function removeFromOutbox(db: WritableDb, seq: number): void {
  db.write('delete from outbox where seq = ?', [seq])
}

/** Versions and verdicts of a history that is no more count for nothing. */
export function returnToLine(db: WritableDb): void {
  db.write(`update outbox set versions = null`)
  db.write(`update outbox set state = 'pending', reason = null where state = 'accepted'`)
}

/** What was accepted and emptied since has nothing left to hand in again; it keeps its number and nothing else. PRIV-2 */
export function voidEmptied(db: WritableDb): void {
  db.write(
    `update outbox set state = 'void', reason = null where state in ('pending', 'blocked') and exists (
       select 1 from command_log log where log.id = outbox.id and log.args = '{}'
         and json_extract(log.label, '$.code') = '${erasedLabel.code}')`,
  )
}

/** An entry before it has a number of the present identity. */
export type UnnumberedEntry = Omit<OutboxEntry, 'seq'>

/** Puts exactly these in line, numbered from 1. None of them is judged under these numbers: what was accepted is asked again. */
export function renumberOutbox(db: WritableDb, entries: readonly UnnumberedEntry[]): void {
  db.write('delete from outbox')
  for (const [index, entry] of entries.entries()) {
    const { versions, ...rest } = entry
    const seen = entry.state === 'accepted' ? {} : { versions }
    appendToOutbox(db, { ...rest, ...seen, seq: index + 1 })
    if (entry.state === 'blocked' || entry.state === 'void')
      putOutboxState(db, index + 1, entry.state, entry.reason)
  }
}

function entryOf(row: SqlRow): OutboxEntry {
  return {
    seq: Number(row['seq']),
    id: String(row['id']) as CommandId,
    streams: JSON.parse(String(row['streams'])) as readonly StreamId[],
    createdWall: String(row['created_wall']),
    state: String(row['state']) as OutboxEntry['state'],
    reason: typeof row['reason'] === 'string' ? (JSON.parse(row['reason']) as Message) : null,
    versions: JSON.parse(String(row['versions'] ?? '{}')) as OutboxEntry['versions'],
    amends: typeof row['amends'] === 'string' ? (row['amends'] as CommandId) : null,
    sinceAnchorMs: typeof row['since_anchor_ms'] === 'number' ? row['since_anchor_ms'] : null,
    occurredAt: typeof row['occurred_at'] === 'string' ? (row['occurred_at'] as Instant) : null,
  }
}
