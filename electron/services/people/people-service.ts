import type { Message } from '#shared/domain/explanation/model.ts'
import { actorIdOf } from '#shared/domain/access/actor-of.ts'
import { worksAt } from '#shared/domain/access/rights-of.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { AppCallName, CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { WritableDb } from '../../db/handles.ts'
import {
  findLocalPerson,
  findPinHash,
  listLocalPeople,
  listPinActors,
  putLocalPerson,
  removeLocalPerson,
} from '../../db/repositories/local-people.ts'
import { findMeta, putMeta } from '../../db/repositories/meta.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { KeyDesk } from '../../keys/key-desk.ts'
import { judgePassword } from '../../keys/judge-password.ts'
import type { ClockPort } from '../../ports.ts'
import type { Trail } from '../audit/trail.ts'
import type { Act } from '../commands/act.ts'
import type { ActingPerson, Worker } from '../session/acting-person.ts'
import type { SettingsService } from '../settings/settings-service.ts'
import { accountOn, createOverWhom } from './over-whom.ts'
import { rosteredPlaces } from './rostered-places.ts'
import type { ShortCodes } from './short-codes.ts'

export interface PeopleParts {
  readonly db: WritableDb
  readonly rows: Pick<RowReader, 'listRows' | 'findRow'>
  readonly keys: KeyDesk
  readonly acting: ActingPerson
  readonly whoWorks: () => Worker
  readonly codes: ShortCodes
  readonly clock: ClockPort
  readonly settings: Pick<SettingsService, 'get'>
  readonly act: Act
  readonly trail: Trail
  /** Somebody came or went, or is known by another name. */
  readonly changed: () => void
}

type Answer<Name extends AppCallName> = Result<CallOutput<Name>, Message>

/** Wrong ones of the own password, before somebody must sign in anew: an open screen is no place to guess. */
const MOST_WRONG = 5

