import type { RowImages } from '#shared/commands/row-change.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { ReadableDb, WritableDb } from '../handles.ts'

/** Who changed which row, when, on which device, by which command, and what it was before and after. PRIV-5 */
export interface AuditLine extends RowImages {
  readonly at: string
  readonly actorId: string
  readonly deviceId: string
  readonly commandId: string
  readonly commandType: string
}

export function appendAuditLine(db: WritableDb, line: AuditLine): void {
  db.write(
    `insert into audit_log (at, actor, device, command_id, command_type, table_name, row_id, before, after)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      line.at,
      line.actorId,
      line.deviceId,
      line.commandId,
      line.commandType,
      line.table,
      line.id,
      line.before === null ? null : JSON.stringify(line.before),
      line.after === null ? null : JSON.stringify(line.after),
    ],
  )
}

export function countAuditLines(db: ReadableDb, commandId: string): number {
  return Number(
    db.first('select count(*) as total from audit_log where command_id = ?', [commandId])?.['total'] ?? 0,
  )
}

/** What one command did to which rows, in the order it did it. */
export function listAuditOfCommand(db: ReadableDb, commandId: string): readonly RowImages[] {
  return db
    .all('select table_name, row_id, before, after from audit_log where command_id = ? order by id', [
      commandId,
    ])
    .map((row) => ({
      table: String(row['table_name']) as TableName,
      id: String(row['row_id']),
      before: row['before'] === null ? null : (JSON.parse(String(row['before'])) as object),
      after: row['after'] === null ? null : (JSON.parse(String(row['after'])) as object),
    }))
}

/** What happened to one row, oldest first; at most `limit` of the latest lines. */
export function listAuditOfRow(
  db: ReadableDb,
  table: TableName,
  id: string,
  limit: number,
): readonly AuditLine[] {
  return db
    .all('select * from audit_log where table_name = ? and row_id = ? order by id desc limit ?', [
      table,
      id,
      limit,
    ])
    .map((row) => ({
      at: String(row['at']),
      actorId: String(row['actor']),
      deviceId: String(row['device']),
      commandId: String(row['command_id']),
      commandType: String(row['command_type']),
      table,
      id,
      before: row['before'] === null ? null : (JSON.parse(String(row['before'])) as object),
      after: row['after'] === null ? null : (JSON.parse(String(row['after'])) as object),
    }))
    .toReversed()
}
