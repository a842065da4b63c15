import { refuse, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { fitsTable } from '#shared/schema/rows/fits-table.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { PullReply, RowsPage, WireRow } from '#shared/sync/protocol.ts'

/** A row of a page that fits its table; `row` is null when it is gone from the stream. */
export interface ReadRow {
  readonly table: TableName
  readonly id: string
  readonly version: number
  readonly row: RowOf<TableName> | null
}

export interface ReadPage {
  readonly page: RowsPage
  readonly rows: readonly ReadRow[]
}

/** Checks every row against its table before anything is used. A refusal says where it did not fit, never what stood there. */
export function readPages(reply: PullReply): Result<readonly ReadPage[], string> {
  const read: ReadPage[] = []
  for (const page of reply.pages) {
    if (page.kind !== 'rows') continue
    if (page.to < page.from || (page.to === page.from && page.rows.length > 0))
      return refuse('a page that goes back')
    const rows: ReadRow[] = []
    for (const wire of page.rows) {
      const row = readRow(wire)
      if (row === undefined || row.version <= page.from || row.version > page.to)
        return refuse(`a row of ${wire[0]}`)
      rows.push(row)
    }
    read.push({ page, rows })
  }
  return ok(read)
}

function readRow([table, id, version, gone, row]: WireRow): ReadRow | undefined {
  if (gone === 1) return row === null ? { table, id, version, row: null } : undefined
  if (fitsTable(table, row)) return row.id === id ? { table, id, version, row } : undefined
  const parsed = tables[table].schema.safeParse(row)
  if (!parsed.success || parsed.data.id !== id) return undefined
  return { table, id, version, row: parsed.data as RowOf<TableName> }
}

/** Rows that wait for the last page of their stream, as text: they were checked when they came. */
export function writeRows(rows: readonly ReadRow[]): string {
  return JSON.stringify(rows.map(({ table, id, version, row }) => [table, id, version, row]))
}

export function readWrittenRows(text: string): readonly ReadRow[] {
  const rows = JSON.parse(text) as readonly [TableName, string, number, RowOf<TableName> | null][]
  return rows.map(([table, id, version, row]) => ({ table, id, version, row }))
}
