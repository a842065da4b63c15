import { emptyDigest, writeDigest } from '#shared/sync/digest.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { ORGANISATION_STREAM } from '#shared/sync/stream.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { RowKey, RowPlace, RowsOfStream, StreamAct, StreamState, SyncRow } from '../store.ts'
import { number, openJson, text } from './column-value.ts'
import type { SqlRow, SqlSession } from './sql-session.ts'

const noDigest = writeDigest(emptyDigest)
const STREAM = 'select id, version, digest, horizon from hq_stream'

export async function findStream(session: SqlSession, id: StreamId): Promise<StreamState> {
  const [row] = await session.ask(`${STREAM} where id = $1`, [id])
  return row === undefined ? unwritten(id) : streamOf(row)
}

/** Every stream something was ever written to, by id. */
export async function listStreams(session: SqlSession): Promise<readonly StreamState[]> {
  return (await session.ask(`${STREAM} order by id`)).map(streamOf)
}

/** The acts that gave a stream its versions, in order. */
export async function listActsOfStream(
  session: SqlSession,
  stream: StreamId,
  after: number,
  limit: number,
): Promise<readonly StreamAct[]> {
  const rows = await session.ask(
    `select act.version, command.received_at from hq_stream_act act
     join hq_command command on command.id = act.command_id
     where act.stream = $1 and act.version > $2 order by act.version limit $3`,
    [stream, after, limit],
  )
  return rows.map((row) => ({ version: number(row, 0), receivedAt: text(row, 1) as Instant }))
}

/**
 * Locks streams until the transaction ends, always in the same order. The one of the organisation is locked by a number
 * of its own: nearly every command shares it, and a shared lock on a row would be written down each time.
 */
export async function lockStreams(
  session: SqlSession,
  ids: readonly StreamId[],
  organisation: 'shared' | 'exclusive',
): Promise<ReadonlyMap<StreamId, StreamState>> {
  const locations = [...new Set(ids)].filter((id) => id !== ORGANISATION_STREAM).sort()
  const shared = organisation === 'shared' ? '_shared' : ''
  session.tell(`select pg_advisory_xact_lock${shared}(${ORGANISATION_LOCK})`)
  const found = new Map<StreamId, StreamState>()
  const [rows, [own]] = await Promise.all([
    locations.length === 0 ? [] : session.ask(LOCK, [locations]),
    ids.includes(ORGANISATION_STREAM) ? session.ask(`${STREAM} where id = $1`, [ORGANISATION_STREAM]) : [],
  ])
  let locked = rows
  if (rows.length < locations.length) {
    // Nothing was ever written there: it gets a row to lock.
    session.tell(
      `insert into hq_stream (id, version, digest, horizon) select id, 0, $2, 0 from unnest($1::text[]) as id
       order by id on conflict (id) do nothing`,
      [locations, noDigest],
    )
    locked = await session.ask(LOCK, [locations])
  }
  for (const row of [...locked, ...(own === undefined ? [] : [own])]) {
    const state = streamOf(row)
    found.set(state.id, state)
  }
  if (ids.includes(ORGANISATION_STREAM) && own === undefined) {
    found.set(ORGANISATION_STREAM, unwritten(ORGANISATION_STREAM))
  }
  return found
}

/** Any number will do that nothing else in this database locks. */
const ORGANISATION_LOCK = 4_870_001
const LOCK = `${STREAM} where id = any($1::text[]) order by id for no key update`

/** By version, then table and id; the last version is whole. */
export async function listRowsOfStream(session: SqlSession, page: RowsOfStream): Promise<readonly SyncRow[]> {
  const isWanted =
    'stream = $1 and version > $2 and (payload is not null or $4::bigint is null or version > $4)'
  const rows = await session.ask(
    `select table_name, row_id, version, payload from hq_sync_row
     where ${isWanted} and version <= (
       select max(version) from (
         select version from hq_sync_row where ${isWanted} order by version limit $3
       ) page
     ) order by version, table_name, row_id`,
    [page.stream, page.after, page.limit, page.goneAfter],
  )
  return rows.map((row) => ({
    stream: page.stream,
    table: text(row, 0) as TableName,
    id: text(row, 1),
    version: number(row, 2),
    payload: openJson(row, 3) as object | null,
  }))
}

export async function hasRowsAfter(session: SqlSession, stream: StreamId, version: number): Promise<boolean> {
  const rows = await session.ask('select 1 from hq_sync_row where stream = $1 and version > $2 limit 1', [
    stream,
    version,
  ])
  return rows.length > 0
}

export async function listPlacesOf(
  session: SqlSession,
  keys: readonly RowKey[],
): Promise<readonly RowPlace[]> {
  if (keys.length === 0) return []
  const rows = await session.ask(
    `select place.stream, place.table_name, place.row_id, place.version, place.payload is null
     from unnest($1::text[], $2::text[]) as asked(table_name, row_id)
     join hq_sync_row place on place.row_id = asked.row_id and place.table_name = asked.table_name`,
    [keys.map(({ table }) => table), keys.map(({ id }) => id)],
  )
  return rows.map(placeOf)
}

export async function listPlacesOfIds(
  session: SqlSession,
  ids: readonly string[],
): Promise<readonly RowPlace[]> {
  if (ids.length === 0) return []
  const rows = await session.ask(
    `select stream, table_name, row_id, version, payload is null from hq_sync_row where row_id = any($1::text[])`,
    [ids],
  )
  return rows.map(placeOf)
}

function placeOf(row: SqlRow): RowPlace {
  return {
    stream: text(row, 0) as StreamId,
    table: text(row, 1) as TableName,
    id: text(row, 2),
    version: number(row, 3),
    isGone: row[4] === 't',
  }
}

/** Forgets what went at or before a version; answers how many rows. */
export async function forgetDeleted(session: SqlSession, stream: StreamId, upTo: number): Promise<number> {
  session.tell(
    `insert into hq_stream (id, version, digest, horizon) values ($1, 0, $3, $2)
     on conflict (id) do update set horizon = greatest(hq_stream.horizon, excluded.horizon)`,
    [stream, upTo, noDigest],
  )
  const [row] = await session.ask(
    `with forgotten as (
       delete from hq_sync_row where stream = $1 and version <= $2 and payload is null returning 1
     ) select count(*) from forgotten`,
    [stream, upTo],
  )
  return row === undefined ? 0 : number(row, 0)
}

function unwritten(id: StreamId): StreamState {
  return { id, version: 0, digest: noDigest, horizon: 0 }
}

function streamOf(row: SqlRow): StreamState {
  return {
    id: text(row, 0) as StreamId,
    version: number(row, 1),
    digest: text(row, 2),
    horizon: number(row, 3),
  }
}
