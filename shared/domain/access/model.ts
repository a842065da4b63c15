import type { IsoDay } from '#shared/kernel/time.ts'
import type { LocationId, StaffMemberId } from '../ids.ts'

/** Who somebody is to the app. What each may do is one table: `shared/commands/role-permissions.ts`. PRIV-4 */
export const roles = [
  'locationManager',
  'planner',
  'pedagogicalStaff',
  'headquartersAdmin',
  /** Looks and changes nothing: somebody of the authority, or of the own organisation. */
  'inspector',
] as const
export type Role = (typeof roles)[number]

/**
 * Somebody who may work with the records, and as what. Staff without one work by the role they have in the records: a
 * manager manages the location, all others are pedagogical staff. The password is never here: it is a slot of the
 * computer somebody signs in on.
 */
export interface Account {
  readonly id: string
  /** null = not in the records as staff: an inspector, somebody of headquarters. */
  readonly staffMemberId: StaffMemberId | null
  /** For who is no staff; empty otherwise, so that a name is kept once. */
  readonly name: string
  readonly role: Role
  /** Where it holds; empty = wherever the computer looks. */
  readonly locationIds: readonly LocationId[]
  readonly validFrom: IsoDay
  /** The last day; null = until further notice. */
  readonly validUntil: IsoDay | null
}
