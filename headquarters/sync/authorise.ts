import { fullName } from '#shared/domain/children/person-name.ts'
import { findRow, hasRow } from '#shared/commands/facts.ts'
import type { Facts } from '#shared/commands/facts.ts'
import type { Permission } from '#shared/commands/permission.ts'
import { isProgramWork, programActorId } from '#shared/commands/program-work.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import { locationOfStream, streamOfLocation, streamOfUser } from '#shared/sync/stream.ts'
import type { StreamId } from '#shared/sync/stream.ts'

/** Whether somebody may do something, by what headquarters knows of them now. PRIV-4 */
export type MayDo = (permission: Permission) => boolean

/** What a person may do: a manager as manager of a location, other staff as pedagogical staff. `undefined` = unknown. */
export function* rightsOf(actorId: string): Facts<MayDo | undefined> {
  if (actorId === programActorId) return isProgramWork
  const person = yield* findRow('staff_member', actorId)
  if (person === undefined) return undefined
  const role = person.role === 'manager' ? 'locationManager' : 'pedagogicalStaff'
  return (permission) => mayDo(role, permission)
}

export function refusalOfRights(
  mayCarryOut: MayDo | undefined,
  permission: Permission,
  actorId: string,
): CommandRefusal | undefined {
  if (mayCarryOut === undefined) return { code: 'unknownActor', params: { actorId } }
  return mayCarryOut(permission) ? undefined : { code: 'forbidden', params: { permission } }
}

/**
 * A device says who acted; that must be somebody who works where the device is: at a location it sees, by the roster now
 * and then, or somebody it was given for. Who is not known at all was refused before. PRIV-4
 */
export function* refusalOfPlace(
  actorId: string,
  scope: readonly ScopeEntry[],
): Facts<CommandRefusal | undefined> {
  const person = yield* findRow('staff_member', actorId)
  const sees = (stream: StreamId): boolean => scope.some((entry) => entry.stream === stream)
  if (person === undefined || sees(streamOfLocation(person.locationId)) || sees(streamOfUser(person.id)))
    return undefined
  const locationIds = scope.map(({ stream }) => locationOfStream(stream)).filter((id) => id !== undefined)
  const isRostered = yield* hasRow('shift', {
    staffMemberId: person.id,
    locationId: { in: locationIds as LocationId[] },
  })
  return isRostered ? undefined : { code: 'actorElsewhere', params: {} }
}

/** How a person is called; empty for who is not there any more. */
export function* nameOfActor(actorId: string): Facts<string> {
  if (actorId === programActorId) return 'Dagdeel'
  const person = yield* findRow('staff_member', actorId)
  return person === undefined ? '' : fullName(person)
}
