import type { HeldReason, Judgement } from '#shared/domain/retention/judgement.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { RowTable } from './retention-coverage.ts'

/** A row that may have to go, with what is thought of it. */
export interface JudgedRow {
  readonly table: RowTable
  readonly id: string
  readonly judgement: Judgement
}

/** Rows by table; of the ledger every line of the month, and its closing. */
export type RowsByTable = ReadonlyMap<RowTable, readonly RowOf<RowTable>[]>

/** Whether nothing keeps it any more. */
export function isOver({ judgement }: { readonly judgement: Judgement }): boolean {
  return judgement.state === 'over'
}

/** A row by its table and id in one word. */
export function keyOf({ table, id }: { readonly table: TableName; readonly id: string }): string {
  return `${table} ${id}`
}

/** The same rows; of those that would go these stay, for a reason. */
export function keep(
  judged: readonly JudgedRow[],
  keys: ReadonlySet<string>,
  reason: HeldReason,
): readonly JudgedRow[] {
  if (keys.size === 0) return judged
  return judged.map((row) => {
    if (!isOver(row) || !keys.has(keyOf(row))) return row
    return {
      ...row,
      judgement: { ...row.judgement, state: 'held', heldBy: [...row.judgement.heldBy, reason] },
    }
  })
}
