import { findRow, listRows } from '#shared/commands/facts.ts'
import type { Facts } from '#shared/commands/facts.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { unreachable } from '#shared/kernel/invariant.ts'
import type { StreamRule } from '#shared/schema/rows/table-definition.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
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
  const found = yield* loadChildStreams([childId])
  const streams = found.get(childId) ?? [ORGANISATION_STREAM]
  known.set(childId, streams)
  return streams
}

/** Where the rows of these children go, asked for all of them at once. */
export function* loadChildStreams(childIds: readonly string[]): Facts<KnownChildStreams> {
  const ids = childIds as readonly ChildId[]
  const contracts = yield* listRows('contract', { childId: { in: ids } })
  // An extra day may be at a location where the child has no contract.
  const extraDays = yield* listRows('extra_attendance', { childId: { in: ids } })
  const found = new Map<string, Set<StreamId>>(childIds.map((id) => [id, new Set()]))
  for (const row of [...contracts, ...extraDays])
    found.get(row.childId)?.add(streamOfLocation(row.locationId))
  return new Map(
    [...found].map(([id, streams]) => [id, streams.size === 0 ? [ORGANISATION_STREAM] : [...streams].sort()]),
  )
}

/** A table whose rows go where other rows go, and the field that says which. */
export interface Follower {
  readonly table: TableName
  readonly column: string
}

/** Which tables' rows go where rows of this table go. The row of a child itself goes where its other rows go. */
export function followersOf(target: TableName): readonly Follower[] {
  return tableNames.flatMap((table): readonly Follower[] => {
    const rule: StreamRule<never> = tables[table].stream
    if (rule.kind === 'child') return target === 'child' ? [{ table, column: rule.column }] : []
    return rule.kind === 'parent' && rule.table === target ? [{ table, column: rule.column }] : []
  })
}

/** Where a child's rows go is decided by these tables: a change of such a row may move all of them. */
export const childAnchorTables: ReadonlySet<TableName> = new Set<TableName>(['contract', 'extra_attendance'])

/** The fields of a table that name a child. */
export function childColumnsOf(table: TableName): readonly string[] {
  const references: Readonly<Record<string, TableName>> = tables[table].references
  const named = Object.entries(references).flatMap(([field, target]) => (target === 'child' ? [field] : []))
  return table === 'child' ? ['id', ...named] : named
}
