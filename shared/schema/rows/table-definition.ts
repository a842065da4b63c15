import type { z } from 'zod'
import type { RowOf, TableName } from './table-rows.ts'

/** How a field of a record lies in a column. `json` is a list or record kept as JSON text. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'json'

/** The kinds a field's type allows, so that a list cannot be declared as text. */
type KindFor<Value> = [NonNullable<Value>] extends [string]
  ? 'text'
  : [NonNullable<Value>] extends [number]
    ? 'integer'
    : [NonNullable<Value>] extends [boolean]
      ? 'boolean'
      : 'json'

/**
 * Where a row belongs: `organisation` (every device gets it), the location its own column names (`null` there means the
 * whole organisation), the stream of another row it hangs on, or every location where its child has a contract.
 */
export type StreamRule<Row> =
  | { readonly kind: 'organisation' }
  | { readonly kind: 'ownLocation' }
  | { readonly kind: 'location'; readonly column: keyof Row & string }
  | { readonly kind: 'parent'; readonly table: TableName; readonly column: keyof Row & string }
  | { readonly kind: 'child'; readonly column: keyof Row & string }

export interface TableDefinition<Row> {
  /** Parses a record on the way in and on the way out. */
  readonly schema: z.ZodType<Row>
  readonly columns: { readonly [Field in keyof Row]-?: KindFor<Row[Field]> }
  /** Fields that hold the id of a row of another table. */
  readonly references: { readonly [Field in keyof Row]?: TableName }
  readonly stream: StreamRule<Row>
}

/** The definitions of some tables, each tied to its own record. */
export type TableDefinitions<Names extends TableName> = {
  readonly [Table in Names]: TableDefinition<RowOf<Table>>
}

export const organisationStream = { kind: 'organisation' } as const
export const intervalColumns = { startMinute: 'integer', endMinute: 'integer' } as const
export const validityColumns = { validFrom: 'text', validUntil: 'text' } as const
