import { isSameRow } from '#shared/commands/is-same-row.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { addToDigest, digestOfRow, emptyDigest, writeDigest } from '#shared/sync/digest.ts'
import type { ReadableDb, SqlRow } from '../handles.ts'
import { columnsOf, readFields } from '../repositories/row-codec.ts'
import { listCursors } from '../repositories/sync-cursors.ts'
import { listMembers } from '../repositories/sync-members.ts'
import type { DeviceFindingCode, Finding } from './finding.ts'

/**
 * What is on a device of headquarters must follow from what came down and from its own work: every row is in a stream or
 * was made by work that is not judged, every stream comes to its digest, and a row that own work touched is as the last
 * of that work left it.
 */
export function verifyDevice(db: ReadableDb): readonly Finding[] {
  return [
    ...tableNames.flatMap((table) => [
      ...find(db, 'verify.memberWithoutRow', memberWithoutRow(table)),
      ...find(db, 'verify.rowWithoutMember', rowWithoutMember(table)),
    ]),
    ...find(db, 'verify.baseImage', BASE_IMAGE_ASTRAY),
    ...verifyDigests(db),
    ...verifyLine(db),
    ...verifyPendingImages(db),
  ]
}

/** Own work may have taken the row away for now. */
const memberWithoutRow = (table: TableName): string => `
select distinct '${table}' as "table", member.row_id as id from sync_member member
where member.table_name = '${table}' and not exists (select 1 from ${table} where ${table}.id = member.row_id)
  and not exists (select 1 from base_image image where image.table_name = '${table}' and image.row_id = member.row_id)`

/** Own work may have made the row. */
const rowWithoutMember = (table: TableName): string => `
select '${table}' as "table", ${table}.id as id from ${table}
where not exists (select 1 from sync_member member where member.table_name = '${table}' and member.row_id = ${table}.id)
  and not exists (select 1 from base_image image where image.table_name = '${table}' and image.row_id = ${table}.id)`

/** A row that own work touched was at headquarters when, and only when, a stream holds it. */
const BASE_IMAGE_ASTRAY = `
select image.table_name as "table", image.row_id as id from base_image image
where (image.image is null) = exists (
  select 1 from sync_member member where member.table_name = image.table_name and member.row_id = image.row_id)`

function find(db: ReadableDb, code: DeviceFindingCode, sql: string): readonly Finding[] {
  return db
    .all(`${sql} order by 1, 2`)
    .map((row) => ({ code, params: { table: String(row['table']), id: String(row['id']) } }))
}

function verifyDigests(db: ReadableDb): readonly Finding[] {
  const cursors = listCursors(db)
  const strays = db.all(
    'select distinct stream from sync_member where stream not in (select stream from sync_cursor) order by 1',
  )
  return [
    ...strays.map((row): Finding => ({
      code: 'verify.streamDigest',
      params: { stream: String(row['stream']) },
    })),
    ...cursors.flatMap(({ stream, digest }): readonly Finding[] => {
      let counted = emptyDigest
      for (const { table, id, version } of listMembers(db, stream)) {
        counted = addToDigest(counted, digestOfRow(table, id, version))
      }
      return writeDigest(counted) === digest ? [] : [{ code: 'verify.streamDigest', params: { stream } }]
    }),
  ]
}

/** What waits stands in the log, and no number was left out or given twice. */
function verifyLine(db: ReadableDb): readonly Finding[] {
  const strays = db.all(`
select outbox.seq as seq from outbox left join command_log log on log.id = outbox.id
where log.id is null or outbox.seq > (select cast(value as integer) from sync_state where key = 'seq') order by 1`)
  return strays.map((row): Finding => ({
    code: 'verify.outboxSequence',
    params: { seq: Number(row['seq']) },
  }))
}

/** Own work begins with what headquarters has, goes on where the work before it ended, and ends with the row. */
function verifyPendingImages(db: ReadableDb): readonly Finding[] {
  const expected = new Map<string, unknown>()
  const astray = new Set<string>()
  for (const row of db.all('select table_name, row_id, image from base_image')) {
    expected.set(keyOf(row), imageOf(row, 'image'))
  }
  for (const row of db.all('select table_name, row_id, before, after from pending_image order by id')) {
    const key = keyOf(row)
    if (!expected.has(key) || !isSameRow(expected.get(key), imageOf(row, 'before'))) astray.add(key)
    expected.set(key, imageOf(row, 'after'))
  }
  for (const [key, image] of expected) {
    const [table = '', id = ''] = key.split(' ')
    if (!isSameRow(image, findFields(db, table as TableName, id))) astray.add(key)
  }
  return [...astray].sort().map((key): Finding => {
    const [table = '', id = ''] = key.split(' ')
    return { code: 'verify.pendingChain', params: { table, id } }
  })
}

function keyOf(row: SqlRow): string {
  return `${String(row['table_name'])} ${String(row['row_id'])}`
}

function imageOf(row: SqlRow, column: 'image' | 'before' | 'after'): unknown {
  const value = row[column]
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : null
}

function findFields(db: ReadableDb, table: TableName, id: string): unknown {
  const names = columnsOf(table).map(({ name }) => name)
  const stored = db.first(`select ${names.join(', ')} from ${table} where id = ?`, [id])
  return stored === undefined ? null : readFields(table, stored)
}
