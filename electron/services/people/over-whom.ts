import { accountsOf } from '#shared/domain/access/actor-of.ts'
import { mayGivePlaces, mayGiveRole } from '#shared/domain/access/may-give.ts'
import type { Account } from '#shared/domain/access/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { WritableDb } from '../../db/handles.ts'
import { listLocalPeople } from '../../db/repositories/local-people.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { KeyDesk } from '../../keys/key-desk.ts'
import type { Access, ActingPerson } from '../session/acting-person.ts'

export interface OverWhomParts {
  readonly db: WritableDb
  readonly rows: Pick<RowReader, 'listRows' | 'findRow'>
  readonly keys: Pick<KeyDesk, 'slots'>
  readonly acting: Pick<ActingPerson, 'accessOf'>
  readonly clock: { today(): IsoDay }
}

/**
 * Over whose way in somebody decides: as for accounts, nobody reaches above the own role or beyond the own places. Each
 * answers why not, or `undefined`. `target`: an actor id; `undefined` = who signs in here and is in no records. PRIV-4
 */
export interface OverWhom {
  /** Taking it away. */
  refusalToManage(target: string | undefined, actor: SessionActor): Message | undefined
  /** A password or a code: whoever gives one knows it, and could come in as that person. */
  refusalToGive(target: string | undefined, actor: SessionActor): Message | undefined
  /** The printed code: with it any password on this computer can be made anew. */
  refusalOfRecoveryCode(actor: SessionActor): Message | undefined
  /** Of those who get in here, whether somebody else than this one may still manage the others. */
  isManagedWithout(slotId: string): boolean
}

export function createOverWhom({ db, rows, keys, acting, clock }: OverWhomParts): OverWhom {
  const accountsOfTarget = (target: string) => accountsOf(target, rows.listRows('account', {}))

  /** Whether somebody gets in here whose access is like that. */
  function doesSignIn(test: (access: Access, slotId: string) => boolean): boolean {
    const passwords = new Set(keys.slots().flatMap(({ id, kind }) => (kind === 'password' ? [id] : [])))
    return listLocalPeople(db).some(
      ({ slotId, actorId }) => passwords.has(slotId) && test(acting.accessOf(actorId), slotId),
    )
  }

  /** As what somebody works or last worked here; staff without an account work everywhere. */
  function standingFor(target: string): Pick<SessionActor, 'role' | 'locationIds'> {
    const last = accountOn(accountsOfTarget(target), clock.today())
    return last === undefined
      ? acting.accessOf(target).actor
      : { role: last.role, locationIds: [...last.locationIds] }
  }

  function refusalToManage(target: string | undefined, actor: SessionActor): Message | undefined {
    // Who signs in and is in no records works nowhere yet; that is for who manages everywhere.
    const standing = target === undefined ? { role: actor.role, locationIds: [] } : standingFor(target)
    if (!mayGiveRole(actor.role, standing.role)) return { code: 'refusal.accountAboveOwn', params: {} }
    if (mayGivePlaces(actor, standing.locationIds)) return undefined
    const home = target === undefined ? undefined : rows.findRow('staff_member', target)
    const hasAccount = target !== undefined && accountsOfTarget(target).length > 0
    const isOwnColleague = home !== undefined && !hasAccount && mayGivePlaces(actor, [home.locationId])
    return { code: isOwnColleague ? 'people.accountFirst' : 'refusal.forbiddenHere', params: {} }
  }

  /** Who may not see children opens no way to them, as long as somebody signs in here who may do both. */
  function refusalOfNames(actor: SessionActor): Message | undefined {
    if (mayDo(actor.role, 'children.view')) return undefined
    const isSomebodyElse = doesSignIn(({ may }) => may('people.manage') && may('children.view'))
    return isSomebodyElse ? { code: 'people.managerGives', params: {} } : undefined
  }

  return {
    refusalToManage,
    refusalToGive(target, actor) {
      const above = refusalToManage(target, actor)
      if (above !== undefined || target === undefined) return above
      return mayDo(standingFor(target).role, 'children.view') ? refusalOfNames(actor) : undefined
    },
    refusalOfRecoveryCode: (actor) =>
      actor.locationIds.length > 0 ? { code: 'refusal.forbiddenHere', params: {} } : refusalOfNames(actor),
    isManagedWithout: (own) => doesSignIn(({ may }, slotId) => slotId !== own && may('people.manage')),
  }
}

/** The account of that day, else the last there was. */
export function accountOn(accounts: readonly Account[], day: IsoDay): Account | undefined {
  return accounts.find((each) => isValidOn(each, day)) ?? accounts.at(-1)
}
