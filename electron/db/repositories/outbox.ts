import type { ReadableDb, WritableDb } from '../handles.ts'

/** A command that headquarters has not seen yet. Its arguments are in the command log. */
export interface OutboxEntry {
  readonly seq: number
  readonly id: string
  /** `org`, or `loc:<id>` per location the command touches. */
  readonly streams: readonly string[]
  readonly createdWall: string
  readonly state: 'pending' | 'blocked' | 'accepted' | 'void'
}

export function appendToOutbox(db: WritableDb, entry: Omit<OutboxEntry, 'state'>): void {
  db.write(`insert into outbox (seq, id, streams, created_wall, state) values (?, ?, ?, ?, 'pending')`, [
    entry.seq,
    entry.id,
    JSON.stringify(entry.streams),
    entry.createdWall,
  ])
}

export function listPending(db: ReadableDb, limit: number): readonly OutboxEntry[] {
  return db
    .all(
      `select seq, id, streams, created_wall, state from outbox where state = 'pending' order by seq limit ?`,
      [limit],
    )
    .map((row) => ({
      seq: Number(row['seq']),
      id: String(row['id']),
      streams: JSON.parse(String(row['streams'])) as readonly string[],
      createdWall: String(row['created_wall']),
      state: 'pending',
    }))
}

export function countPending(db: ReadableDb): number {
  return Number(db.first(`select count(*) as total from outbox where state = 'pending'`)?.['total'] ?? 0)
}
