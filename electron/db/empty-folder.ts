import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { WritableDb } from './handles.ts'

/** Takes away every record, the log, the trail and the line to headquarters. Whoever asks for it made a copy first. */
export function emptyFolder(db: WritableDb): void {
  for (const table of [
    'outbox',
    'pending_image',
    'base_image',
    'rejected_command',
    'command_subject',
    'audit_log',
    'command_log',
  ]) {
    db.write(`delete from ${table}`)
  }
  for (const table of tableNames.toReversed()) db.write(`delete from ${table}`)
}
