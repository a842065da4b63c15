import type { JudgedCommand, RecordedEffect, RowKey, StreamState, SyncRow } from '../store.ts'
import { withoutEscapedNul } from './escaped-nul.ts'
import { commandColumns } from './judged-commands.ts'
import type { SqlSession } from './sql-session.ts'

/**
 * Judged acts that are kept in one go: an act of a push writes half a dozen tables, and together they cost hardly more
 * than one. They go out before anything that reads them is asked, and before the commit.
 */
export interface RecordBuffer {
  addCommand(command: JudgedCommand, effect: RecordedEffect | null): void
  addSeq(deviceId: string, seq: number, commandId: string): void
  /** Whether it holds where one of these records stands. */
  shows(keys: readonly RowKey[]): boolean
  flush(): void
}

interface Buffered {
  readonly commands: object[]
  readonly images: object[]
  readonly acts: object[]
  readonly seqs: object[]
  readonly shown: Map<string, object>
  readonly shownRows: Set<string>
  readonly streams: Map<string, StreamState>
}

const COMMAND_LINE = `id text, type text, version integer, args text, args_hash text, actor_id text, origin_device text,
  step text, kind text, reverts text, label text, status text, refusal text, meanwhile text, versions text, at text,
  received_at text, amends text, has_effect boolean`

/**
 * What is JSON itself comes as a text inside the text: it is kept to the letter, also what the database cannot take
 * apart. A gap in the numbers of a device leaves a number without a device, which its table refuses.
 */
const FLUSH = `with command as (
    insert into hq_command (${commandColumns}, has_effect)
    select id, type, version, args::json, args_hash, actor_id, origin_device, step, kind, reverts, label::json, status,
      refusal::json, meanwhile::json, versions::json, at, received_at, amends, has_effect
    from json_to_recordset($1::json) as line(${COMMAND_LINE})
  ),
  image as (
    insert into hq_image (command_id, table_name, row_id, before, after)
    select command_id, table_name, id, before::json, after::json
    from json_to_recordset($2::json) as line(command_id text, table_name text, id text, before text, after text)
  ),
  shown as (
    insert into hq_sync_row (stream, table_name, row_id, version, payload)
    select stream, table_name, id, version, payload::json
    from json_to_recordset($3::json) as line(stream text, table_name text, id text, version bigint, payload text)
    on conflict (row_id, table_name, stream) do update set version = excluded.version, payload = excluded.payload
  ),
  act as (
    insert into hq_stream_act (stream, version, command_id)
    select stream, version, command_id
    from json_to_recordset($4::json) as line(stream text, version bigint, command_id text)
  ),
  standing as (
    insert into hq_stream (id, version, digest, horizon)
    select id, version, digest, horizon
    from json_to_recordset($5::json) as line(id text, version bigint, digest text, horizon bigint)
    on conflict (id) do update set version = excluded.version, digest = excluded.digest, horizon = excluded.horizon
  ),
  numbered as (
    select device_id, seq, command_id
    from json_to_recordset($6::json) as line(device_id text, seq bigint, command_id text)
  ),
  counted as (
    update hq_device set last_seq = given.last_seq
    from (
      select device_id, min(seq) as first_seq, max(seq) as last_seq, count(*) as total from numbered group by device_id
    ) given
    where id = given.device_id and hq_device.last_seq = given.first_seq - 1
      and given.total = given.last_seq - given.first_seq + 1
    returning id
  )
  insert into hq_device_command (device_id, seq, command_id)
  select counted.id, seq, command_id from numbered left join counted on counted.id = numbered.device_id`

export function createRecordBuffer(session: SqlSession): RecordBuffer {
  let buffered = emptyBuffer()
  /** A row is written as how it became and as what is shown of it. */
  const texts = new WeakMap<object, string>()

  function textOf(value: object | null): string | null {
    if (value === null) return null
    const known = texts.get(value)
    if (known !== undefined) return known
    const text = JSON.stringify(value)
    texts.set(value, text)
    return text
  }

  function flush(): void {
    if (buffered.commands.length === 0 && buffered.seqs.length === 0) return
    const { commands, images, shown, acts, streams, seqs } = buffered
    buffered = emptyBuffer()
    const lists = [commands, images, [...shown.values()], acts, [...streams.values()], seqs]
    session.tell(
      FLUSH,
      lists.map((list) => withoutEscapedNul(JSON.stringify(list))),
    )
  }

  return {
    flush,
    shows: (keys) => keys.some(({ table, id }) => buffered.shownRows.has(`${table} ${id}`)),
    addCommand(command, effect) {
      buffered.commands.push(lineOf(command, effect !== null))
      if (effect === null) return
      const { id } = command
      for (const { table, id: rowId, before, after } of effect.images) {
        const image = { command_id: id, table_name: table, id: rowId }
        buffered.images.push({ ...image, before: textOf(before), after: textOf(after) })
      }
      for (const row of effect.syncRows) {
        buffered.shown.set(`${row.stream} ${row.table} ${row.id}`, shownLine(row, textOf(row.payload)))
        buffered.shownRows.add(`${row.table} ${row.id}`)
      }
      for (const state of effect.streams) {
        buffered.acts.push({ stream: state.id, version: state.version, command_id: id })
        buffered.streams.set(state.id, state)
      }
      if (effect.undone === null) return
      flush()
      tellUndone(session, effect.undone)
    },
    addSeq: (deviceId, seq, commandId) =>
      void buffered.seqs.push({ device_id: deviceId, seq, command_id: commandId }),
  }
}

function tellUndone(session: SqlSession, { step, by }: NonNullable<RecordedEffect['undone']>): void {
  if (by === null) {
    session.tell('delete from hq_undone_step where step = $1', [step])
    return
  }
  session.tell(
    `insert into hq_undone_step (step, undone_by) values ($1, $2)
     on conflict (step) do update set undone_by = excluded.undone_by`,
    [step, by],
  )
}

function emptyBuffer(): Buffered {
  return {
    commands: [],
    images: [],
    acts: [],
    seqs: [],
    shown: new Map(),
    shownRows: new Set(),
    streams: new Map(),
  }
}

/** By column. */
function lineOf(command: JudgedCommand, hasEffect: boolean): object {
  return {
    ...{ id: command.id, type: command.type, version: command.version },
    ...{ args: JSON.stringify(command.args ?? null), args_hash: command.argsHash },
    ...{
      actor_id: command.actorId,
      origin_device: command.originDevice,
      step: command.step,
      kind: command.kind,
    },
    ...{ reverts: command.reverts, label: JSON.stringify(command.label), status: command.status },
    ...{ refusal: openJson(command.refusal), meanwhile: JSON.stringify(command.meanwhile) },
    ...{ versions: JSON.stringify(command.versions), at: command.at, received_at: command.receivedAt },
    ...{ amends: command.amends, has_effect: hasEffect },
  }
}

function openJson(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

function shownLine({ stream, table, id, version }: SyncRow, payload: string | null): object {
  return { stream, table_name: table, id, version, payload }
}
