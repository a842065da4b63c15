import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Meanwhile, SyncRefusal } from '#shared/sync/protocol.ts'
import type { ReadableDb, SqlRow, WritableDb } from '../handles.ts'

/** An act that waits for headquarters. */
export interface WaitingWork {
  readonly commandId: CommandId
  readonly type: string
  readonly label: Message
  readonly actorId: string
  readonly at: Instant
  /** Why it has no effect here for now; null = it stands here. */
  readonly held: Message | null
}

export type RejectionState = 'open' | 'dismissed' | 'superseded' | 'takenBack' | 'erased'

/** An act headquarters did not accept, as the person meant it. */
export interface RejectedWork {
  readonly commandId: CommandId
  readonly type: string
  readonly version: number
  readonly args: unknown
  readonly label: Message
  readonly actorId: string
  readonly at: Instant
  readonly rejectedAt: Instant
  readonly refusal: SyncRefusal
  readonly meanwhile: readonly Meanwhile[]
  readonly state: RejectionState
  /** The command that settled it. */
  readonly resolvedBy: string | null
  /** It was another try with an act that met the same refusal. */
  readonly isRefusedAgain: boolean
}

/** An act headquarters did not accept and somebody settled. */
export interface SettledWork {
  readonly commandId: CommandId
  readonly label: Message
  readonly refusal: SyncRefusal
  readonly state: Exclude<RejectionState, 'open' | 'erased'>
  /** Who settled it, and when. */
  readonly actorId: string
  readonly at: Instant
}

export interface Rejection {
  readonly commandId: string
  readonly refusal: SyncRefusal
  readonly meanwhile: readonly Meanwhile[]
  readonly rejectedAt: Instant
  readonly state: RejectionState
}

/** Oldest first: in the order in which headquarters will judge them. */
export function listWaiting(db: ReadableDb, limit: number): readonly WaitingWork[] {
  return db
    .all(
      `select log.id, log.type, log.label, log.actor, log.at, outbox.reason from outbox
       join command_log log on log.id = outbox.id
       where outbox.state in ('pending', 'blocked') order by outbox.seq limit ?`,
      [limit],
    )
    .map((row) => ({
      commandId: String(row['id']) as CommandId,
      type: String(row['type']),
      label: JSON.parse(String(row['label'])) as Message,
      actorId: String(row['actor']),
      at: String(row['at']) as Instant,
      held: typeof row['reason'] === 'string' ? (JSON.parse(row['reason']) as Message) : null,
    }))
}

export function countWaiting(db: ReadableDb): { readonly count: number; readonly oldestAt: Instant | null } {
  const row = db.first(
    `select count(*) as total, min(created_wall) as oldest from outbox where state in ('pending', 'blocked')`,
  )
  const oldest = row?.['oldest']
  return {
    count: Number(row?.['total'] ?? 0),
    oldestAt: typeof oldest === 'string' ? (oldest as Instant) : null,
  }
}

const REJECTED = `
select log.id, log.type, log.version, log.args, log.label, log.actor, log.at, rejected.refusal, rejected.meanwhile,
       rejected.rejected_at, rejected.state, rejected.resolved_by,
       exists (select 1 from rejected_command earlier where earlier.resolved_by = rejected.command_id
         and earlier.state = 'superseded' and earlier.refusal ->> '$.code' = rejected.refusal ->> '$.code') as is_again
from rejected_command rejected join command_log log on log.id = rejected.command_id`

/** Settled by an act of a person; what the program did by itself asks nothing of anybody. Settled last comes first. */
export function listSettled(db: ReadableDb, limit: number): readonly SettledWork[] {
  return db
    .all(
      `select rejected.command_id, log.label, rejected.refusal, rejected.state, act.actor, act.at
       from rejected_command rejected join command_log log on log.id = rejected.command_id
       join command_log act on act.id = rejected.resolved_by
       where rejected.state in ('dismissed', 'superseded', 'takenBack') order by act.seq desc limit ?`,
      [limit],
    )
    .map((row) => ({
      commandId: String(row['command_id']) as CommandId,
      label: JSON.parse(String(row['label'])) as Message,
      refusal: JSON.parse(String(row['refusal'])) as SyncRefusal,
      state: String(row['state']) as SettledWork['state'],
      actorId: String(row['actor']),
      at: String(row['at']) as Instant,
    }))
}

/** What was asked for by acts that nobody has settled, latest first. */
export function listOpenRejections(
  db: ReadableDb,
): readonly { readonly commandId: CommandId; readonly type: string; readonly args: unknown }[] {
  return db
    .all(
      `select log.id, log.type, log.args from rejected_command rejected
       join command_log log on log.id = rejected.command_id where ${OPEN} order by log.seq desc`,
    )
    .map((row) => ({
      commandId: String(row['id']) as CommandId,
      type: String(row['type']),
      args: JSON.parse(String(row['args'])) as unknown,
    }))
}

/** What nobody has settled, and nothing that is on its way replaces. */
const OPEN = `rejected.state = 'open' and not exists (select 1 from outbox where outbox.amends = rejected.command_id)`

/** Latest first. */
export function listAttention(db: ReadableDb, limit: number): readonly RejectedWork[] {
  return db
    .all(`${REJECTED} where ${OPEN} order by rejected.rejected_at desc, log.seq desc limit ?`, [limit])
    .map(rejectedOf)
}

export function countAttention(db: ReadableDb): number {
  return Number(
    db.first(`select count(*) as total from rejected_command rejected where ${OPEN}`)?.['total'] ?? 0,
  )
}

export function findRejected(db: ReadableDb, commandId: string): RejectedWork | undefined {
  const row = db.first(`${REJECTED} where rejected.command_id = ?`, [commandId])
  return row === undefined ? undefined : rejectedOf(row)
}

export function putRejection(db: WritableDb, rejection: Rejection): void {
  db.write(
    `insert into rejected_command (command_id, refusal, meanwhile, rejected_at, state, resolved_by)
     values (?, ?, ?, ?, ?, null) on conflict (command_id) do nothing`,
    [
      rejection.commandId,
      JSON.stringify(rejection.refusal),
      JSON.stringify(rejection.meanwhile),
      rejection.rejectedAt,
      rejection.state,
    ],
  )
}

/** Settles a rejection that is open; answers whether there was one. */
export function settleRejection(
  db: WritableDb,
  commandId: string,
  state: Exclude<RejectionState, 'open' | 'erased'>,
  by: string,
): boolean {
  return (
    db.write(
      `update rejected_command set state = ?, resolved_by = ? where command_id = ? and state = 'open'`,
      [state, by, commandId],
    ) === 1
  )
}

function rejectedOf(row: SqlRow): RejectedWork {
  return {
    commandId: String(row['id']) as CommandId,
    type: String(row['type']),
    version: Number(row['version']),
    args: JSON.parse(String(row['args'])) as unknown,
    label: JSON.parse(String(row['label'])) as Message,
    actorId: String(row['actor']),
    at: String(row['at']) as Instant,
    rejectedAt: String(row['rejected_at']) as Instant,
    refusal: JSON.parse(String(row['refusal'])) as SyncRefusal,
    meanwhile: JSON.parse(String(row['meanwhile'])) as readonly Meanwhile[],
    state: String(row['state']) as RejectionState,
    resolvedBy: typeof row['resolved_by'] === 'string' ? row['resolved_by'] : null,
    isRefusedAgain: row['is_again'] === 1,
  }
}
