import { must } from '#shared/kernel/invariant.ts'
import { text } from '../store/sql/column-value.ts'
import type { SqlEngine, SqlSession } from '../store/sql/sql-session.ts'

/** The steps of the schema are carried out anew where a copy is put back; their list is not part of it. */
const STEPS_TABLE = 'hq_schema'
/** A closed month takes no more lines, so it closes after its lines are in. */
const LAST = ['closed_month']

/** Every table of headquarters, each after the tables it points to at once, so that rows can be put in in this order. */
export async function listBackupTables(session: SqlSession): Promise<readonly string[]> {
  const tables = await session.ask(
    `select table_name::text from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`,
  )
  const pointers = await session.ask(
    `select source.relname::text, target.relname::text from pg_constraint
     join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
     where contype = 'f' and not condeferrable and source.oid <> target.oid`,
  )
  const names = tables.map((row) => text(row, 0)).filter((name) => name !== STEPS_TABLE)
  const before = new Map<string, string[]>()
  for (const row of pointers) before.set(text(row, 0), [...(before.get(text(row, 0)) ?? []), text(row, 1)])
  const ordered = new Set<string>()
  const take = (name: string): void => {
    if (ordered.has(name)) return
    for (const other of before.get(name) ?? []) take(other)
    ordered.add(name)
  }
  for (const name of names.filter((one) => !LAST.includes(one))) take(name)
  for (const name of names) take(name)
  return [...ordered]
}

export interface BackupColumn {
  readonly name: string
  /** As the database calls it. */
  readonly type: string
}

export async function listColumns(session: SqlSession, table: string): Promise<readonly BackupColumn[]> {
  const rows = await session.ask(
    `select attname::text, format_type(atttypid, atttypmod) from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [quoted(table)],
  )
  return rows.map((row) => ({ name: text(row, 0), type: text(row, 1) }))
}

/** The step of the schema the records are in. */
export async function readSchemaStep(engine: SqlEngine): Promise<number> {
  return engine.transaction('read', async (session) => {
    const [row] = await session.ask(`select max(step) from ${STEPS_TABLE}`)
    return Number(text(must(row, 'an opened headquarters has a schema'), 0))
  })
}

/** Counters go on where the rows that were put in ended. */
export async function moveCounters(session: SqlSession): Promise<void> {
  const columns = await session.ask(
    `select table_name::text, column_name::text from information_schema.columns
     where table_schema = current_schema() and is_identity = 'YES'`,
  )
  for (const row of columns) {
    const [table, column] = [text(row, 0), text(row, 1)]
    await session.ask(
      `select setval(pg_get_serial_sequence('${quoted(table)}', '${column}'), greatest(coalesce(max(${quoted(column)}), 0), 1),
       max(${quoted(column)}) is not null) from ${quoted(table)}`,
    )
  }
}

/** Names come from the database's own list; a quote in one would still stay inside it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
