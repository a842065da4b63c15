import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { ReadableDb, WritableDb } from '../handles.ts'

/** Which rows a stream holds, and at which version each came in. A row may be in several streams. */
export interface Member {
  readonly table: TableName
  readonly id: string
  readonly version: number
}

export function listMembers(db: ReadableDb, stream: StreamId): readonly Member[] {
  return db
    .all('select table_name, row_id, version from sync_member where stream = ?', [stream])
    .map((row) => ({
      table: String(row['table_name']) as TableName,
      id: String(row['row_id']),
      version: Number(row['version']),
    }))
}

export function countMembers(db: ReadableDb, stream: StreamId): number {
  return Number(db.first('select count(*) as total from sync_member where stream = ?', [stream])?.['total'])
}

export function findMemberVersion(
  db: ReadableDb,
  stream: StreamId,
  table: TableName,
  id: string,
): number | undefined {
  const version = db.first(
    'select version from sync_member where table_name = ? and row_id = ? and stream = ?',
    [table, id, stream],
  )?.['version']
  return typeof version === 'number' ? version : undefined
}

/** The same for many rows, in their order; `undefined` = the stream does not hold it. */
export function listMemberVersions(
  db: ReadableDb,
  stream: StreamId,
  rows: readonly Pick<Member, 'table' | 'id'>[],
): readonly (number | undefined)[] {
  const versions = Array.from<number | undefined>({ length: rows.length })
  const found = db.first(
    // One text back as well. The wanted rows come first: the planner must not walk through the whole table.
    `select json_group_array(json_array(wanted.key, member.version)) as pairs
     from jsonb_each(?) wanted cross join sync_member member
     on member.table_name = wanted.value->>0 and member.row_id = wanted.value->>1 and member.stream = ?`,
    [JSON.stringify(rows.map(({ table, id }) => [table, id])), stream],
  )
  const pairs = JSON.parse(String(found?.['pairs'])) as readonly (readonly [number, number])[]
  for (const [place, version] of pairs) versions[place] = version
  return versions
}

/** Notes these rows at their versions; in the order of table and id that is quickest. */
export function putMembers(db: WritableDb, stream: StreamId, members: readonly Member[]): void {
  if (members.length === 0) return
  db.write(
    `insert into sync_member (table_name, row_id, stream, version)
     select value->>0, value->>1, ?, value->>2 from jsonb_each(?) where true
     on conflict (table_name, row_id, stream) do update set version = excluded.version`,
    [stream, JSON.stringify(members.map(({ table, id, version }) => [table, id, version]))],
  )
}

export function removeMembers(
  db: WritableDb,
  stream: StreamId,
  rows: readonly Pick<Member, 'table' | 'id'>[],
): void {
  if (rows.length === 0) return
  db.write(
    `delete from sync_member where stream = ? and (table_name, row_id) in
     (select value->>0, value->>1 from jsonb_each(?))`,
    [stream, JSON.stringify(rows.map(({ table, id }) => [table, id]))],
  )
}
