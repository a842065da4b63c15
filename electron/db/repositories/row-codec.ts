import { InvariantError } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { fitsTable } from '#shared/schema/rows/fits-table.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { ColumnKind } from '#shared/schema/rows/table-definition.ts'
import type { SqlRow, SqlValue } from '../handles.ts'

/** `sharedIndoorAreaDm2` -> `shared_indoor_area_dm2`. */
export function columnName(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export interface Column {
  readonly field: string
  readonly name: string
  readonly kind: ColumnKind
}

const columnsByTable = new Map<TableName, readonly Column[]>()

/** The columns of a table in a fixed order, `id` first. */
export function columnsOf(table: TableName): readonly Column[] {
  const known = columnsByTable.get(table)
  if (known !== undefined) return known
  const kinds: Readonly<Record<string, ColumnKind>> = tables[table].columns
  const columns = Object.entries(kinds).map(([field, kind]) => ({ field, kind, name: columnName(field) }))
  columnsByTable.set(table, columns)
  return columns
}

/** A record as the values of its columns. */
export function encodeRow<Table extends TableName>(table: Table, row: RowOf<Table>): SqlValue[] {
  const fields = row as unknown as Readonly<Record<string, unknown>>
  return columnsOf(table).map(({ field, kind }) => encodeValue(kind, fields[field]))
}

function encodeValue(kind: ColumnKind, value: unknown): SqlValue {
  if (value === null || value === undefined) return null
  if (kind === 'json') return JSON.stringify(value)
  if (kind === 'boolean') return value === true ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number') return value
  throw new InvariantError(`a column of kind ${kind} holds text or a number`)
}

/** A stored row as a record, parsed by its schema: what is in the file is not trusted either. */
export function decodeRow<Table extends TableName>(table: Table, stored: SqlRow): RowOf<Table> {
  const fields = readFields(table, stored)
  if (fitsTable(table, fields)) return fields
  const parsed = tables[table].schema.safeParse(fields)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  // Names the fields, never their content: the message ends up in a log.
  throw new InvariantError(`stored row of ${table} does not fit its schema: ${where}`)
}

/** The fields of a stored row as they lie there, before any check. */
export function readFields(table: TableName, stored: SqlRow): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const { field, name, kind } of columnsOf(table)) fields[field] = decodeValue(kind, stored[name])
  return fields
}

function decodeValue(kind: ColumnKind, value: SqlValue | undefined): unknown {
  if (value === null || value === undefined) return null
  if (kind === 'boolean') return value === 1
  if (kind === 'json') return JSON.parse(String(value))
  return value
}
