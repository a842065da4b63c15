import { quickCheckOf } from '../quick-check.ts'
import type { QuickCheck } from '../quick-check.ts'
import type { RowOf, TableName } from './table-rows.ts'
import { tables } from './tables.ts'

const checks = new Map<TableName, QuickCheck>()

/** Whether a value is a row of this table as it stands. `false`: ask the schema of the table. */
export function fitsTable<Table extends TableName>(table: Table, value: unknown): value is RowOf<Table> {
  let check = checks.get(table)
  if (check === undefined) checks.set(table, (check = quickCheckOf(tables[table].schema)))
  return check(value)
}
