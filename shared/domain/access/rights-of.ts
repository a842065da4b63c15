import { isValidOn } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { LocationId } from '../ids.ts'
import type { StaffMember } from '../staffing/model.ts'
import type { Account, Role } from './model.ts'

/** As what somebody works, and where. `locationIds` empty = everywhere. */
export interface Standing {
  readonly role: Role
  readonly locationIds: readonly LocationId[]
}

/**
 * As what somebody works on a day. An account says it, also when it has ended: then the answer is `undefined`, whatever
 * the records say of the person as staff. PRIV-4
 */
export function standingOf(
  person: Pick<StaffMember, 'role'> | undefined,
  accounts: readonly Account[],
  day: IsoDay,
): Standing | undefined {
  const account = accounts.find((each) => isValidOn(each, day))
  if (account !== undefined) return { role: account.role, locationIds: account.locationIds }
  if (accounts.length > 0 || person === undefined) return undefined
  return { role: person.role === 'manager' ? 'locationManager' : 'pedagogicalStaff', locationIds: [] }
}

/** Whether somebody works at a location. */
export function worksAt({ locationIds }: Standing, locationId: string): boolean {
  return locationIds.length === 0 || locationIds.some((id) => id === locationId)
}
