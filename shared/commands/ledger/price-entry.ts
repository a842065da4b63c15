import { z } from 'zod'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { Booking } from '#shared/domain/ledger/booking.ts'
import { findTariff } from '#shared/domain/ledger/find-tariff.ts'
import type { LedgerEntry, TariffProduct } from '#shared/domain/ledger/model.ts'
import { netLines } from '#shared/domain/ledger/net-lines.ts'
import { openMonthFor } from '#shared/domain/ledger/open-month-for.ts'
import { priceOf } from '#shared/domain/ledger/price-of.ts'
import { counterLine, isStanding } from '#shared/domain/ledger/reversals-of.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows, type Facts } from '../facts.ts'
import { listClosedMonths } from './closed-months.ts'
import { putLines } from './reverse-source.ts'

const priced: Message = { code: 'ledger.reason.priced', params: { rule: 'MONEY-1' } }

/**
 * Gives a charge that was written down without a price the price of its day, now that there is a card: a line against
 * the old one and a new one. Refused for a line that has a price or no longer stands, and while there is no card. MONEY-1
 */
export const priceEntry = defineCommand({
  type: 'priceEntry',
  version: 1,
  permission: 'ledger.edit',
  args: z.strictObject({ entryId: idOf<string>() }),
  *handle({ entryId }, context) {
    const entry = yield* findRow('ledger_entry', entryId)
    if (entry === undefined) return refuseCommand('notFound', { what: 'ledger_entry', id: entryId })
    const { account, centsPerHour } = entry
    if (account !== 'extraHours' || centsPerHour !== null)
      return refuseCommand('alreadyPriced', { id: entryId })
    const entries = yield* listRows('ledger_entry', { childId: entry.childId, account })
    const net = netLines(entries).find(({ line }) => line.id === entryId)
    if (net === undefined || !isStanding(net)) return refuseCommand('alreadyCorrected', { id: entryId })
    const care = yield* findCare(entry)
    const group = care === null ? undefined : yield* findRow('base_group', care.groupId)
    const location = yield* findRow('location', entry.locationId)
    const tariff =
      care === null || group === undefined || location === undefined
        ? undefined
        : findTariff(yield* listRows('tariff_card', {}), {
            legalEntityId: location.legalEntityId,
            setting: group.setting,
            product: care.product,
            day: entry.day,
          })
    if (tariff === undefined) return refuseCommand('noTariff', { day: entry.day })
    const booking: Booking = {
      ids: () => context.newId(),
      closedMonths: yield* listClosedMonths(entry.locationId),
      actorId: context.actorId,
      at: context.at,
    }
    const again: LedgerEntry = {
      ...entry,
      id: booking.ids(),
      month: openMonthFor(entry.day, booking.closedMonths),
      cents: priceOf(entry.minutes, tariff.centsPerHour),
      centsPerHour: tariff.centsPerHour,
      actorId: context.actorId,
      at: context.at,
    }
    const child = yield* findRow('child', entry.childId)
    return effect(
      { code: 'command.priceEntry', params: { firstName: child?.firstName ?? '', day: entry.day } },
      putLines([counterLine(net, priced, '', booking), again]),
    )
  },
})

interface Care {
  readonly groupId: BaseGroupId
  readonly product: TariffProduct
}

/** In which group the care was, and which price it has; null when its source is gone or has no price an hour. */
function* findCare({ sourceKind, sourceId }: LedgerEntry): Facts<Care | null> {
  if (sourceKind === 'stay') {
    const stay = yield* findRow('logged_stay', sourceId)
    return stay === undefined ? null : { groupId: stay.groupId, product: 'extraHour' }
  }
  if (sourceKind !== 'request') return null
  const request = yield* findRow('care_request', sourceId)
  const groupId = request?.decisionSnapshot?.resolved?.groupId
  if (request === undefined || groupId === undefined) return null
  // What a swap needs beyond its own day costs what an extra day costs. SWAP-5
  return { groupId, product: request.kind === 'swapDay' ? 'extraDay' : request.kind }
}
