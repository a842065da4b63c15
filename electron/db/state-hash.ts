import { createHash } from 'node:crypto'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { ReadableDb } from './handles.ts'
import { columnsOf } from './repositories/row-codec.ts'

/**
 * One hash over every record, independent of the order in which they were written and of what happened on the way.
 * Two databases with the same hash hold the same state.
 */
export function stateHash(db: ReadableDb): string {
  const hash = createHash('sha256')
  for (const table of tableNames) {
    const names = columnsOf(table).map(({ name }) => name)
    hash.update(`\n${table}\n`)
    for (const row of db.all(`select ${names.join(', ')} from ${table} order by id`)) {
      hash.update(`${JSON.stringify(names.map((name) => row[name]))}\n`)
    }
  }
  return hash.digest('hex')
}
