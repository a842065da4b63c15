import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { HqReader, RowKey, RowPlace, StoredQuery, SyncRow } from '../store/store.ts'

/**
 * What one transaction has asked already. Acts that share a transaction ask for the same child, group and staff member
 * over and over; what they decide by is locked, so it cannot have changed but by themselves.
 */
export interface TransactionMemory {
  /** The answer, or a promise of it when it has to be asked. */
  answer(query: StoredQuery): unknown
  /** Rows of these tables were written, or what was written was taken back. */
  forget(tables: Iterable<TableName>): void
  /** Those of these ids that belong to an erased subject; each id is asked once. */
  listErasedAmong(ids: readonly string[]): Promise<readonly string[]>
  /** These were erased by an act of this transaction. */
  erased(subjects: readonly string[]): void
  /** As the reader answers it, with what was shown since; each record is asked once. */
  listPlacesOf(keys: readonly RowKey[]): Promise<readonly RowPlace[]>
  /** Asks where everything with one of these ids stands. */
  readPlacesOfIds(ids: readonly string[]): Promise<void>
  /** Records came to stand, or no longer stand, in streams. */
  showed(rows: readonly SyncRow[]): void
}

export function createTransactionMemory(
  reader: Pick<HqReader, 'answer' | 'answerAtHand' | 'listErasedAmong' | 'listPlacesOf' | 'listPlacesOfIds'>,
): TransactionMemory {
  /** Answers, or promises of them. */
  const byTable = new Map<TableName, Map<string, unknown>>()
  const isErased = new Map<string, boolean>()
  /** By `table id`, then by stream; there once it was asked. */
  const places = new Map<string, Map<StreamId, RowPlace>>()
  /** Of records with these ids all places are known. */
  const idsRead = new Set<string>()

  function remembered(table: TableName, key: string, query: StoredQuery): unknown {
    const ofTable = byTable.get(table) ?? new Map<string, unknown>()
    byTable.set(table, ofTable)
    if (ofTable.has(key)) return ofTable.get(key)
    const atHand = reader.answerAtHand?.(query)
    if (atHand !== undefined) {
      ofTable.set(key, atHand.value)
      return atHand.value
    }
    const asked = reader.answer(query)
    ofTable.set(key, asked)
    // Who asked first hears of a fault; a question that failed is not answered by itself.
    asked.then(
      (value) => void ofTable.set(key, value),
      () => undefined,
    )
    return asked
  }

  function answer(query: StoredQuery): unknown {
    switch (query.kind) {
      case 'row':
        return remembered(query.table, rowKey(query.id), query)
      case 'rowExists': {
        const { id, ...others } = query.where
        // Whether a row is there is known once it was read; whoever asks for one by its id mostly did.
        if (typeof id === 'string' && Object.keys(others).length === 0) {
          const row = byTable.get(query.table)?.get(rowKey(id))
          if (row !== undefined && !(row instanceof Promise)) return true
        }
        return remembered(query.table, `exists ${JSON.stringify(query.where)}`, query)
      }
      case 'rows':
        return remembered(query.table, `rows ${JSON.stringify(query.where)}`, query)
      default:
        return reader.answer(query)
    }
  }

  function placesOf({ table, id }: RowKey): Map<StreamId, RowPlace> {
    const known = places.get(`${table} ${id}`) ?? new Map<StreamId, RowPlace>()
    places.set(`${table} ${id}`, known)
    return known
  }
  function place(found: RowPlace): void {
    placesOf(found).set(found.stream, found)
  }

  return {
    answer,
    async listPlacesOf(keys) {
      const unknown = keys.filter(({ table, id }) => !idsRead.has(id) && !places.has(`${table} ${id}`))
      const found = unknown.length === 0 ? [] : await reader.listPlacesOf(unknown)
      for (const key of unknown) placesOf(key)
      for (const one of found) place(one)
      return keys.flatMap((key) => [...placesOf(key).values()])
    },
    async readPlacesOfIds(ids) {
      for (const one of await reader.listPlacesOfIds(ids)) place(one)
      for (const id of ids) idsRead.add(id)
    },
    showed(rows) {
      for (const { stream, table, id, version, payload } of rows) {
        const key = { table, id }
        // What was not asked yet is asked when it is wanted, with this in it.
        if (!idsRead.has(id) && !places.has(`${table} ${id}`)) continue
        placesOf(key).set(stream, { ...key, stream, version, isGone: payload === null })
      }
    },
    forget(tables) {
      for (const table of tables) byTable.delete(table)
    },
    erased(subjects) {
      for (const subject of subjects) isErased.set(subject, true)
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
