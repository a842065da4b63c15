import type { AnyRowFilter } from '#shared/commands/facts.ts'
import { invariant, InvariantError, must } from '#shared/kernel/invariant.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { columnsOf } from './row-codec.ts'
import type { Column } from './row-codec.ts'
import type { SqlValue } from './sql-session.ts'

export interface WhereClause {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** A filter as SQL. The text depends on the shape of the filter only, so that the database plans it once. */
export function whereOf(table: TableName, filter: AnyRowFilter): WhereClause {
  const terms: string[] = []
  const values: SqlValue[] = []
  const place = (value: SqlValue): string => `$${values.push(value)}`
  for (const [field, wanted] of Object.entries(filter)) {
    if (wanted === undefined) continue
    const column = must(
      columnsOf(table).find((candidate) => candidate.field === field),
      `${table} has no field ${field}`,
    )
    invariant(column.kind !== 'json', `${table}.${field} cannot be filtered on`)
    terms.push(termOf(column, wanted, place))
  }
  return { sql: terms.length === 0 ? '' : ` where ${terms.join(' and ')}`, values }
}

function termOf({ name, kind }: Column, wanted: unknown, place: (value: SqlValue) => string): string {
  if (wanted === null) return `${name} is null`
  if (typeof wanted !== 'object') return `${name} = ${place(sqlValue(wanted))}`
  const span = wanted as Readonly<Record<string, unknown>>
  const listed = span['in']
  if (Array.isArray(listed)) {
    // One parameter whatever the length, so that the statement stays the same.
    return `${name} = any(${place(listed.map(String))}::${kind}[])`
  }
  const bounds: string[] = []
  if (span['from'] !== undefined) bounds.push(`${name} >= ${place(sqlValue(span['from']))}`)
  if (span['until'] !== undefined) bounds.push(`${name} <= ${place(sqlValue(span['until']))}`)
  invariant(bounds.length > 0, `the filter on ${name} has no bound`)
  const within = bounds.join(' and ')
  return span['orNull'] === true ? `((${within}) or ${name} is null)` : `(${within})`
}

function sqlValue(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new InvariantError('a filter compares with text, numbers and booleans')
}
