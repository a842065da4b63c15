import { standingOf } from '#shared/domain/access/rights-of.ts'
import type { Account } from '#shared/domain/access/model.ts'
import type { StaffMember } from '#shared/domain/staffing/model.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { CommandContext } from '../define.ts'
import { findRow } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import type { Permission } from '../permission.ts'
import type { CommandRefusal } from '../refusal.ts'
import { mayDo } from '../role-permissions.ts'
import { changedRowId } from '../row-change.ts'
import type { RowChange } from '../row-change.ts'
import { findActor, findStanding } from './find-standing.ts'
import { guardAccount } from './guard-account.ts'

/** What the commands of these records ask; bringing in files asks it too. Accounts have a guard of their own. PRIV-4 */
export const rightOfTable: Readonly<Partial<Record<TableName, Permission>>> = {
  child_file: 'childFile.edit',
  child_contact: 'childFile.edit',
  consent: 'childFile.edit',
  handover_agreement: 'handovers.sign',
  secrecy: 'secrecy.edit',
  processing_restriction: 'privacy.edit',
  privacy_request: 'privacy.edit',
  legal_hold: 'retention.hold',
  purge_run: 'retention.purge',
  data_breach: 'breaches.edit',
}

/**
 * Bringing in files is no way around the right of a record's own command, nor of accounts: staff without one work by their
 * role in the records. Whoever fills records in which he or she is not known yet brings in all of it. PRIV-4
 */
export function* guardImportedRows(
  changes: readonly RowChange[],
  context: CommandContext,
): Facts<CommandRefusal | null> {
  const found = yield* findStanding(context.actorId, context.today)
  if (found.kind === 'unknown') return null
  if (found.kind === 'ended') return { code: 'accountEnded', params: {} }
  for (const change of changes) {
    const permission = rightOfTable[change.table]
    if (permission !== undefined && !mayDo(found.standing.role, permission) && (yield* isChanged(change)))
      return { code: 'forbidden', params: { permission } }
    const refusal = yield* guardStaff(change, changes, context)
    if (refusal !== null) return refusal
  }
  return null
}

function* isChanged(change: RowChange): Facts<boolean> {
  if (change.op === 'delete') return true
  return !isSameRow(yield* findRow(change.table, changedRowId(change)), change.row)
}

/** A manager without an account manages every location: making one, or taking it away, is giving or taking an account. */
function* guardStaff(
  change: RowChange,
  all: readonly RowChange[],
  context: CommandContext,
): Facts<CommandRefusal | null> {
  if (change.table !== 'staff_member') return null
  const id = changedRowId(change)
  const { person, accounts } = yield* findActor(id)
  const isGivenAccount = all.some(
    (each) => each.table === 'account' && each.op === 'put' && each.row.staffMemberId === id,
  )
  if (accounts.length > 0 || isGivenAccount) return null
  const before = impliedOf(person, context.today)
  const after = impliedOf(change.op === 'put' ? change.row : undefined, context.today)
  const isOfManager = before?.role === 'locationManager' || after?.role === 'locationManager'
  return isOfManager && before?.role !== after?.role ? yield* guardAccount({ before, after }, context) : null
}

/** The account that the records stand in for. */
function impliedOf(person: StaffMember | undefined, today: IsoDay): Account | null {
  const standing = standingOf(person, [], today)
  if (person === undefined || standing === undefined) return null
  return {
    ...{ id: person.id, staffMemberId: person.id, name: '', role: standing.role },
    ...{ locationIds: standing.locationIds, validFrom: today, validUntil: null },
  }
}
