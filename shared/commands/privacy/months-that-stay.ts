import type { ClosedMonth, LedgerEntry } from '#shared/domain/ledger/model.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import type { HeldReason } from '#shared/domain/retention/judgement.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { isOver, keyOf } from './judged-row.ts'
import type { JudgedRow, RowsByTable } from './judged-row.ts'

/**
 * The keys of lines and closings of the ledger that stay with their month, by the reason. A month goes when it was handed
 * over, when its lines leave no balance behind (a family may have hours in store for longer than the term), and when every
 * line of it may go. MONEY-4
 */
export function* findMonthsThatStay(
  rows: RowsByTable,
  judged: readonly JudgedRow[],
): Facts<readonly (readonly [HeldReason, ReadonlySet<string>])[]> {
  const lines = rows.get('ledger_entry') as readonly LedgerEntry[] | undefined
  if (lines === undefined) return []
  const closed = yield* listRows('closed_month', {})
  const monthOf = new Map<string, string>([
    ...lines.map((line) => [keyOf({ table: 'ledger_entry', id: line.id }), monthKey(line)] as const),
    ...closed.map((month) => [keyOf({ table: 'closed_month', id: month.id }), monthKey(month)] as const),
  ])
  const handedOver = new Set(closed.map(monthKey))
  const unsettled = findMonthsWithBalance(lines, judged)
  const stuck = new Set(judged.filter((row) => !isOver(row)).map((row) => monthOf.get(keyOf(row)) ?? ''))
  const keysWhere = (stays: (month: string) => boolean): ReadonlySet<string> =>
    new Set([...monthOf].filter(([, month]) => stays(month)).map(([key]) => key))
  // The first reason is the one that is told.
  return [
    ['openMonth', keysWhere((month) => !handedOver.has(month))],
    ['openBalance', keysWhere((month) => unsettled.has(month))],
    ['referenced', keysWhere((month) => stuck.has(month))],
  ]
}

function monthKey({ locationId, month }: Pick<ClosedMonth, 'locationId' | 'month'>): string {
  return `${locationId} ${month}`
}

/** Months of which a line is of a balance that, over all lines that may go, does not come to nothing. */
function findMonthsWithBalance(
  lines: readonly LedgerEntry[],
  judged: readonly JudgedRow[],
): ReadonlySet<string> {
  const going = new Set(judged.filter(isOver).map(({ id }) => id))
  const inStore = lines.filter(
    ({ id, account }) => going.has(id) && balanceAccounts.some((one) => one === account),
  )
  const found = new Set<string>()
  for (const own of groupBy(inStore, ({ childId, account }) => `${childId} ${account}`).values()) {
    if (own.reduce((sum, { minutes }) => sum + minutes, 0) === 0) continue
    for (const line of own) found.add(monthKey(line))
  }
  return found
}
