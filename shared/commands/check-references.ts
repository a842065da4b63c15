import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { hasId } from './facts.ts'
import type { Facts } from './facts.ts'
import type { CommandRefusal } from './refusal.ts'
import type { RowChange } from './row-change.ts'

interface Reference {
  readonly field: string
  readonly target: TableName
}

/** How a row was before the changes; `null` or `undefined` when it was not there or did not change. */
export type RowBefore = (table: TableName, id: string) => object | null | undefined

/**
 * Whether the changes leave every reference whole. Asked after they were applied and before they are committed: a row
 * may only name rows that exist, and a row that is still named may not go. Gives the first break, or `undefined`.
 *
 * @param rowBefore for who holds some locations only: a reference the row already had may lead to another location, and
 *   is not looked at again. Left out, every reference is.
 */
export function* checkReferences(
  changes: readonly RowChange[],
  rowBefore?: RowBefore,
): Facts<CommandRefusal | undefined> {
  // An import names the same group thousands of times; one look is enough.
  const present = new Set<string>()
  for (const change of changes) {
    const broken =
      change.op === 'put'
        ? yield* missingTarget(change, present, rowBefore)
        : yield* remainingReferrer(change)
    if (broken !== undefined) return broken
  }
  return undefined
}

function* missingTarget(
  change: Extract<RowChange, { readonly op: 'put' }>,
  present: Set<string>,
  rowBefore: RowBefore | undefined,
): Facts<CommandRefusal | undefined> {
  const fields = change.row as unknown as Readonly<Record<string, unknown>>
  // A row that did not change has no image; all its references are the ones it had.
  const before = rowBefore === undefined ? null : rowBefore(change.table, change.row.id)
  if (before === undefined) return undefined
  for (const { field, target } of referencesOf(change.table)) {
    const value = fields[field]
    if (typeof value !== 'string' || present.has(`${target} ${value}`)) continue
    if (before !== null && (before as Readonly<Record<string, unknown>>)[field] === value) continue
    if (!(yield* hasId(target, value))) {
      return {
        code: 'missingReference',
        params: { table: change.table, id: change.row.id, field, value, target },
      }
    }
    present.add(`${target} ${value}`)
  }
  return undefined
}

function* remainingReferrer(
  change: Extract<RowChange, { readonly op: 'delete' }>,
): Facts<CommandRefusal | undefined> {
  for (const { table, field } of referrersOf(change.table)) {
    const isNamed = (yield { kind: 'rowExists', table, where: { [field]: change.id } }) as boolean
    if (isNamed)
      return { code: 'stillReferenced', params: { table: change.table, id: change.id, by: table, field } }
  }
  return undefined
}

function referencesOf(table: TableName): readonly Reference[] {
  const references: Readonly<Record<string, TableName>> = tables[table].references
  return Object.entries(references).map(([field, target]) => ({ field, target }))
}

function referrersOf(target: TableName): readonly { readonly table: TableName; readonly field: string }[] {
  return tableNames.flatMap((table) =>
    referencesOf(table)
      .filter((reference) => reference.target === target)
      .map(({ field }) => ({ table, field })),
  )
}
