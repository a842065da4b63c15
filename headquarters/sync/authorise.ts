import { findStanding } from '#shared/commands/access/find-standing.ts'
import type { FoundStanding } from '#shared/commands/access/find-standing.ts'
import { accountsOf } from '#shared/domain/access/actor-of.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import { findRow, hasRow, listRows } from '#shared/commands/facts.ts'
import type { Facts } from '#shared/commands/facts.ts'
import type { Permission } from '#shared/commands/permission.ts'
import { isProgramWork, programActorId } from '#shared/commands/program-work.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import { locationOfStream, streamOfLocation, streamOfUser } from '#shared/sync/stream.ts'
import type { StreamId } from '#shared/sync/stream.ts'

/** What somebody may do and where, by what headquarters knows of them now; `program` = what nobody asks for. PRIV-4 */
export type ActorRights = FoundStanding | { readonly kind: 'program' }

/** By the account of today, and without one by the role in the records. */
export function* rightsOf(actorId: string, today: IsoDay): Facts<ActorRights> {
  if (actorId === programActorId) return { kind: 'program' }
  return yield* findStanding(actorId, today)
}

export function refusalOfRights(
  rights: ActorRights,
  permission: Permission,
  actorId: string,
): CommandRefusal | undefined {
  if (rights.kind === 'unknown') return { code: 'unknownActor', params: { actorId } }
  if (rights.kind === 'ended') return { code: 'accountEnded', params: {} }
  const may = rights.kind === 'program' ? isProgramWork(permission) : mayDo(rights.standing.role, permission)
  return may ? undefined : { code: 'forbidden', params: { permission } }
}

/** Where somebody works; empty = everywhere. */
export function locationsOf(rights: ActorRights): readonly LocationId[] {
  return rights.kind === 'known' ? rights.standing.locationIds : []
}

/**
 * A device says who acted; that must be somebody who works where the device is: at a location it sees, by the account or
 * the records, by the roster now and then, or somebody it was given for. Whoever is no staff and works everywhere works
 * there too. Who is not known at all was refused before. PRIV-4
 */
export function* refusalOfPlace(
  actorId: string,
  rights: ActorRights,
  scope: readonly ScopeEntry[],
): Facts<CommandRefusal | undefined> {
  if (rights.kind !== 'known') return undefined
  const sees = (stream: StreamId): boolean => scope.some((entry) => entry.stream === stream)
  const { locationIds } = rights.standing
  if (locationIds.some((id) => sees(streamOfLocation(id))) || sees(streamOfUser(actorId))) return undefined
  const person = yield* findRow('staff_member', actorId)
  if (person === undefined) {
    return locationIds.length === 0 ? undefined : { code: 'actorElsewhere', params: {} }
  }
  if (sees(streamOfLocation(person.locationId))) return undefined
  const seen = scope.map(({ stream }) => locationOfStream(stream)).filter((id) => id !== undefined)
  const isRostered = yield* hasRow('shift', {
    staffMemberId: person.id,
    locationId: { in: seen as LocationId[] },
  })
  return isRostered ? undefined : { code: 'actorElsewhere', params: {} }
}

/** How a person is called; empty for who is not there any more. */
export function* nameOfActor(actorId: string): Facts<string> {
  if (actorId === programActorId) return 'Dagdeel'
  const person = yield* findRow('staff_member', actorId)
  if (person !== undefined) return fullName(person)
  return accountsOf(actorId, yield* listRows('account', { staffMemberId: null })).at(-1)?.name ?? ''
}
