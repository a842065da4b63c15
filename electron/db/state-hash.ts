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
    if (table === 'ledger_entry') continue
    const names = columnsOf(table).map(({ name }) => name)
    hash.update(`\n${table}\n`)
    for (const row of db.all(`select ${names.join(', ')} from ${table} order by id`)) {
      hash.update(`${JSON.stringify(names.map((name) => row[name]))}\n`)
    }
  }
  hash.update('\nledger_entry\n')
  for (const row of db.all(LEDGER_SUMS)) hash.update(`${JSON.stringify(Object.values(row))}\n`)
  return hash.digest('hex')
}

/** Lines of the ledger are only ever added: what counts is what each source comes to on each account. MONEY-4 */
const LEDGER_SUMS = `
select child_id, location_id, account, source_kind, source_id, sum(minutes) as minutes, sum(cents) as cents
from ledger_entry group by 1, 2, 3, 4, 5 having sum(minutes) <> 0 or sum(cents) <> 0 order by 1, 2, 3, 4, 5`
