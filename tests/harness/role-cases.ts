import { roles } from '#shared/domain/access/model.ts'
import type { Account, Role } from '#shared/domain/access/model.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Permission } from '#shared/commands/permission.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { locationId, staffMemberId } from './builders/ids.ts'
import { aLocation } from './builders/organisation.ts'
import { aRowSet } from './builders/row-set.ts'
import { aStaffMember } from './builders/staffing.ts'

/** Everything in the examples is about Regenboog; De Ark is elsewhere. */
export const places = ['rainbow', 'ark'] as const
export type Place = (typeof places)[number]

/** Somebody with a role at one location. */
export interface RoleCase {
  readonly actorId: string
  readonly role: Role
  readonly place: Place
}

export const roleCases: readonly RoleCase[] = roles.flatMap((role) =>
  places.map((place) => ({ actorId: `${role}-${place}`, role, place })),
)

/** The small organisation with a second location, a manager of everywhere, and somebody of every role at each location. */
export function organisationWithRoles(): RowSet {
  const rows = aRowSet()
  const account = roleCases.map(({ actorId, role, place }): Account => ({
    ...{ id: actorId, staffMemberId: null, name: actorId, role, locationIds: [locationId(place)] },
    ...{ validFrom: isoDay('2026-01-01'), validUntil: null },
  }))
  return {
    ...rows,
    location: [...(rows.location ?? []), aLocation({ id: locationId('ark'), name: 'De Ark' })],
    staff_member: [
      ...(rows.staff_member ?? []),
      aStaffMember({ id: staffMemberId('manager'), firstName: 'Anja', surname: 'Kok', role: 'manager' }),
    ],
    account,
  }
}

/** Accounts lie with the whole organisation, and are given for locations all the same. */
const guardedByHand: ReadonlySet<string> = new Set(['openAccount', 'endAccount'])

/**
 * What the table says of an act: why not, or null when it may. `streams` = where the act leaves its traces.
 */
export function expectedRefusal(
  { role, place }: RoleCase,
  type: string,
  permissions: readonly Permission[],
  streams: readonly string[],
): 'forbidden' | 'forbiddenHere' | null {
  if (!permissions.every((permission) => mayDo(role, permission))) return 'forbidden'
  const isOfLocation = guardedByHand.has(type) || streams.includes('loc:rainbow')
  return place === 'ark' && isOfLocation ? 'forbiddenHere' : null
}