/** Who may work on this computer and how they get in. PRIV-4 */
export function createPeopleService(parts: PeopleParts) {
  const { db, rows, keys, acting, trail } = parts
  const overWhom = createOverWhom(parts)
  let wrongOwn = 0

  const names = () => rows.listRows('organisation', {}).map(({ name }) => name)
  const slotOf = (slotId: string) => keys.slots().find(({ id, kind }) => id === slotId && kind === 'password')

  async function refusalOfPassword(password: string, name: string): Promise<Message | undefined> {
    const { reason } = await judgePassword(password, [name, ...names()])
    return reason ?? undefined
  }

  function note(kind: Parameters<Trail['note']>[0]['kind'], actorId: string, subject?: string): void {
    trail.note({ kind, actorId, ...(subject === undefined ? {} : { subject }) })
    parts.changed()
  }

  function list(): Answer<'people.list'> {
    const access = acting.access()
    const worker = parts.whoWorks()
    const own = worker.kind === 'slot' ? worker.slotId : undefined
    const isUnknown = own !== undefined && access.kind === 'unknown'
    const views = listViews(own)
    const seesAll = access.may('people.manage') || access.may('accounts.edit') || isUnknown
    const here = { role: access.actor.role, locationIds: access.actor.locationIds }
    return ok({
      people: views.filter((view) =>
        seesAll ? view.isYou || isUnknown || isOfPlace(here, view) : view.actorId === access.actor.id,
      ),
      isUnknown,
      recoveryCodeMadeAt: (findMeta(db, 'recoveryCodeMadeAt') as Instant | undefined) ?? null,
      lockAfterMinutes: parts.settings.get().lockAfterMinutes,
    })
  }

  function listViews(ownSlotId: string | undefined): PersonView[] {
    const accounts = rows.listRows('account', {})
    const byActor = groupBy(accounts, actorIdOf)
    const staff = rows.listRows('staff_member', {})
    const slots = new Map(
      listLocalPeople(db).flatMap(({ slotId, actorId }) =>
        slotOf(slotId) === undefined ? [] : [[actorId, slotId] as const],
      ),
    )
    const pins = new Set(listPinActors(db))
    const rostered = rosteredPlaces(rows, parts.clock.today())
    const ids = new Set<string>([...staff.map(({ id }) => id), ...byActor.keys()])
    return [...ids]
      .map((actorId) => {
        const { actor } = acting.accessOf(actorId)
        const account = accountOn(byActor.get(actorId) ?? [], parts.clock.today())
        const slotId = slots.get(actorId) ?? null
        return {
          ...{ actorId, name: actor.name, role: account?.role ?? actor.role, slotId },
          locationIds: [...(account?.locationIds ?? actor.locationIds)],
          accountId: account?.id ?? null,
          accountUntil: account?.validUntil ?? null,
          rosteredAt: [...(rostered.get(actorId) ?? [])],
          hasPin: pins.has(actorId),
          isYou: slotId !== null && slotId === ownSlotId,
        }
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  }

  /**
   * Somebody whom the records do not know says who it is. As long as nobody on this computer is known to manage people
   * it may be anybody: that is whoever set it up or brought it to headquarters. After that only somebody who decides
   * nothing; for the rest a manager gives the password.
   */
  function chooseActor({ actorId }: ParsedInput<'people.chooseActor'>): Answer<'people.chooseActor'> {
    const worker = parts.whoWorks()
    if (worker.kind !== 'slot' || acting.access().kind !== 'unknown')
      return refuse({ code: 'people.alreadyKnown', params: {} })
    const chosen = acting.accessOf(actorId)
    if (chosen.kind !== 'known') return refuse({ code: 'people.noSuchPerson', params: {} })
    if (isTaken(actorId)) return refuse({ code: 'people.taken', params: { name: chosen.actor.name } })
    if (chosen.actor.role !== 'pedagogicalStaff' && overWhom.isManagedWithout(worker.slotId))
      return refuse({ code: 'people.askManager', params: {} })
    inOneGo(() => putLocalPerson(db, worker.slotId, actorId))
    acting.forget()
    note('personAdded', actorId, worker.slotId)
    return ok({})
  }

  function isTaken(actorId: string): boolean {
    return listLocalPeople(db).some((each) => each.actorId === actorId && slotOf(each.slotId) !== undefined)
  }

  async function add(
    { actorId, password }: ParsedInput<'people.add'>,
    actor: SessionActor,
  ): Promise<Answer<'people.add'>> {
    if (!keys.isKeptByPassword()) return refuse({ code: 'gate.setUpFirst', params: {} })
    const above = overWhom.refusalToGive(actorId, actor)
    if (above !== undefined) return refuse(above)
    const access = acting.accessOf(actorId)
    if (access.kind === 'ended') return refuse({ code: 'gate.accountEnded', params: {} })
    if (access.kind !== 'known') return refuse({ code: 'people.noSuchPerson', params: {} })
    if (isTaken(actorId)) return refuse({ code: 'people.taken', params: { name: access.actor.name } })
    if (keys.isFull()) return refuse({ code: 'people.full', params: {} })
    const refusal = await refusalOfPassword(password, access.actor.name)
    if (refusal !== undefined) return refuse(refusal)
    const slotId = await keys.addPassword(access.actor.name, password)
    inOneGo(() => putLocalPerson(db, slotId, actorId))
    note('personAdded', actor.id, actorId)
    return ok({ slotId })
  }

  function remove({ slotId }: ParsedInput<'people.remove'>, actor: SessionActor): Answer<'people.remove'> {
    const worker = parts.whoWorks()
    if (slotOf(slotId) === undefined) return refuse({ code: 'people.noSuchPerson', params: {} })
    if (worker.kind === 'slot' && worker.slotId === slotId)
      return refuse({ code: 'people.ownSlot', params: {} })
    const above = overWhom.refusalToManage(findLocalPerson(db, slotId), actor)
    if (above !== undefined) return refuse(above)
    if (!overWhom.isManagedWithout(slotId)) return refuse({ code: 'people.lastManager', params: {} })
    if (keys.isChangeDue()) return refuse({ code: 'people.keyChangeUnfinished', params: {} })
    const subject = findLocalPerson(db, slotId) ?? slotId
    keys.removeSlot(slotId)
    inOneGo(() => removeLocalPerson(db, slotId))
    note('personRemoved', actor.id, subject)
    note('keyChanged', actor.id)
    return ok({})
  }

  async function reset(
    { slotId, password }: ParsedInput<'people.reset'>,
    actor: SessionActor,
  ): Promise<Answer<'people.reset'>> {
    const slot = slotOf(slotId)
    if (slot === undefined) return refuse({ code: 'people.noSuchPerson', params: {} })
    const above = overWhom.refusalToGive(findLocalPerson(db, slotId), actor)
    if (above !== undefined) return refuse(above)
    const refusal = await refusalOfPassword(password, slot.name)
    if (refusal !== undefined) return refuse(refusal)
    if (!(await keys.resetPassword(slotId, password)))
      return refuse({ code: 'people.noSuchPerson', params: {} })
    note('passwordReset', actor.id, findLocalPerson(db, slotId) ?? slotId)
    return ok({})
  }

  async function changePassword(
    { current, next }: ParsedInput<'people.changePassword'>,
    actor: SessionActor,
  ): Promise<Answer<'people.changePassword'>> {
    const worker = parts.whoWorks()
    if (worker.kind !== 'slot') return refuse({ code: 'gate.setUpFirst', params: {} })
    if (wrongOwn >= MOST_WRONG) return refuse({ code: 'people.signInAgain', params: {} })
    // Counted before it is looked at: many at once are many tries.
    wrongOwn += 1
    if (!(await keys.isPasswordOf(worker.slotId, current)))
      return refuse({ code: 'people.wrongCurrent', params: {} })
    wrongOwn = 0
    const refusal = await refusalOfPassword(next, worker.name)
    if (refusal !== undefined) return refuse(refusal)
    await keys.resetPassword(worker.slotId, next)
    note('passwordChanged', actor.id)
    return ok({})
  }

  async function newRecoveryCode(
    _input: ParsedInput<'people.newRecoveryCode'>,
    actor: SessionActor,
  ): Promise<Answer<'people.newRecoveryCode'>> {
    if (!keys.isKeptByPassword()) return refuse({ code: 'gate.setUpFirst', params: {} })
    const above = overWhom.refusalOfRecoveryCode(actor)
    if (above !== undefined) return refuse(above)
    const recoveryCode = await keys.newRecoveryCode()
    inOneGo(() => putMeta(db, 'recoveryCodeMadeAt', parts.clock.now()))
    note('recoveryCodeMade', actor.id)
    return ok({ recoveryCode })
  }

  async function setPin(
    { actorId, pin }: ParsedInput<'people.setPin'>,
    actor: SessionActor,
  ): Promise<Answer<'people.setPin'>> {
    if (pin === null && findPinHash(db, actorId) === undefined) return ok({})
    const above =
      pin === null ? overWhom.refusalToManage(actorId, actor) : overWhom.refusalToGive(actorId, actor)
    if (above !== undefined) return refuse(above)
    if (pin !== null && acting.accessOf(actorId).kind !== 'known')
      return refuse({ code: 'people.noSuchPerson', params: {} })
    const refusal = await parts.codes.set(actorId, pin)
    if (refusal !== undefined) return refuse(refusal)
    note('pinSet', actor.id, actorId)
    return ok({})
  }

  function openAccount(
    { actorId, name, role, locationIds, validUntil }: ParsedInput<'accounts.open'>,
    actor: SessionActor,
  ): Answer<'accounts.open'> {
    const known = new Set(rows.listRows('account', {}).map(({ id }) => id))
    const isStaff = actorId !== null && rows.findRow('staff_member', actorId) !== undefined
    const done = parts.act(
      'openAccount',
      { actorId, name: isStaff ? '' : name, role, locationIds, validUntil },
      actor.id,
    )
    if (!done.ok) return done
    acting.forget()
    parts.changed()
    const made = rows.listRows('account', {}).find(({ id }) => !known.has(id))
    return ok({ actorId: actorId ?? (made === undefined ? '' : actorIdOf(made)) })
  }

  function endAccount(
    { actorId, isNow }: ParsedInput<'accounts.end'>,
    actor: SessionActor,
  ): Answer<'accounts.end'> {
    const today = parts.clock.today()
    const done = parts.act('endAccount', { actorId, lastDay: isNow ? addDays(today, -1) : today }, actor.id)
    if (!done.ok) return done
    acting.forget()
    parts.changed()
    return ok({})
  }

  function startKiosk(): Answer<'kiosk.start'> {
    if (!keys.isKeptByPassword()) return refuse({ code: 'gate.setUpFirst', params: {} })
    if (parts.codes.people().length === 0) return refuse({ code: 'kiosk.noCodes', params: {} })
    return ok({})
  }

  function inOneGo(work: () => void): void {
    db.inTransaction(() => {
      work()
      return ok(undefined)
    })
  }

  return {
    ...{ list, chooseActor, add, remove, reset, changePassword, newRecoveryCode, setPin },
    ...{ openAccount, endAccount, startKiosk },
  }
}

export type PeopleService = ReturnType<typeof createPeopleService>

/** Whoever works at some places manages people of those places; people of everywhere are above that. */
function isOfPlace(
  here: Pick<SessionActor, 'role' | 'locationIds'>,
  view: Pick<PersonView, 'locationIds'>,
): boolean {
  if (here.locationIds.length === 0 || view.locationIds.length === 0) return true
  return view.locationIds.some((id) => worksAt(here, id))
}
