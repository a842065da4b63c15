import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { KnownRows } from './known-rows.ts'
import type { ProblemLog } from './problem-log.ts'
import type { RowCollector } from './row-collector.ts'

/** Every number that points at another record must point at one that is in the files or stored already. */
export function checkReferences(rows: RowCollector, known: KnownRows, problems: ProblemLog): void {
  for (const table of tableNames) {
    const references = Object.entries(tables[table].references) as (readonly [string, TableName])[]
    for (const row of rows.list(table)) {
      const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(row))
      for (const [field, target] of references) {
        const value = fields.get(field)
        if (typeof value !== 'string' || value === '') continue
        if (rows.isDeclared(target, value) || known.find(target, value) !== undefined) continue
        const place = rows.originOf(table, row.id)?.place(field) ?? { file: '', row: null, column: null }
        problems.error('import.unknownReference', place, { column: place.column ?? field, value })
      }
    }
  }
}

/** The last gate: each record as the database will hold it. Catches what no column reader asks about. */
export function checkSchemas(rows: RowCollector, problems: ProblemLog): void {
  for (const table of tableNames) {
    for (const row of rows.list(table)) {
      const parsed = tables[table].schema.safeParse(row)
      if (parsed.success) continue
      const origin = rows.originOf(table, row.id)
      for (const issue of parsed.error.issues) {
        const field = issue.path.length > 0 ? String(issue.path[0]) : null
        const place = origin?.place(field) ?? { file: '', row: null, column: null }
        problems.error('import.rowRefused', place, {
          column: place.column ?? field ?? table,
          problem: issue.message,
        })
      }
    }
  }
}
