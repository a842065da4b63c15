import type { JudgedCommand, RecordedEffect, SyncRow } from '../store.ts'
import { commandColumns } from './judged-commands.ts'
import type { SqlSession, SqlValue } from './sql-session.ts'

const insertCommand = `insert into hq_command (${commandColumns}, has_effect)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`

/** A rejected act, or one that changed nothing. */
const RECORD_BARE = insertCommand

/** An act and everything it did, in one go: what it did to which row, how streams show it, and their new versions. */
const RECORD_WITH_EFFECT = `with command as (${insertCommand}),
  image as (
    insert into hq_image (command_id, table_name, row_id, before, after)
    select $1, "table", id, before, after
    from json_to_recordset($20::json) as line("table" text, id text, before json, after json)
  ),
  shown as (
    insert into hq_sync_row (stream, table_name, row_id, version, payload)
    select stream, "table", id, version, payload
    from json_to_recordset($21::json) as line(stream text, "table" text, id text, version bigint, payload json)
    on conflict (row_id, table_name, stream) do update set version = excluded.version, payload = excluded.payload
  ),
  act as (
    insert into hq_stream_act (stream, version, command_id)
    select id, version, $1 from json_to_recordset($22::json) as line(id text, version bigint)
  )
  insert into hq_stream (id, version, digest, horizon)
  select id, version, digest, horizon
  from json_to_recordset($22::json) as line(id text, version bigint, digest text, horizon bigint)
  on conflict (id) do update set version = excluded.version, digest = excluded.digest, horizon = excluded.horizon`

/** Keeps a judged command and, for an accepted one, its effect. Handed over, not waited for. */
export function recordCommand(
  session: SqlSession,
  command: JudgedCommand,
  effect: RecordedEffect | null,
): void {
  const values = [...valuesOf(command), effect !== null]
  if (effect === null || (effect.images.length === 0 && effect.streams.length === 0)) {
    session.tell(RECORD_BARE, values)
  } else {
    session.tell(RECORD_WITH_EFFECT, [
      ...values,
      JSON.stringify(effect.images),
      JSON.stringify(latestOf(effect.syncRows)),
      JSON.stringify(effect.streams),
    ])
  }
  if (effect === null || effect.undone === null) return
  const { step, by } = effect.undone
  if (by === null) session.tell('delete from hq_undone_step where step = $1', [step])
  else {
    session.tell(
      `insert into hq_undone_step (step, undone_by) values ($1, $2)
       on conflict (step) do update set undone_by = excluded.undone_by`,
      [step, by],
    )
  }
}

function valuesOf(command: JudgedCommand): readonly SqlValue[] {
  return [
    ...[command.id, command.type, command.version, JSON.stringify(command.args ?? null), command.argsHash],
    ...[command.actorId, command.originDevice, command.step, command.kind, command.reverts],
    ...[JSON.stringify(command.label), command.status],
    ...[command.refusal === null ? null : JSON.stringify(command.refusal)],
    ...[JSON.stringify(command.meanwhile), JSON.stringify(command.versions)],
    ...[command.at, command.receivedAt, command.amends],
  ]
}

/** A row that one command shows twice in a stream counts as it was shown last. */
function latestOf(rows: readonly SyncRow[]): readonly SyncRow[] {
  const byPlace = new Map(rows.map((row) => [`${row.stream} ${row.table} ${row.id}`, row]))
  return byPlace.size === rows.length ? rows : [...byPlace.values()]
}
