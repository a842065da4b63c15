import { fullName } from '#shared/domain/children/person-name.ts'
import { findRow } from '#shared/commands/facts.ts'
import type { Facts } from '#shared/commands/facts.ts'
import type { Permission } from '#shared/commands/permission.ts'
import { isProgramWork, programActorId } from '#shared/commands/program-work.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import { mayCommand } from '#shared/ipc/role-permissions.ts'

/** Whether somebody may do something, by what headquarters knows of them now. PRIV-4 */
export type MayDo = (permission: Permission) => boolean

/** What a person may do: a manager as manager of a location, other staff as pedagogical staff. `undefined` = unknown. */
export function* rightsOf(actorId: string): Facts<MayDo | undefined> {
  if (actorId === programActorId) return isProgramWork
  const person = yield* findRow('staff_member', actorId)
  if (person === undefined) return undefined
  const role = person.role === 'manager' ? 'locationManager' : 'pedagogicalStaff'
  return (permission) => mayCommand(role, permission)
}

export function refusalOfRights(
  mayDo: MayDo | undefined,
  permission: Permission,
  actorId: string,
): CommandRefusal | undefined {
  if (mayDo === undefined) return { code: 'unknownActor', params: { actorId } }
  return mayDo(permission) ? undefined : { code: 'forbidden', params: { permission } }
}

/** How a person is called; empty for who is not there any more. */
export function* nameOfActor(actorId: string): Facts<string> {
  if (actorId === programActorId) return 'Dagdeel'
  const person = yield* findRow('staff_member', actorId)
  return person === undefined ? '' : fullName(person)
}
