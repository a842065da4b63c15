import { unreachable } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { StreamRule } from '#shared/schema/rows/table-definition.ts'
import type { RowReader } from './repositories/row-store.ts'

export const ORGANISATION_STREAM = 'org'

export function streamOfLocation(locationId: string): string {
  return `loc:${locationId}`
}

export interface RowStreams {
  /** Adds the streams a row belongs to, as the database stands now. */
  collect<Table extends TableName>(table: Table, row: RowOf<Table>): void
  /** `org` and `loc:<id>`, in order. */
  list(): readonly string[]
}

/** Gathers the streams of the rows a command touches: before it is applied for what goes, after it for what comes. */
export function createRowStreams(rows: RowReader): RowStreams {
  const streams = new Set<string>()
  // A child's locations are asked once; an import touches each child many times.
  const ofChild = new Map<string, readonly string[]>()

  function streamsOfChild(childId: string): readonly string[] {
    const known = ofChild.get(childId)
    if (known !== undefined) return known
    const contracts = rows.listMatching('contract', { childId }) as readonly RowOf<'contract'>[]
    // An extra day may be at a location where the child has no contract.
    const extraDays = rows.listMatching('extra_attendance', {
      childId,
    }) as readonly RowOf<'extra_attendance'>[]
    const found = [...contracts, ...extraDays].map((row) => streamOfLocation(row.locationId))
    if (found.length > 0) ofChild.set(childId, found)
    return found
  }

  function collect<Table extends TableName>(table: Table, row: RowOf<Table>): void {
    const fields = row as unknown as Readonly<Record<string, unknown>>
    const rule: StreamRule<never> = tables[table].stream
    switch (rule.kind) {
      case 'organisation':
        streams.add(ORGANISATION_STREAM)
        return
      case 'ownLocation':
        streams.add(streamOfLocation(row.id))
        return
      case 'location': {
        const locationId = fields[rule.column]
        streams.add(typeof locationId === 'string' ? streamOfLocation(locationId) : ORGANISATION_STREAM)
        return
      }
      case 'parent': {
        const parent = rows.findRow(rule.table, String(fields[rule.column]))
        if (parent !== undefined) collect(rule.table, parent)
        return
      }
      case 'child': {
        const found = streamsOfChild(String(fields[rule.column]))
        // A child without any contract is nobody's yet.
        if (found.length === 0) streams.add(ORGANISATION_STREAM)
        for (const stream of found) streams.add(stream)
        return
      }
      default:
        unreachable(rule, 'every table has a stream rule')
    }
  }

  return { collect, list: () => [...streams].sort() }
}
