import { erasedLabel, fadedLabel } from '#shared/commands/privacy/erased-label.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import type { HeldTrail } from './held-acts.ts'
import { markRedacted, sealRedactions } from './repositories/audit-acts.ts'
import { isEnrolled } from './repositories/sync-state.ts'

/** Which acts are over their term: of before a moment, and about nobody of whom everything is kept. */
export interface Fading {
  readonly before: string
  readonly held: HeldTrail
}

/** Acts of before a moment that are final. */
const OLD = `
select log.id from command_log log where log.at < ?
  and not exists (select 1 from rejected_command rejected where rejected.command_id = log.id and rejected.state = 'open')`
/** On a device of headquarters what waits in line is not final; on a computer that stands alone the line is only kept. */
const NOT_IN_LINE = ' and not exists (select 1 from outbox where outbox.id = log.id)'
/** Those that say something still, and may stop saying it. */
const STILL_SAYING = ` and json_extract(log.label, '$.code') not in ('${erasedLabel.code}', '${fadedLabel.code}')
  and log.id not in (select value from json_each(?))`

function old(db: ReadableDb): string {
  return isEnrolled(db) ? OLD + NOT_IN_LINE : OLD
}

function fading(db: ReadableDb): string {
  return old(db) + STILL_SAYING
}

function valuesOf({ before, held }: Fading): readonly string[] {
  return [before, JSON.stringify(held.acts)]
}

/** How many acts are over their term and say something still. */
export function countFadingActs(db: ReadableDb, which: Fading): number {
  return Number(db.first(`select count(*) as total from (${fading(db)})`, valuesOf(which))?.['total'] ?? 0)
}

/** How many acts would be, if nobody's were kept. */
export function countHeldActs(db: ReadableDb, { before, held }: Fading): number {
  const all = countFadingActs(db, { before, held: { ...held, acts: [] } })
  return all - countFadingActs(db, { before, held })
}

/** The number of the last of them; 0 = there is none. */
export function lastFadingAct(db: ReadableDb, which: Fading): number {
  const last = db.first(
    `select max(seq) as seq from command_log where id in (${fading(db)})`,
    valuesOf(which),
  )?.['seq']
  return typeof last === 'number' ? last : 0
}

/**
 * Empties acts of before a moment: what was asked, what it is called, and how the rows were. That it was done, when and by
 * whom stays. Of each row that is still there one line stays, as it was at the end of that time, so that the trail goes on
 * telling how the records came to be. Inside a transaction. Answers how many acts. PRIV-1
 */
export function fadeActs(
  db: WritableDb,
  which: Fading,
  mark: { readonly at: string; readonly actorId: string },
): number {
  const ids = db.all(fading(db), valuesOf(which)).map((row) => String(row['id']))
  if (ids.length === 0) return 0
  const known = JSON.stringify(ids)
  const among = 'select value as id from json_each(?)'
  markRedacted(db, among, [known])
  foldImages(db, which)
  db.write(
    `update command_log set args = '{}', label = ?
     where id in (${among}) and not exists (select 1 from rejected_command where command_id = command_log.id)`,
    [JSON.stringify(fadedLabel), known],
  )
  sealRedactions(db, mark)
  return ids.length
}

const FOLDED = 'id, at, actor, device, command_id, command_type, table_name, row_id, after'

/**
 * Only lines before the first that stays: each line of a row must begin where the one before it ended. Lines that were
 * folded in an earlier year, and those of acts that were emptied for somebody who was erased, are no reason to stop.
 */
function foldImages(db: WritableDb, { before, held }: Fading): void {
  const stays = db.first(`select min(id) as id from audit_log where command_id not in (${old(db)})`, [
    before,
  ])?.['id']
  const until = typeof stays === 'number' ? stays : Number.MAX_SAFE_INTEGER
  const mayGo = 'id < ? and row_id not in (select value from json_each(?))'
  const values = [until, JSON.stringify(held.rows)] as const
  const touched = db
    .all(`select distinct command_id as id from audit_log where ${mayGo}`, values)
    .map(({ id }) => String(id))
  // A device of headquarters does not tell from its trail how rows came to be: there nothing of it need stay.
  const last = isEnrolled(db)
    ? []
    : db.all(
        `select ${FOLDED} from audit_log where ${mayGo} and after is not null and id in (
           select max(id) from audit_log where ${mayGo} group by table_name, row_id)`,
        [...values, ...values],
      )
  const among = 'select value as id from json_each(?)'
  markRedacted(db, among, [JSON.stringify(touched)])
  db.write(`delete from audit_log where ${mayGo}`, values)
  for (const line of last) {
    db.write(
      `insert into audit_log (${FOLDED}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      FOLDED.split(', ').map((column) => line[column] ?? null),
    )
  }
  db.write(
    `update command_log set change_count = (select count(*) from audit_log where command_id = command_log.id)
     where id in (${among}) and not exists (select 1 from rejected_command where command_id = command_log.id)`,
    [JSON.stringify(touched)],
  )
}
