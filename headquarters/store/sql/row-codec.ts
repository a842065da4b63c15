import { InvariantError } from '#shared/kernel/invariant.ts'
import type { ColumnKind } from '#shared/schema/rows/table-definition.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { withoutEscapedNul } from './escaped-nul.ts'
import type { SqlRow } from './sql-session.ts'

export interface Column {
  readonly field: string
  readonly name: string
  readonly kind: ColumnKind
}

/** `sharedIndoorAreaDm2` -> `shared_indoor_area_dm2`. */
export function columnName(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const columnsByTable = new Map<TableName, readonly Column[]>()

/** The columns of a table in a fixed order. */
export function columnsOf(table: TableName): readonly Column[] {
  const known = columnsByTable.get(table)
  if (known !== undefined) return known
  const kinds: Readonly<Record<string, ColumnKind>> = tables[table].columns
  const columns = Object.entries(kinds).map(([field, kind]) => ({ field, kind, name: columnName(field) }))
  columnsByTable.set(table, columns)
  return columns
}

/** Their names as a list for a statement. */
export function namesOf(table: TableName, from = ''): string {
  return columnsOf(table)
    .map(({ name }) => `${from}${name}`)
    .join(', ')
}

/** A stored row as a record, parsed by its schema: what is in the database is not trusted either. */
export function decodeRow<Table extends TableName>(table: Table, stored: SqlRow): RowOf<Table> {
  const fields: Record<string, unknown> = {}
  for (const [index, { field, kind }] of columnsOf(table).entries()) {
    fields[field] = decodeValue(kind, stored[index] ?? null)
  }
  const parsed = tables[table].schema.safeParse(fields)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  // Names the fields, never their content: the message ends up in a log.
  throw new InvariantError(`stored row of ${table} does not fit its schema: ${where}`)
}

function decodeValue(kind: ColumnKind, text: string | null): unknown {
  if (text === null) return null
  if (kind === 'integer') return Number(text)
  if (kind === 'boolean') return text === 't'
  return kind === 'json' ? (JSON.parse(text) as unknown) : text
}

/** Records as one JSON text, by column, for a statement that takes them apart again. */
export function encodeRows<Table extends TableName>(table: Table, rows: readonly RowOf<Table>[]): string {
  const columns = columnsOf(table)
  const text = JSON.stringify(
    rows.map((row) => {
      const fields = row as unknown as Readonly<Record<string, unknown>>
      return Object.fromEntries(columns.map(({ field, name }) => [name, fields[field] ?? null]))
    }),
  )
  return withoutEscapedNul(text)
}

/** The columns as the database takes them out of JSON. */
export function recordsetOf(table: TableName): string {
  const types: Readonly<Record<ColumnKind, string>> = {
    text: 'text',
    integer: 'bigint',
    boolean: 'boolean',
    json: 'jsonb',
  }
  return columnsOf(table)
    .map(({ name, kind }) => `${name} ${types[kind]}`)
    .join(', ')
}
