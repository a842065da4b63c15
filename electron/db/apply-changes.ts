import type { FactQuery } from '#shared/commands/facts.ts'
import { isSameRow } from '#shared/commands/is-same-row.ts'
import { changedRowId } from '#shared/commands/row-change.ts'
import type { RowChange } from '#shared/commands/row-change.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { streamsOfRow } from '#shared/sync/row-streams.ts'
import type { KnownChildStreams } from '#shared/sync/row-streams.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { WritableDb } from './handles.ts'
import { appendAuditLine } from './repositories/audit-log.ts'
import type { AuditLine } from './repositories/audit-log.ts'
import { createRowStore } from './repositories/row-store.ts'
import type { RowReader } from './repositories/row-store.ts'

export interface AppliedChanges {
  /** Rows that really differ afterwards. */
  readonly changeCount: number
  readonly tables: readonly TableName[]
  readonly streams: readonly StreamId[]
}

type CommandMark = Omit<AuditLine, 'table' | 'id' | 'before' | 'after'>

/** Writes the rows of a command and a line of the audit trail for each that differs. Inside the command's transaction. */
export function applyChanges(
  db: WritableDb,
  changes: readonly RowChange[],
  mark: CommandMark,
): AppliedChanges {
  const rows = createRowStore(db)
  const streams = new Set<StreamId>()
  const collect = (table: TableName, row: RowOf<TableName>, known: KnownChildStreams): void => {
    for (const stream of runSync(streamsOfRow(table, row, known), (query) => answerFromRows(rows, query))) {
      streams.add(stream)
    }
  }
  // Where a child goes may change with the command: what comes is asked afresh.
  const knownBefore: KnownChildStreams = new Map()
  const knownAfter: KnownChildStreams = new Map()
  const touched = new Set<TableName>()
  const written: { readonly table: TableName; readonly row: RowOf<TableName> }[] = []
  let changeCount = 0
  for (const change of changes) {
    const { table } = change
    const id = changedRowId(change)
    const before = rows.findRow(table, id) ?? null
    invariant(
      change.op === 'put' || before !== null,
      `a command takes away a row of ${table} that is not there`,
    )
    // Parsed once more: a handler's row must fit its table, and an image gets its fields in the table's order.
    const after = change.op === 'put' ? (tables[table].schema.parse(change.row) as RowOf<TableName>) : null
    if (isSameRow(before, after)) continue
    if (before !== null) collect(table, before, knownBefore)
    if (after === null) {
      rows.deleteRow(table, id)
    } else {
      rows.putRow(table, after)
      written.push({ table, row: after })
    }
    appendAuditLine(db, { ...mark, table, id, before, after })
    touched.add(table)
    changeCount += 1
  }
  for (const { table, row } of written) collect(table, row, knownAfter)
  return { changeCount, tables: [...touched], streams: [...streams].sort() }
}

/** Which streams a row belongs to is asked of the rows alone. */
function answerFromRows(rows: RowReader, query: FactQuery): unknown {
  if (query.kind === 'row') return rows.findRow(query.table, query.id)
  invariant(query.kind === 'rows', 'streams follow from rows')
  return rows.listMatching(query.table, query.where)
}
