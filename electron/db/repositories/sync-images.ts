import type { RowImages } from '#shared/commands/row-change.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { ReadableDb, WritableDb } from '../handles.ts'
import { createRowStore } from './row-store.ts'

/** How a touched record was at headquarters; null = it was not there. The first image wins. */
export function keepBaseImage(db: WritableDb, table: TableName, id: string, image: object | null): void {
  db.write('insert into base_image (table_name, row_id, image) values (?, ?, ?) on conflict do nothing', [
    table,
    id,
    image === null ? null : JSON.stringify(image),
  ])
}

/** What own work that is not final did to a row. */
export function appendPendingImage(db: WritableDb, commandId: string, images: RowImages): void {
  db.write(
    'insert into pending_image (command_id, table_name, row_id, before, after) values (?, ?, ?, ?, ?)',
    [
      commandId,
      images.table,
      images.id,
      images.before === null ? null : JSON.stringify(images.before),
      images.after === null ? null : JSON.stringify(images.after),
    ],
  )
}

/** Lifts all own work off the records: they are as headquarters has them. Gives the tables that were touched. */
export function restoreBaseImages(db: WritableDb): readonly TableName[] {
  const rows = createRowStore(db)
  const tables = new Set<TableName>()
  // What was not there goes first: a row it took the place of finds it free again.
  for (const row of db.all('select table_name, row_id, image from base_image order by image is not null')) {
    const table = String(row['table_name']) as TableName
    const id = String(row['row_id'])
    tables.add(table)
    if (row['image'] === null) rows.removeRow(table, id)
    else rows.putRow(table, JSON.parse(String(row['image'])) as RowOf<TableName>)
  }
  if (tables.size > 0) db.write('delete from base_image')
  return [...tables]
}

/** Before own work is replayed: every run makes its images anew. */
export function dropPendingImages(db: WritableDb): void {
  db.write('delete from pending_image')
}

export function listPendingImages(db: ReadableDb, commandId: string): readonly RowImages[] {
  return db
    .all('select table_name, row_id, before, after from pending_image where command_id = ? order by id', [
      commandId,
    ])
    .map((row) => ({
      table: String(row['table_name']) as TableName,
      id: String(row['row_id']),
      before: imageOf(row['before']),
      after: imageOf(row['after']),
    }))
}

function imageOf(value: string | number | null | undefined): object | null {
  return typeof value === 'string' ? (JSON.parse(value) as object) : null
}
