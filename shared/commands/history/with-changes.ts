import { invariant } from '#shared/kernel/invariant.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { FactQuery, Facts } from '../facts.ts'
import { isMatchingRow } from '../match-row.ts'
import { changedRowId, type RowChange } from '../row-change.ts'

/** Changes that are not written yet, by table and by id of the row; the last one of a row counts. */
export type PendingChanges = ReadonlyMap<TableName, ReadonlyMap<string, RowChange>>

export function pendingOf(changes: readonly RowChange[]): PendingChanges {
  const pending = new Map<TableName, Map<string, RowChange>>()
  for (const change of changes) {
    const ofTable = pending.get(change.table) ?? new Map<string, RowChange>()
    pending.set(change.table, ofTable.set(changedRowId(change), change))
  }
  return pending
}

/** Answers the questions as if these changes were written already: what several acts come to together. CHECK-4 */
export function* withChanges<Value>(facts: Facts<Value>, pending: PendingChanges): Facts<Value> {
  let step = facts.next()
  while (step.done !== true) {
    const answer: unknown = yield step.value
    step = facts.next(changedAnswer(step.value, answer, pending))
  }
  return step.value
}

type Row = { readonly id: string } & Readonly<Record<string, unknown>>

function changedAnswer(query: FactQuery, answer: unknown, pending: PendingChanges): unknown {
  if (query.kind !== 'row' && query.kind !== 'rows' && query.kind !== 'rowExists') return answer
  const changes = pending.get(query.table)
  if (changes === undefined) return answer
  if (query.kind === 'row') {
    const change = changes.get(query.id)
    return change === undefined ? answer : change.op === 'put' ? change.row : undefined
  }
  // Which row made the answer is not known, so nothing may rest on it.
  invariant(query.kind === 'rows', 'a check on pending changes reads rows')
  const kept = (answer as readonly Row[]).filter(({ id }) => !changes.has(id))
  const put = [...changes.values()].flatMap((change) =>
    change.op === 'put' ? [change.row as unknown as Row] : [],
  )
  const added = put.filter((row) => isMatchingRow(row, query.where))
  return added.length === 0 ? kept : [...kept, ...added].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
