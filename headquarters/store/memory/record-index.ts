import { isMatchingRow } from '#shared/commands/match-row.ts'
import type { AnyRowFilter } from '#shared/commands/facts.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { MemoryState } from './memory-state.ts'

type Fields = Readonly<Record<string, unknown>>
type Row = RowOf<TableName>

/** The records of a state, found by what they refer to instead of one by one. */
export interface RecordIndex {
  find(table: TableName, id: string): Row | undefined
  /** Ordered by id. */
  list(table: TableName, where: AnyRowFilter): readonly Row[]
  has(table: TableName, where: AnyRowFilter): boolean
  put(table: TableName, row: Row): void
  remove(table: TableName, id: string): void
}

/** Ids of rows by the value of one of their fields. */
type FieldIndex = Map<unknown, Set<string>>

/** Built from the state once; every later change of a record must go through it. */
export function createRecordIndex(state: MemoryState): RecordIndex {
  const indexes = new Map<TableName, Map<string, FieldIndex>>()
  const rowsOf = (table: TableName): Map<string, Row> => {
    const rows = state.records.get(table) ?? new Map<string, Row>()
    state.records.set(table, rows)
    return rows
  }
  for (const [table, rows] of state.records) for (const row of rows.values()) enter(table, row)

  function fieldsOf(table: TableName): Map<string, FieldIndex> {
    const known = indexes.get(table)
    if (known !== undefined) return known
    const made = new Map(
      Object.keys(tables[table].references).map((field) => [field, new Map() as FieldIndex]),
    )
    indexes.set(table, made)
    return made
  }
  function enter(table: TableName, row: Row): void {
    const fields = row as unknown as Fields
    for (const [field, index] of fieldsOf(table)) {
      const ids = index.get(fields[field])
      if (ids === undefined) index.set(fields[field], new Set([row.id]))
      else ids.add(row.id)
    }
  }
  function leave(table: TableName, row: Row): void {
    const fields = row as unknown as Fields
    for (const [field, index] of fieldsOf(table)) index.get(fields[field])?.delete(row.id)
  }

  /** The fewest rows that can match, by one field of the filter. */
  function* candidates(table: TableName, where: AnyRowFilter): Iterable<Row> {
    const rows = rowsOf(table)
    const ids = idsOf(where['id'])
    if (ids !== undefined) {
      yield* found(rows, ids)
      return
    }
    let best: readonly (ReadonlySet<string> | undefined)[] | undefined
    let bestSize = rows.size
    for (const [field, index] of fieldsOf(table)) {
      const values = valuesOf(where[field])
      if (values === undefined) continue
      const sets = values.map((value) => index.get(value))
      const size = sets.reduce((sum, set) => sum + (set?.size ?? 0), 0)
      if (size <= bestSize) [best, bestSize] = [sets, size]
    }
    if (best === undefined) yield* rows.values()
    else for (const set of best) if (set !== undefined) yield* found(rows, set)
  }

  return {
    find: (table, id) => state.records.get(table)?.get(id),
    list(table, where) {
      const matching: Row[] = []
      for (const row of candidates(table, where)) {
        if (isMatchingRow(row as unknown as Fields, where)) matching.push(row)
      }
      return matching.sort((a, b) => (a.id < b.id ? -1 : 1))
    },
    has(table, where) {
      for (const row of candidates(table, where)) {
        if (isMatchingRow(row as unknown as Fields, where)) return true
      }
      return false
    },
    put(table, row) {
      const rows = rowsOf(table)
      const before = rows.get(row.id)
      if (before !== undefined) leave(table, before)
      rows.set(row.id, row)
      enter(table, row)
    },
    remove(table, id) {
      const rows = rowsOf(table)
      const before = rows.get(id)
      if (before !== undefined) leave(table, before)
      rows.delete(id)
    },
  }
}

function* found(rows: ReadonlyMap<string, Row>, ids: Iterable<string>): Iterable<Row> {
  for (const id of ids) {
    const row = rows.get(id)
    if (row !== undefined) yield row
  }
}

/** The values a filter on one field lets through, each once; `undefined` when they cannot be listed. */
function valuesOf(wanted: unknown): readonly unknown[] | undefined {
  if (wanted === undefined) return undefined
  if (typeof wanted !== 'object' || wanted === null) return [wanted]
  const listed = (wanted as Fields)['in']
  return Array.isArray(listed) ? [...new Set<unknown>(listed)] : undefined
}

function idsOf(wanted: unknown): readonly string[] | undefined {
  const values = valuesOf(wanted)
  return values?.every((value) => typeof value === 'string') === true ? values : undefined
}
