import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'

/** What a command wants written: a whole row put in place (inserted or replaced by id), or a row taken away. */
export type RowChange = {
  readonly [Table in TableName]:
    | { readonly table: Table; readonly op: 'put'; readonly row: RowOf<Table> }
    | { readonly table: Table; readonly op: 'delete'; readonly id: string }
}[TableName]

/** A row as it must be after the command. */
export function putRow<Table extends TableName>(table: Table, row: RowOf<Table>): RowChange {
  // The mapped union above is exactly this pair; TypeScript cannot see it through the type parameter.
  return { table, op: 'put', row } as unknown as RowChange
}

/** The same for a row known only as a recorded image; whoever writes it parses it first. */
export function putImage(table: TableName, image: object): RowChange {
  return { table, op: 'put', row: image } as unknown as RowChange
}

/** A row that must be gone after the command; deleting a row that is not there is a fault. */
export function deleteRow(table: TableName, id: string): RowChange {
  // One of the pairs above; the union has grown too large for TypeScript to see it.
  return { table, op: 'delete', id } as RowChange
}

/** The id of the row a change is about. */
export function changedRowId(change: RowChange): string {
  return change.op === 'put' ? change.row.id : change.id
}

/** What became of one row: its whole image before and after; null = it did not exist. */
export interface RowImages {
  readonly table: TableName
  readonly id: string
  readonly before: object | null
  readonly after: object | null
}
