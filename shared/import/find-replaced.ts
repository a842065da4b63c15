import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { StoredRows } from './known-rows.ts'
import type { RowCollector } from './row-collector.ts'

export interface ReplacedRow {
  readonly table: TableName
  readonly id: string
}

/**
 * Stored rows that a new file leaves out although it lists their owner: the days of a contract, the hours of a
 * location's setting, the times of a school, the people around a child. The file holds the whole list, so what it does not name is gone. Every
 * other record stays until somebody ends it.
 */
export function findReplaced(rows: RowCollector, stored: StoredRows): ReplacedRow[] {
  const contracts = new Set(rows.list('contract').map(({ id }) => id))
  const openings = new Set(rows.list('opening_hours').map((row) => `${row.locationId} ${row.setting}`))
  const schools = new Set(rows.list('school_time').map(({ schoolId }) => schoolId))
  const called = new Set(rows.list('child_contact').map(({ childId }) => childId))
  return [
    ...leftOut(
      'contract_day',
      stored.list('contract_day').filter((day) => contracts.has(day.contractId)),
      rows,
    ),
    ...leftOut(
      'opening_hours',
      stored.list('opening_hours').filter((row) => openings.has(`${row.locationId} ${row.setting}`)),
      rows,
    ),
    ...leftOut(
      'school_time',
      stored.list('school_time').filter((row) => schools.has(row.schoolId)),
      rows,
    ),
    ...leftOut(
      'child_contact',
      stored.list('child_contact').filter(({ childId }) => called.has(childId)),
      rows,
    ),
  ]
}

function leftOut(
  table: TableName,
  owned: readonly { readonly id: string }[],
  rows: RowCollector,
): ReplacedRow[] {
  return owned.filter(({ id }) => rows.find(table, id) === undefined).map(({ id }) => ({ table, id }))
}
