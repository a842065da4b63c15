import type { FactQuery } from '#shared/commands/facts.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'

/** Answers about records that were given before: acts of one day ask the same of one location over and over. */
export interface FactMemory {
  readonly answer: (query: FactQuery) => unknown
  /** These tables were written. */
  forget(tables: readonly TableName[]): void
}

/** For one replay. Only reads of records are kept; the history changes with every act. */
export function createFactMemory(answer: (query: FactQuery) => unknown): FactMemory {
  const byTable = new Map<TableName, Map<string, unknown>>()
  return {
    answer(query) {
      if (query.kind !== 'row' && query.kind !== 'rows' && query.kind !== 'rowExists') return answer(query)
      let known = byTable.get(query.table)
      if (known === undefined) byTable.set(query.table, (known = new Map<string, unknown>()))
      const key = query.kind === 'row' ? query.id : `${query.kind} ${JSON.stringify(query.where)}`
      if (known.has(key)) return known.get(key)
      const value = answer(query)
      known.set(key, value)
      return value
    },
    forget(tables) {
      for (const table of tables) byTable.delete(table)
    },
  }
}
