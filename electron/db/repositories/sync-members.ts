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

export function putMember(db: WritableDb, stream: StreamId, { table, id, version }: Member): void {
  db.write(
    `insert into sync_member (table_name, row_id, stream, version) values (?, ?, ?, ?)
     on conflict (table_name, row_id, stream) do update set version = excluded.version`,
    [table, id, stream, version],
  )
}

export function removeMember(db: WritableDb, stream: StreamId, table: TableName, id: string): void {
  db.write('delete from sync_member where table_name = ? and row_id = ? and stream = ?', [table, id, stream])
}

/** Whether any stream of this device still shows the row. */
export function isHeld(db: ReadableDb, table: TableName, id: string): boolean {
  return (
    db.first('select 1 as held from sync_member where table_name = ? and row_id = ? limit 1', [table, id]) !==
    undefined
  )
}
