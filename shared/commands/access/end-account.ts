import { z } from 'zod'
import type { Account } from '#shared/domain/access/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import { addDays } from '#shared/kernel/time.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { putRow } from '../row-change.ts'
import type { RowChange } from '../row-change.ts'
import { findActor } from './find-standing.ts'
import { guardAccount, refusalOfLastEditor } from './guard-account.ts'
import { accountOn, endBefore } from './plan-account.ts'

const args = z.strictObject({
  actorId: idOf<string>(),
  /** Yesterday = from this moment on. */
  lastDay: isoDayValue,
})

/**
 * After a day somebody works with the records no more. Staff get an account that is over, for without one they would work
 * by their role in the records. PRIV-4
 */
export const endAccount = defineCommand({
  type: 'endAccount',
  version: 1,
  permission: 'accounts.edit',
  args,
  *handle({ actorId, lastDay }, context) {
    const { today } = context
    const yesterday = addDays(today, -1)
    const { person, accounts } = yield* findActor(actorId)
    if (person === undefined && accounts.length === 0)
      return refuseCommand('notFound', { what: 'staff_member', id: actorId })
    if (lastDay < yesterday) return refuseCommand('accountPeriod')
    const held = accountOn(accounts, today)
    if (held === null && accounts.length > 0) return refuseCommand('accountEnded')
    if (held !== null && held.validUntil !== null && held.validUntil <= lastDay)
      return refuseCommand('nothingToChange')

    const over: Account =
      held === null
        ? {
            ...{ id: context.newId(), staffMemberId: person?.id ?? null, name: '' },
            locationIds: person === undefined ? [] : [person.locationId],
            role: person?.role === 'manager' ? 'locationManager' : 'pedagogicalStaff',
            ...{ validFrom: lastDay, validUntil: lastDay },
          }
        : // One of today that ends now keeps a day, or there would be no account and the role in the records would count.
          { ...held, validFrom: held.validFrom > lastDay ? lastDay : held.validFrom, validUntil: lastDay }
    const before = held ?? { ...over, validUntil: null }
    const refusal = yield* guardAccount({ before, after: over }, context)
    if (refusal !== null) return refuseCommand(refusal.code, refusal.params)

    const others = accounts.filter(({ id }) => id !== over.id)
    const changes: RowChange[] = [...endBefore(others, addDays(lastDay, 1)), putRow('account', over)]
    const last = yield* refusalOfLastEditor(changes, today)
    if (last !== null) return refuseCommand(last.code, last.params)
    const name = person === undefined ? over.name : fullName(person)
    return effect({ code: 'command.endAccount', params: { name, day: lastDay } }, changes)
  },
})
