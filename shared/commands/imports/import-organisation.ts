import { z } from 'zod'
import { rowSetValue } from '#shared/schema/rows/row-set.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { hasId, listRows } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { changedRowId, deleteRow, putRow } from '../row-change.ts'
import type { RowChange } from '../row-change.ts'

const args = z.strictObject({
  rows: rowSetValue,
  /** Rows that the new files leave out on purpose, such as a weekday that was struck from a contract. */
  remove: z
    .array(z.strictObject({ table: z.enum(tableNames), id: idOf<string>() }))
    .max(200_000, 'tooMany')
    .optional(),
})

/**
 * Writes a whole set of rows as one act: all of it or nothing, and one step to undo. Rows with a known id replace what
 * is there; rows that are neither in the set nor named for removal stay. References are checked by the runner over
 * the result.
 */
export const importOrganisation = defineCommand({
  type: 'importOrganisation',
  version: 1,
  permission: 'data.import',
  args,
  *handle({ rows, remove = [] }) {
    for (const { table, id } of remove) {
      if (!(yield* hasId(table, id))) return refuseCommand('notFound', { what: table, id })
    }
    const changes = [...changesOf(rows), ...remove.map(({ table, id }) => deleteRow(table, id))]
    const duplicate = findDuplicate(changes)
    if (duplicate !== undefined) return { ok: false, refusal: duplicate }
    // One file holds one organisation; children of two must never mix.
    const organisations = [...(yield* listRows('organisation', {})), ...(rows.organisation ?? [])]
    const [first, other] = [...new Map(organisations.map((row) => [row.id, row])).values()]
    if (first !== undefined && other !== undefined) {
      return refuseCommand('otherOrganisation', { known: first.name, offered: other.name })
    }
    if (changes.length === 0) return refuseCommand('nothingToChange')
    return effect(
      { code: 'command.importOrganisation', params: { name: first?.name ?? '', rows: changes.length } },
      changes,
    )
  },
})

function changesOf(rows: RowSet): readonly RowChange[] {
  return tableNames.flatMap((table) => {
    const list = rows[table]
    return list === undefined ? [] : list.map((row) => putRow(table, row))
  })
}

function findDuplicate(changes: readonly RowChange[]): CommandRefusal | undefined {
  const seen = new Set<string>()
  for (const change of changes) {
    const key = `${change.table} ${changedRowId(change)}`
    if (seen.has(key))
      return { code: 'duplicateRow', params: { table: change.table, id: changedRowId(change) } }
    seen.add(key)
  }
  return undefined
}
