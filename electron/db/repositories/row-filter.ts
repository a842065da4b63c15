import type { AnyRowFilter } from '#shared/commands/facts.ts'
import { invariant, InvariantError, must } from '#shared/kernel/invariant.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { SqlValue } from '../handles.ts'
import { columnsOf } from './row-codec.ts'

export interface WhereClause {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** A filter as SQL. The text depends on the shape of the filter only, so statements are reused. */
export function whereOf(table: TableName, filter: AnyRowFilter): WhereClause {
  const terms: string[] = []
  const values: SqlValue[] = []
  for (const [field, wanted] of Object.entries(filter)) {
    if (wanted === undefined) continue
    const column = must(
      columnsOf(table).find((candidate) => candidate.field === field),
      `${table} has no field ${field}`,
    )
    invariant(column.kind !== 'json', `${table}.${field} cannot be filtered on`)
    addTerm(column.name, wanted, terms, values)
  }
  return { sql: terms.length === 0 ? '' : ` where ${terms.join(' and ')}`, values }
}

function addTerm(name: string, wanted: unknown, terms: string[], values: SqlValue[]): void {
  if (wanted === null) {
    terms.push(`${name} is null`)
  } else if (typeof wanted === 'object') {
    addSpan(name, wanted as Readonly<Record<string, unknown>>, terms, values)
  } else {
    terms.push(`${name} = ?`)
    values.push(sqlValue(wanted))
  }
}

function addSpan(
  name: string,
  wanted: Readonly<Record<string, unknown>>,
  terms: string[],
  values: SqlValue[],
): void {
  const listed = wanted['in']
  if (Array.isArray(listed)) {
    // One parameter whatever the length, so that the statement stays the same.
    terms.push(`${name} in (select value from json_each(?))`)
    values.push(JSON.stringify(listed.map(sqlValue)))
    return
  }
  const bounds: string[] = []
  if (wanted['from'] !== undefined) {
    bounds.push(`${name} >= ?`)
    values.push(sqlValue(wanted['from']))
  }
  if (wanted['until'] !== undefined) {
    bounds.push(`${name} <= ?`)
    values.push(sqlValue(wanted['until']))
  }
  invariant(bounds.length > 0, `the filter on ${name} has no bound`)
  const span = bounds.join(' and ')
  terms.push(wanted['orNull'] === true ? `((${span}) or ${name} is null)` : `(${span})`)
}

function sqlValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number') return value
  throw new InvariantError('a filter compares with text, numbers and booleans')
}
