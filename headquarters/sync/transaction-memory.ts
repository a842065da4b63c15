import type { FactQuery } from '#shared/commands/facts.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { HqReader } from '../store/store.ts'

type StoredQuery = Exclude<FactQuery, { readonly kind: 'rulebook' }>

/**
 * What one transaction has asked already. Acts that share a transaction ask for the same child, group and staff member
 * over and over; what they decide by is locked, so it cannot have changed but by themselves.
 */
export interface TransactionMemory {
  answer(query: StoredQuery): Promise<unknown>
  /** Rows of these tables were written, or what was written was taken back. */
  forget(tables: Iterable<TableName>): void
  /** Those of these ids that belong to an erased subject; each id is asked once. */
  listErasedAmong(ids: readonly string[]): Promise<readonly string[]>
}

export function createTransactionMemory(
  reader: Pick<HqReader, 'answer' | 'listErasedAmong'>,
): TransactionMemory {
  const byTable = new Map<TableName, Map<string, Promise<unknown>>>()
  const isErased = new Map<string, boolean>()

  function remembered(table: TableName, key: string, ask: () => Promise<unknown>): Promise<unknown> {
    const ofTable = byTable.get(table) ?? new Map<string, Promise<unknown>>()
    byTable.set(table, ofTable)
    const known = ofTable.get(key)
    if (known !== undefined) return known
    const asked = ask()
    ofTable.set(key, asked)
    return asked
  }

  async function answer(query: StoredQuery): Promise<unknown> {
    switch (query.kind) {
      case 'row':
        return remembered(query.table, rowKey(query.id), () => reader.answer(query))
      case 'rowExists': {
        const { id, ...others } = query.where
        // Whether a row is there is known once it was read; whoever asks for one by its id mostly did.
        if (typeof id === 'string' && Object.keys(others).length === 0) {
          const row = byTable.get(query.table)?.get(rowKey(id))
          if (row !== undefined) return (await row) !== undefined
        }
        return remembered(query.table, `exists ${JSON.stringify(query.where)}`, () => reader.answer(query))
      }
      case 'rows':
        return remembered(query.table, `rows ${JSON.stringify(query.where)}`, () => reader.answer(query))
      default:
        return reader.answer(query)
    }
  }

  return {
    answer,
    forget(tables) {
      for (const table of tables) byTable.delete(table)
    },
    async listErasedAmong(ids) {
      const unknown = [...new Set(ids)].filter((id) => !isErased.has(id))
      const erased = new Set(unknown.length === 0 ? [] : await reader.listErasedAmong(unknown))
      for (const id of unknown) isErased.set(id, erased.has(id))
      return ids.filter((id) => isErased.get(id) === true)
    },
  }
}

function rowKey(id: string): string {
  return `row ${id}`
}
