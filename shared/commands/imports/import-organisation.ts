import { z } from 'zod'
import { isKeptOut } from '#shared/domain/child-file/secrecy.ts'
import { rowSetValue } from '#shared/schema/rows/row-set.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { idOf } from '#shared/schema/values.ts'
import { refusalOfLastEditor } from '../access/guard-account.ts'
import { guardImportedAccounts } from '../access/guard-imported-accounts.ts'
import { guardImportedRows } from '../access/guard-imported-rows.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, hasId, listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'
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
  *handle({ rows, remove = [] }, context) {
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
    const keptOut = yield* findKeptOut(rows)
    if (keptOut !== undefined) return { ok: false, refusal: keptOut }
    const account = yield* guardImportedAccounts(changes, context)
    if (account !== null) return { ok: false, refusal: account }
    const guarded = yield* guardImportedRows(changes, context)
    if (guarded !== null) return { ok: false, refusal: guarded }
    const last = yield* refusalOfLastEditor(changes, context.today)
    if (last !== null) return { ok: false, refusal: last }
    if (changes.length === 0) return refuseCommand('nothingToChange')
    return effect(
      { code: 'command.importOrganisation', params: { name: first?.name ?? '', rows: changes.length } },
      changes,
    )
  },
})

/** An import places no child in preschool education against its secrecy; who sits there already stays. PRIV-3 */
function* findKeptOut(rows: RowSet): Facts<CommandRefusal | undefined> {
  const secrecies = yield* listRows('secrecy', {})
  const secret = new Set(secrecies.map(({ childId }) => childId))
  const contracts = (rows.contract ?? []).filter(({ childId }) => secret.has(childId))
  for (const { id, childId, groupId, startDate, endDate } of contracts) {
    const group =
      rows.base_group?.find((row) => row.id === groupId) ?? (yield* findRow('base_group', groupId))
    if (group === undefined || !isKeptOut(secrecies, childId, group, startDate, endDate)) continue
    const known = yield* findRow('contract', id)
    if (known?.groupId === groupId) continue
    const child = yield* findRow('child', childId)
    return { code: 'secrecyNoVve', params: { firstName: child?.firstName ?? '', group: group.name } }
  }
  return undefined
}

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
