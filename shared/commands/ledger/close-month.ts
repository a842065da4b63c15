import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { controlTotal } from '#shared/domain/ledger/control-total.ts'
import type { ClosedMonth } from '#shared/domain/ledger/model.ts'
import { sumOf } from '#shared/domain/ledger/sum-of.ts'
import { lastDayOfMonth, nextMonth, previousMonth, type IsoMonth } from '#shared/kernel/month.ts'
import { refuse } from '#shared/kernel/result.ts'
import { idOf, isoMonthValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand, type CommandContext } from '../define.ts'
import { findRow, listRows, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { putRow } from '../row-change.ts'
import { listClosedMonths } from './closed-months.ts'
import { putLines } from './reverse-source.ts'
import { serviceCostLines } from './service-cost-lines.ts'

/**
 * Hands a month over: books the service costs of the month, adds everything up and closes it. From then on nothing in
 * it changes; what comes later goes to the first open month. Months close in order, and not before their last day. A
 * month without lines may be closed as well. The first month a location closes may be any, unless an earlier one has
 * something to invoice. MONEY-2, MONEY-3, MONEY-4
 */
export const closeMonth = defineCommand({
  type: 'closeMonth',
  version: 1,
  permission: 'ledger.close',
  args: z.strictObject({ locationId: idOf<LocationId>(), month: isoMonthValue }),
  *handle({ locationId, month }, context) {
    const location = yield* findRow('location', locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: locationId })
    const refusal = yield* refusalToClose(locationId, month, context)
    if (refusal !== null) return refuse(refusal)
    const service = yield* serviceCostLines(locationId, month, context)
    const entries = [...(yield* listRows('ledger_entry', { locationId, month })), ...service]
    const sum = sumOf(entries)
    const closed: ClosedMonth = {
      id: context.newId(),
      locationId,
      month,
      closedAt: context.at,
      closedBy: context.actorId,
      entryCount: sum.lines,
      minutesTotal: sum.minutes,
      centsTotal: sum.cents,
      controlTotal: controlTotal(entries),
    }
    return effect(
      { code: 'command.closeMonth', params: { location: location.name, month } },
      // The lines first: once the month is closed it takes no more.
      [...putLines(service), putRow('closed_month', closed)],
    )
  },
})

/** Why this month may not be closed now; null when it may. */
function* refusalToClose(
  locationId: LocationId,
  month: IsoMonth,
  context: CommandContext,
): Facts<CommandRefusal | null> {
  const closed = (yield* listClosedMonths(locationId)).toSorted()
  const last = closed.at(-1)
  // What lies before the last closed month went over with it.
  if (last !== undefined && month <= last) return { code: 'monthClosed', params: { month } }
  const lastDay = lastDayOfMonth(month)
  if (context.today < lastDay) return { code: 'monthNotOver', params: { month, day: lastDay } }
  const earliest = last === undefined ? yield* earliestToInvoice(locationId, month) : nextMonth(last)
  return earliest === undefined || month <= earliest
    ? null
    : { code: 'earlierMonthOpen', params: { month: earliest } }
}

/** The first month before this one that has something to invoice, of a location that never closed one. */
function* earliestToInvoice(locationId: LocationId, month: IsoMonth): Facts<IsoMonth | undefined> {
  const account = { in: ['extraHours', 'serviceCosts'] } as const
  const entries = yield* listRows('ledger_entry', {
    locationId,
    account,
    month: { until: previousMonth(month) },
  })
  return entries.map((entry) => entry.month).toSorted()[0]
}
