import { erasedLabel, fadedLabel } from '#shared/commands/privacy/erased-label.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { markRedacted, sealRedactions } from './repositories/audit-acts.ts'
import { isEnrolled } from './repositories/sync-state.ts'

/** Acts of before a moment that say something still: final, and not emptied before. */
const FADING = `
select log.id from command_log log where log.at < ?
  and json_extract(log.label, '$.code') not in ('${erasedLabel.code}', '${fadedLabel.code}')
  and not exists (select 1 from rejected_command rejected where rejected.command_id = log.id and rejected.state = 'open')`
/** On a device of headquarters what waits in line is not final; on a computer that stands alone the line is only kept. */
const NOT_IN_LINE = ' and not exists (select 1 from outbox where outbox.id = log.id)'

function fading(db: ReadableDb): string {
  return isEnrolled(db) ? FADING + NOT_IN_LINE : FADING
}

/** How many acts are from before a moment and say something still. */
export function countFadingActs(db: ReadableDb, before: string): number {
  return Number(db.first(`select count(*) as total from (${fading(db)})`, [before])?.['total'] ?? 0)
}

/** The number of the last of them; 0 = there is none. */
export function lastFadingAct(db: ReadableDb, before: string): number {
  const last = db.first(`select max(seq) as seq from command_log where id in (${fading(db)})`, [before])?.[
    'seq'
  ]
  return typeof last === 'number' ? last : 0
}

/**
 * Empties acts of before a moment: what was asked, what it is called, and how the rows were. That it was done, when and by
 * whom stays. Of each row that is still there one line stays, as it was at the end of that time, so that the trail goes on
 * telling how the records came to be. Inside a transaction. Answers how many acts. PRIV-1
 */
export function fadeActs(
  db: WritableDb,
  before: string,
  mark: { readonly at: string; readonly actorId: string },
): number {
  const ids = db.all(fading(db), [before]).map((row) => String(row['id']))
  if (ids.length === 0) return 0
  const known = JSON.stringify(ids)
  const among = 'select value as id from json_each(?)'
  markRedacted(db, among, [known])
  foldImages(db, known)
  db.write(
    `update command_log set args = '{}', label = ?,
       change_count = (select count(*) from audit_log where command_id = command_log.id)
     where id in (${among}) and not exists (select 1 from rejected_command where command_id = command_log.id)`,
    [JSON.stringify(fadedLabel), known],
  )
  sealRedactions(db, mark)
  return ids.length
}

/** Only lines before the first that stays: each line must begin where the one before it ended. */
function foldImages(db: WritableDb, known: string): void {
  const stays = db.first(
    'select min(id) as id from audit_log where command_id not in (select value from json_each(?))',
    [known],
  )?.['id']
  const until = typeof stays === 'number' ? stays : Number.MAX_SAFE_INTEGER
  // A device of headquarters does not tell from its trail how rows came to be: there nothing of it need stay.
  const last = isEnrolled(db)
    ? []
    : db.all(
        `select id, at, actor, device, command_id, command_type, table_name, row_id, after from audit_log line
         where id < ? and after is not null and id = (
           select max(id) from audit_log other
           where other.table_name = line.table_name and other.row_id = line.row_id and other.id < ?)`,
        [until, until],
      )
  db.write('delete from audit_log where id < ?', [until])
  for (const line of last) {
    const columns = [
      'id',
      'at',
      'actor',
      'device',
      'command_id',
      'command_type',
      'table_name',
      'row_id',
      'after',
    ]
    db.write(
      `insert into audit_log (${columns.join(', ')}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      columns.map((column) => line[column] ?? null),
    )
  }
}
