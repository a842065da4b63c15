import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { ReadableDb } from '../handles.ts'
import { columnsOf, readFields } from '../repositories/row-codec.ts'
import type { Finding } from './finding.ts'

/**
 * SQLite's own checks: pages, indexes, references. Who holds `some` locations has rows that name rows of others; then the
 * references between records are not looked at.
 */
export function verifyFile(db: ReadableDb, held: 'all' | 'some'): readonly Finding[] {
  const integrity = db
    .all('pragma integrity_check(100)')
    .map((row) => String(row['integrity_check']))
    .filter((line) => line !== 'ok')
    .map((line): Finding => ({ code: 'verify.integrity', params: { detail: line.slice(0, 200) } }))
  const references = db
    .all('pragma foreign_key_check')
    .filter((row) => held === 'all' || !tableNames.some((table) => table === row['table']))
    .map((row): Finding => ({
      code: 'verify.foreignKey',
      params: { table: String(row['table']), row: Number(row['rowid']), parent: String(row['parent']) },
    }))
  return [...integrity, ...references]
}

/** Every stored row fits its schema. */
export function verifyRows(db: ReadableDb): readonly Finding[] {
  return tableNames.flatMap((table) => {
    const names = columnsOf(table).map(({ name }) => name)
    return db
      .all(`select ${names.join(', ')} from ${table} order by id`)
      .flatMap((stored): readonly Finding[] => {
        const parsed = tables[table].schema.safeParse(readFields(table, stored))
        if (parsed.success) return []
        const field = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
        return [{ code: 'verify.row', params: { table, id: String(stored['id']), field } }]
      })
  })
}
