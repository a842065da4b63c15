import { actorIdOf } from '#shared/domain/access/actor-of.ts'
import { mayGivePlaces, mayGiveRole } from '#shared/domain/access/may-give.ts'
import type { Account } from '#shared/domain/access/model.ts'
import type { Standing } from '#shared/domain/access/rights-of.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays, isValidOn } from '#shared/kernel/time.ts'
import type { CommandContext } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { pendingOf, withChanges } from '../history/with-changes.ts'
import { mayDo } from '../role-permissions.ts'
import type { RowChange } from '../row-change.ts'
import { findStanding } from './find-standing.ts'
import { headquartersActorId } from './headquarters-actor.ts'

/** What an account was and what it is to be; null = there was none, or there will be none. */
export interface AccountChange {
  readonly before: Account | null
  readonly after: Account | null
}

/**
 * Why whoever acts may not change an account like this; null = may. Both what it was and what it comes to be must be
 * something the person may hand out, also when the change is the taking back of an earlier one. PRIV-4
 */
export function* guardAccount(
  { before, after }: AccountChange,
  { actorId, today }: CommandContext,
): Facts<CommandRefusal | null> {
  const found = yield* findStanding(actorId, today)
  if (found.kind === 'ended') return { code: 'accountEnded', params: {} }
  if (found.kind === 'unknown' && actorId === headquartersActorId) return null
  const standing = found.kind === 'known' ? found.standing : firstOfAll
  if (!mayDo(standing.role, 'accounts.edit'))
    return { code: 'forbidden', params: { permission: 'accounts.edit' } }
  for (const account of [before, after]) {
    if (account === null) continue
    if (!mayGiveRole(standing.role, account.role)) return { code: 'accountAboveOwn', params: {} }
    if (!mayGivePlaces(standing, account.locationIds)) return { code: 'forbiddenHere', params: {} }
  }
  const isOwn = [before, after].some((account) => account !== null && actorIdOf(account) === actorId)
  // Whoever gives away the own role may find nobody to give it back.
  return isOwn && !isSameLeave(before, after) ? { code: 'ownAccount', params: {} } : null
}

/**
 * Who begins with a computer that stands alone is in no records yet, and was let through where the act was asked;
 * headquarters lets nobody through whom it does not know.
 */
const firstOfAll: Standing = { role: 'locationManager', locationIds: [] }

/** The same role for as long as before; for oneself only the places may become fewer. */
function isSameLeave(before: Account | null, after: Account | null): boolean {
  return (
    before !== null && after !== null && before.role === after.role && before.validUntil === after.validUntil
  )
}

/** A day that comes after every last day of an account. */
const FAR = '9999-12-30' as IsoDay

/**
 * Why nobody would be left who may give accounts: today, on the day after, or when every account that has an end is over.
 * null = somebody stays, or there was nobody before either.
 *
 * @param changes everything that is to be written, of accounts and of staff: a manager without an account counts as well
 */
export function* refusalOfLastEditor(
  changes: readonly RowChange[],
  today: IsoDay,
): Facts<CommandRefusal | null> {
  if (!changes.some(({ table }) => table === 'account' || table === 'staff_member')) return null
  const before = yield* listEditors()
  const after = yield* withChanges(listEditors(), pendingOf(changes))
  for (const day of [today, addDays(today, 1), FAR]) {
    if (isAnybody(before, day) && !isAnybody(after, day)) return { code: 'lastAccountEditor', params: {} }
  }
  return null
}

/** Who could give accounts: all accounts there are, and the managers among the staff. */
interface Editors {
  readonly accounts: readonly Account[]
  readonly managerIds: readonly string[]
}

function* listEditors(): Facts<Editors> {
  const accounts = yield* listRows('account', {})
  const managers = yield* listRows('staff_member', { role: 'manager' })
  return { accounts, managerIds: managers.map(({ id }) => id) }
}

function isAnybody({ accounts, managerIds }: Editors, day: IsoDay): boolean {
  const known = new Set(accounts.map(actorIdOf))
  return (
    accounts.some((account) => isValidOn(account, day) && mayDo(account.role, 'accounts.edit')) ||
    managerIds.some((id) => !known.has(id))
  )
}

/** The places of somebody who has no account yet: where the records say the person works. */
export function* placesWithoutAccount(actorId: string): Facts<readonly string[]> {
  const person = yield* findRow('staff_member', actorId)
  return person === undefined ? [] : [person.locationId]
}
