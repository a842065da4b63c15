import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { expiredLots, type ExpiredLot } from '#shared/domain/ledger/expired-lots.ts'
import { balanceAccounts, type LedgerEntry } from '#shared/domain/ledger/model.ts'
import { openMonthFor } from '#shared/domain/ledger/open-month-for.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { addDays } from '#shared/kernel/time.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import type { CommandContext } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { listClosedMonths } from './closed-months.ts'
import { putLines } from './reverse-source.ts'

/**
 * Writes off what nobody used before its last day was over, at one location. Running it again changes nothing
 * (`nothingToChange`): a lot that was written off has nothing left, and its line has a fixed id. SWAP-5
 */
export const bookExpiries = defineCommand({
  type: 'bookExpiries',
  version: 1,
  permission: 'ledger.expire',
  args: z.strictObject({
    locationId: idOf<LocationId>(),
    /** Lots whose last day is before this one. A day that is still to come counts as today. */
    untilDay: isoDayValue,
  }),
  *handle({ locationId, untilDay }, context) {
    const location = yield* findRow('location', locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: locationId })
    const day = untilDay < context.today ? untilDay : context.today
    const dated = yield* listRows('ledger_entry', { locationId, expiresOn: { until: day } })
    const childIds = [...new Set(dated.map(({ childId }) => childId))]
    const account = { in: balanceAccounts }
    const entries = yield* listRows('ledger_entry', { childId: { in: childIds }, account })
    const closedMonths = yield* listClosedMonths(locationId)
    // A balance is the child's, wherever it was earned; each location writes off what was booked there.
    const lots = [...groupBy(entries, ({ childId }) => childId).values()]
      .flatMap((ofChild) => expiredLots(ofChild, day))
      .filter(({ line }) => line.locationId === locationId)
    if (lots.length === 0) return refuseCommand('nothingToChange')
    return effect(
      { code: 'command.bookExpiries', params: { location: location.name, lines: lots.length } },
      putLines(
        lots.map((lot): LedgerEntry => {
          // Gone at midnight: the day after the last one.
          const goneOn = addDays(lot.expiresOn, 1)
          return {
            ...lot.line,
            id: idOfExpiry(lot, context),
            kind: 'expired',
            day: goneOn,
            month: openMonthFor(goneOn, closedMonths),
            minutes: -lot.minutes,
            sourceKind: 'expiry',
            sourceId: lot.line.id,
            reason: { code: 'ledger.reason.expired', params: { rule: 'SWAP-5', day: lot.expiresOn } },
            note: '',
            actorId: context.actorId,
            at: context.at,
          }
        }),
      ),
    )
  },
})

const ID_MAX_CHARS = 64

/** The same on every device, so that one expiry is never booked twice; a lot with a very long id gets a new one. */
function idOfExpiry({ line, earlierExpiries }: ExpiredLot, context: CommandContext): string {
  const stable = `expiry.${line.id}${earlierExpiries === 0 ? '' : `.${earlierExpiries + 1}`}`
  return stable.length <= ID_MAX_CHARS ? stable : context.newId()
}
