import { findRow, listRows } from '#shared/commands/facts.ts'
import type { Facts } from '#shared/commands/facts.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { unreachable } from '#shared/kernel/invariant.ts'
import type { StreamRule } from '#shared/schema/rows/table-definition.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { ORGANISATION_STREAM, streamOfLocation } from './stream.ts'
import type { StreamId } from './stream.ts'

/** Locations of children that were asked before; a command about many rows of one child asks once. */
export type KnownChildStreams = Map<string, readonly StreamId[]>

/**
 * The streams a row belongs to, as the records stand now; sorted, each once. A child's rows go to every location where
 * the child has a contract or an extra day, and to the organisation while it has neither: nobody's yet.
 */
export function* streamsOfRow(
  table: TableName,
  row: RowOf<TableName>,
  known: KnownChildStreams,
): Facts<readonly StreamId[]> {
  const fields = row as unknown as Readonly<Record<string, unknown>>
  const rule: StreamRule<never> = tables[table].stream
  switch (rule.kind) {
    case 'organisation':
      return [ORGANISATION_STREAM]
    case 'ownLocation':
      return [streamOfLocation(row.id)]
    case 'location': {
      const locationId = fields[rule.column]
      return [typeof locationId === 'string' ? streamOfLocation(locationId) : ORGANISATION_STREAM]
    }
    case 'parent': {
      const parent = yield* findRow(rule.table, String(fields[rule.column]))
      return parent === undefined ? [] : yield* streamsOfRow(rule.table, parent, known)
    }
    case 'child':
      return yield* streamsOfChild(String(fields[rule.column]), known)
    default:
      return unreachable(rule, 'every table has a stream rule')
  }
}

function* streamsOfChild(childId: string, known: KnownChildStreams): Facts<readonly StreamId[]> {
  const asked = known.get(childId)
  if (asked !== undefined) return asked
  const id = childId as ChildId
  const contracts = yield* listRows('contract', { childId: id })
  // An extra day may be at a location where the child has no contract.
  const extraDays = yield* listRows('extra_attendance', { childId: id })
  const found = new Set<StreamId>([...contracts, ...extraDays].map((row) => streamOfLocation(row.locationId)))
  const streams: readonly StreamId[] = found.size === 0 ? [ORGANISATION_STREAM] : [...found].sort()
  known.set(childId, streams)
  return streams
}
