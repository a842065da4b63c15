import type { FactQuery } from '#shared/commands/facts.ts'
import { findActor } from '#shared/commands/access/find-standing.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { standingOf } from '#shared/domain/access/rights-of.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { ReadableDb } from '../../db/handles.ts'
import { findErasedAmong } from '../../db/repositories/erased-subjects.ts'
import { findLocalPerson } from '../../db/repositories/local-people.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort, SessionPort } from '../../ports.ts'

/**
 * Who is at this computer.
 * - `nobody`: no password keeps it closed; whoever sits there works as the location manager the data names.
 * - `slot`: signed in with the password of this slot.
 * - `pin`: at the kiosk, with a short code.
 */
export type Worker =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'slot'; readonly slotId: string; readonly name: string }
  | { readonly kind: 'pin'; readonly actorId: string }

/**
 * What whoever is at this computer may do.
 * - `unknown`: who signed in is in no records, for instance after joining headquarters.
 * - `ended`: the account is over; nothing may be done.
 */
export interface Access {
  readonly kind: 'known' | 'unknown' | 'ended' | 'kiosk'
  readonly actor: SessionActor
  may(right: AccessRight): boolean
}

/** Before there is data somebody must be able to bring it in. */
const firstActorId = 'local-user'

/** What the short code opens: the children of today, and noting how long they stay. */
const kioskRights: ReadonlySet<AccessRight> = new Set<AccessRight>([
  'app.use',
  'location.view',
  'children.view',
  'attendance.log',
])

export interface ActingPersonParts {
  readonly db: ReadableDb
  readonly rows: Pick<RowReader, 'listRows' | 'hasMatching' | 'countRows'>
  readonly answer: (query: FactQuery) => unknown
  readonly clock: Pick<ClockPort, 'today'>
  readonly whoWorks: () => Worker
}

export interface ActingPerson extends SessionPort {
  access(): Access
  /** What somebody with this number may do today, whoever is at the computer. */
  accessOf(actorId: string): Access
  /** Records changed: the next question looks again. */
  forget(): void
}

/** Who acts, and as what: from whoever signed in, by the records as they are now. PRIV-4 */
export function createActingPerson(parts: ActingPersonParts): ActingPerson {
  let known: { readonly key: string; readonly access: Access } | undefined

  function access(): Access {
    const worker = parts.whoWorks()
    const key = `${parts.clock.today()} ${JSON.stringify(worker)}`
    if (known?.key !== key) known = { key, access: accessFor(worker) }
    return known.access
  }

  function accessFor(worker: Worker): Access {
    switch (worker.kind) {
      case 'nobody':
        return firstManager()
      case 'pin':
        return atKiosk(accessOf(worker.actorId))
      case 'slot': {
        const actorId = findLocalPerson(parts.db, worker.slotId)
        const found = actorId === undefined ? undefined : accessOf(actorId)
        return found === undefined || found.kind === 'unknown' ? unknownPerson(worker.name) : found
      }
    }
  }

  function accessOf(actorId: string): Access {
    const { person, accounts } = runSync(findActor(actorId), parts.answer)
    // Staff that was erased stays in the records without a name and with a role.
    const isErased = findErasedAmong(parts.db, [actorId]) !== undefined
    const name = person === undefined ? (accounts.at(-1)?.name ?? '') : fullName(person)
    const standing = isErased ? undefined : standingOf(person, accounts, parts.clock.today())
    if (standing !== undefined)
      return knownAccess({ id: actorId, name, ...standing, locationIds: [...standing.locationIds] })
    const actor: SessionActor = { id: actorId, name, role: 'pedagogicalStaff', locationIds: [] }
    return { kind: isErased || accounts.length > 0 ? 'ended' : 'unknown', actor, may: () => false }
  }

  function firstManager(): Access {
    const [manager] = parts.rows.listRows('staff_member', { role: 'manager' })
    return knownAccess(
      manager === undefined
        ? { id: firstActorId, name: '', role: 'locationManager', locationIds: [] }
        : { id: manager.id, name: fullName(manager), role: 'locationManager', locationIds: [] },
    )
  }

  /** In empty records nobody can be known: whoever is first brings them in. */
  function unknownPerson(name: string): Access {
    const isFirst = parts.rows.countRows('staff_member') === 0 && parts.rows.countRows('account') === 0
    const actor: SessionActor = { id: firstActorId, name, role: 'pedagogicalStaff', locationIds: [] }
    return isFirst
      ? { ...knownAccess({ ...actor, role: 'locationManager' }), kind: 'unknown' }
      : { kind: 'unknown', actor, may: (right) => right === 'app.use' }
  }

  return {
    access,
    accessOf,
    currentActor: () => access().actor,
    forget: () => {
      known = undefined
    },
  }
}

function knownAccess(actor: SessionActor): Access {
  return { kind: 'known', actor, may: (right) => mayDo(actor.role, right) }
}

/** Whoever comes with a short code is staff on the floor for as long as it lasts, a manager as well. */
function atKiosk(access: Access): Access {
  if (access.kind !== 'known') return { ...access, may: () => false }
  return {
    kind: 'kiosk',
    actor: { ...access.actor, role: 'pedagogicalStaff' },
    may: (right) => kioskRights.has(right) && access.may(right),
  }
}
