import { z } from 'zod'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import { balanceAccounts, type LedgerEntry } from '#shared/domain/ledger/model.ts'
import { openMonthFor } from '#shared/domain/ledger/open-month-for.ts'
import { overdraftOf } from '#shared/domain/ledger/overdraft-of.ts'
import { idOf, isoDayValue, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { listClosedMonths } from './closed-months.ts'

/** Ten thousand hours: more is a mistake of typing. */
const MINUTES_MOST = 600_000

const args = z
  .strictObject({
    childId: idOf<ChildId>(),
    locationId: idOf<LocationId>(),
    account: z.enum(balanceAccounts),
    /** Whole minutes: + brings time in, − takes it off. */
    minutes: z
      .int('number')
      .min(-MINUTES_MOST, 'number')
      .max(MINUTES_MOST, 'number')
      .refine((minutes) => minutes !== 0, 'number'),
    day: isoDayValue,
    /** Last day on which it can be used; null = does not expire. */
    expiresOn: isoDayValue.nullable(),
    note: noteValue.trim().min(1, 'empty'),
  })
  .refine((value) => value.expiresOn === null || value.minutes > 0, 'expiryOfNothing')
  .refine((value) => value.expiresOn === null || value.expiresOn >= value.day, 'periodOrder')

/**
 * Books time on a balance by hand, with the reason why: bought holiday days, hours of a flexible contract, what came
 * over from another program. Never takes off more than there is. MONEY-4, HOL-3, FLEX-2
 */
export const bookBalance = defineCommand({
  type: 'bookBalance',
  version: 1,
  permission: 'ledger.edit',
  args,
  *handle({ childId, locationId, account, minutes, day, expiresOn, note }, context) {
    const child = yield* findRow('child', childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: childId })
    const location = yield* findRow('location', locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: locationId })
    const id = context.newId()
    const line: LedgerEntry = {
      id,
      childId,
      locationId,
      account,
      kind: minutes > 0 ? 'granted' : 'used',
      day,
      month: openMonthFor(day, yield* listClosedMonths(locationId)),
      minutes,
      cents: 0,
      centsPerHour: null,
      expiresOn,
      sourceKind: 'manual',
      sourceId: id,
      correctsEntryId: null,
      reason: { code: 'ledger.reason.bookedByHand', params: { rule: 'MONEY-4' } },
      note,
      actorId: context.actorId,
      at: context.at,
    }
    const overdraft = overdraftOf(yield* listRows('ledger_entry', { childId, account }), [line])
    const accountCode = `account.${account}`
    if (overdraft !== null) {
      const { firstName } = child
      return refuseCommand('balanceTooLow', { firstName, accountCode, minutes: overdraft.minutes })
    }
    return effect(
      { code: 'command.bookBalance', params: { firstName: child.firstName, accountCode, minutes } },
      [putRow('ledger_entry', line)],
    )
  },
})
