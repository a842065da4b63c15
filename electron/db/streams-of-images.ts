import type { FactQuery } from '#shared/commands/facts.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { streamsOfRow } from '#shared/sync/row-streams.ts'
import type { KnownChildStreams } from '#shared/sync/row-streams.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { ReadableDb } from './handles.ts'
import { createRowReader } from './repositories/row-store.ts'

/** The streams a row belongs to, as the records stand now. */
export function streamsOfRecord(
  answer: (query: FactQuery) => unknown,
  table: TableName,
  row: RowOf<TableName>,
  known: KnownChildStreams,
): readonly StreamId[] {
  return runSync(streamsOfRow(table, row, known), answer)
}

/** The streams that work touched, from the images it left; headquarters adds what has moved since. */
export function streamsOfImages(db: ReadableDb, images: readonly RowImages[]): readonly StreamId[] {
  const answer = answersOfRows(db)
  const known: KnownChildStreams = new Map()
  const found = new Set<StreamId>()
  for (const { table, before, after } of images) {
    for (const image of [before, after]) {
      const row = image === null ? undefined : tables[table].schema.safeParse(image)
      if (row?.success !== true) continue
      for (const stream of streamsOfRecord(answer, table, row.data, known)) found.add(stream)
    }
  }
  return [...found].sort()
}

/** Which streams a row belongs to is asked of the rows alone. */
export function answersOfRows(db: ReadableDb): (query: FactQuery) => unknown {
  const rows = createRowReader(db)
  return (query) => {
    if (query.kind === 'row') return rows.findRow(query.table, query.id)
    invariant(query.kind === 'rows', 'streams follow from rows')
    return rows.listMatching(query.table, query.where)
  }
}
