import { z } from 'zod'
import { nextAccountId } from '#shared/domain/access/actor-of.ts'
import { mayGivePlaces } from '#shared/domain/access/may-give.ts'
import { roles } from '#shared/domain/access/model.ts'
import type { Account } from '#shared/domain/access/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { idOf, isoDayValue, optionalNameValue } from '#shared/schema/values.ts'
import type { CommandContext } from '../define.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { putRow } from '../row-change.ts'
import type { RowChange } from '../row-change.ts'
import { findActor, findStanding } from './find-standing.ts'
import type { KnownActor } from './find-standing.ts'
import { guardAccount, placesWithoutAccount, refusalOfLastEditor } from './guard-account.ts'
import { accountOn, endBefore } from './plan-account.ts'

const args = z
  .strictObject({
    /** null = somebody who is no staff and has no account yet, by name. */
    actorId: idOf<string>().nullable(),
    /** Only for who is no staff; empty = the name stays. */
    name: optionalNameValue,
    role: z.enum(roles),
    /** Empty = wherever the computer looks. */
    locationIds: z.array(idOf<LocationId>()).max(1_000, 'tooMany'),
    /** The last day; null = until further notice. */
    validUntil: isoDayValue.nullable(),
  })
  .refine(({ actorId, name }) => actorId !== null || name !== '', 'nameMissing')

/**
 * Lets somebody work with the records from today on, as something and somewhere. What held until today ends yesterday and
 * is kept. PRIV-4
 */
export const openAccount = defineCommand({
  type: 'openAccount',
  version: 1,
  permission: 'accounts.edit',
  args,
  *handle(wanted, context) {
    const { today } = context
    const known: KnownActor =
      wanted.actorId === null ? { person: undefined, accounts: [] } : yield* findActor(wanted.actorId)
    if (wanted.actorId !== null && known.person === undefined && known.accounts.length === 0)
      return refuseCommand('notFound', { what: 'staff_member', id: wanted.actorId })
    const locationIds = [...new Set(wanted.locationIds)].sort()
    for (const id of locationIds) {
      if ((yield* findRow('location', id)) === undefined)
        return refuseCommand('notFound', { what: 'location', id })
    }
    if (wanted.validUntil !== null && wanted.validUntil < today) return refuseCommand('accountPeriod')

    const before = accountOn(known.accounts, today)
    const { role, validUntil } = wanted
    const after: Account = {
      ...{ id: newIdOf(wanted.actorId, known, before, context), role, locationIds },
      staffMemberId: known.person?.id ?? null,
      name: known.person === undefined ? wanted.name || (known.accounts.at(-1)?.name ?? '') : '',
      ...{ validFrom: today, validUntil },
    }
    if (before !== null && isSame(before, after)) return refuseCommand('nothingToChange')
    const stranger = yield* refusalOfStranger(wanted.actorId, known, context)
    if (stranger !== null) return refuseCommand(stranger.code, stranger.params)
    const refusal = yield* guardAccount({ before: before ?? impliedOf(known, after), after }, context)
    if (refusal !== null) return refuseCommand(refusal.code, refusal.params)

    const changes: RowChange[] = endBefore(known.accounts, today).filter(
      (change) => change.op === 'put' || change.id !== after.id,
    )
    changes.push(putRow('account', after))
    const last = yield* refusalOfLastEditor(changes, today)
    if (last !== null) return refuseCommand(last.code, last.params)
    const name = known.person === undefined ? after.name : fullName(known.person)
    return effect({ code: 'command.openAccount', params: { name } }, changes)
  },
})

/** What began today and is changed today never held a whole day: its row is the one that is changed. */
function newIdOf(
  actorId: string | null,
  { person, accounts }: KnownActor,
  before: Account | null,
  context: CommandContext,
): string {
  if (before?.validFrom === context.today) return before.id
  return actorId === null || person !== undefined ? context.newId() : nextAccountId(actorId, accounts)
}

function isSame(before: Account, after: Account): boolean {
  return (
    before.role === after.role &&
    before.name === after.name &&
    before.validUntil === after.validUntil &&
    [...before.locationIds].sort().join(' ') === after.locationIds.join(' ')
  )
}

/** Staff without an account work by their role in the records, everywhere: that is what the account takes the place of. */
function impliedOf({ person, accounts }: KnownActor, after: Account): Account | null {
  if (person === undefined || accounts.length > 0) return null
  const role = person.role === 'manager' ? 'locationManager' : 'pedagogicalStaff'
  return { ...after, role, validUntil: null }
}

/** Who works at some locations says nothing of staff of others, also when they have no account yet. */
function* refusalOfStranger(
  actorId: string | null,
  { person, accounts }: KnownActor,
  context: CommandContext,
): Facts<CommandRefusal | null> {
  if (actorId === null || person === undefined || accounts.length > 0) return null
  const found = yield* findStanding(context.actorId, context.today)
  if (found.kind !== 'known') return null
  const places = yield* placesWithoutAccount(actorId)
  return mayGivePlaces(found.standing, places) ? null : { code: 'forbiddenHere', params: {} }
}
