import type { FactQuery } from '#shared/commands/facts.ts'
import { isSameRow } from '#shared/commands/is-same-row.ts'
import { changedRowId } from '#shared/commands/row-change.ts'
import type { RowChange } from '#shared/commands/row-change.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { fitsTable } from '#shared/schema/rows/fits-table.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { KnownChildStreams } from '#shared/sync/row-streams.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { WritableDb } from './handles.ts'
import { appendAuditLine } from './repositories/audit-log.ts'
import type { AuditLine } from './repositories/audit-log.ts'
import { keepSubject, listChildrenOf, subjectsOf } from './repositories/command-subjects.ts'
import { createRowStore } from './repositories/row-store.ts'
import { appendPendingImage, keepBaseImage } from './repositories/sync-images.ts'
import { answersOfRows, streamsOfRecord } from './streams-of-images.ts'

export interface AppliedChanges {
  /** Rows that really differ afterwards. */
  readonly changeCount: number
  readonly tables: readonly TableName[]
  readonly streams: readonly StreamId[]
  /** In which streams a changed row was or came to be; each combination once. */
  readonly rowStreams: readonly (readonly StreamId[])[]
  /** How a changed row was before, or `null` when it was not there; `undefined` for a row that did not change. */
  rowBefore(table: TableName, id: string): object | null | undefined
}

type CommandMark = Omit<AuditLine, 'table' | 'id' | 'before' | 'after'>

/**
 * Where the images of the rows go. `final`: the audit trail, which is never rewritten. `provisional`: beside it, until
 * headquarters has judged; and how the row was at headquarters is kept, so that the work can be lifted off again.
 */
export type ImageKeeping = 'final' | 'provisional'

/**
 * Writes the rows of a command and keeps the images of each that differs. Inside the command's transaction. `answer` says
 * how rows are at the moment it is asked; which streams a row is in follows from others.
 */
export function applyChanges(
  db: WritableDb,
  changes: readonly RowChange[],
  mark: CommandMark,
  keeping: ImageKeeping,
  answer: (query: FactQuery) => unknown = answersOfRows(db),
): AppliedChanges {
  const rows = createRowStore(db)
  const streams = new Set<StreamId>()
  const rowStreams = new Map<string, readonly StreamId[]>()
  const collect = (table: TableName, row: RowOf<TableName>, known: KnownChildStreams): void => {
    const found = streamsOfRecord(answer, table, row, known)
    for (const stream of found) streams.add(stream)
    if (found.length > 0) rowStreams.set(found.join(' '), found)
  }
  // Where a child goes may change with the command: what comes is asked afresh.
  const knownBefore: KnownChildStreams = new Map()
  const knownAfter: KnownChildStreams = new Map()
  const touched = new Set<TableName>()
  const subjects = new Set<string>()
  const rowsBefore = new Map<string, object | null>()
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
    const after = change.op === 'put' ? fittingRow(table, change.row) : null
    if (isSameRow(before, after)) continue
    if (before !== null) collect(table, before, knownBefore)
    if (after === null) {
      rows.deleteRow(table, id)
    } else {
      rows.putRow(table, after)
      written.push({ table, row: after })
    }
    if (keeping === 'final') appendAuditLine(db, { ...mark, table, id, before, after })
    else {
      keepBaseImage(db, table, id, before)
      appendPendingImage(db, mark.commandId, { table, id, before, after })
      for (const subject of subjectsOf(table, before, after)) subjects.add(subject)
      if (table === 'family') for (const child of listChildrenOf(db, id)) subjects.add(child)
    }
    const key = `${table} ${id}`
    if (!rowsBefore.has(key)) rowsBefore.set(key, before)
    touched.add(table)
    changeCount += 1
  }
  for (const { table, row } of written) collect(table, row, knownAfter)
  for (const subject of subjects) keepSubject(db, mark.commandId, subject)
  return {
    changeCount,
    tables: [...touched],
    streams: [...streams].sort(),
    rowStreams: [...rowStreams.values()],
    rowBefore: (table, id) => rowsBefore.get(`${table} ${id}`),
  }
}

function fittingRow(table: TableName, row: unknown): RowOf<TableName> {
  return fitsTable(table, row) ? row : tables[table].schema.parse(row)
}
