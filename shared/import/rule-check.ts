import type { IsoDay } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { ImportCode } from './import-codes.ts'
import type { KnownRows } from './known-rows.ts'
import type { ProblemLog } from './problem-log.ts'
import type { RowCollector } from './row-collector.ts'

/** What a check between records has at hand. */
export interface RuleCheck {
  readonly rows: RowCollector
  readonly known: KnownRows
  readonly problems: ProblemLog
}

/** Reports at a row of the files; a row that is only stored is not this import's problem. */
export function report(
  { rows, problems }: RuleCheck,
  severity: 'error' | 'warn',
  code: ImportCode,
  table: TableName,
  id: string,
  field: string | null,
): boolean {
  const origin = rows.originOf(table, id)
  if (origin === undefined) return false
  problems[severity](code, origin.place(field))
  return true
}

/** Reports at the second row, or at the first when only that one is in the files. */
export function reportPair(
  check: RuleCheck,
  code: ImportCode,
  table: TableName,
  firstId: string,
  secondId: string,
  field: string | null,
): void {
  if (!report(check, 'error', code, table, secondId, field))
    report(check, 'error', code, table, firstId, field)
}

export function arePeriodsOverlapping(
  startA: IsoDay,
  endA: IsoDay | null,
  startB: IsoDay,
  endB: IsoDay | null,
): boolean {
  return (endB === null || startA <= endB) && (endA === null || startB <= endA)
}

/** Longer lists than a day or a child ever has come from a wrong column; there only neighbours are compared. */
const LONGEST_COMPARED_LIST = 500

export function forEachPair<Row>(list: readonly Row[], visit: (first: Row, second: Row) => void): void {
  const reach = list.length > LONGEST_COMPARED_LIST ? 1 : list.length
  for (const [index, first] of list.entries()) {
    for (const second of list.slice(index + 1, index + 1 + reach)) visit(first, second)
  }
}
