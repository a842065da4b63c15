import type { LedgerEntry, TariffCard } from '#shared/domain/ledger/model.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { isoDay, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import { childId, locationId } from './ids.ts'

/** A line of Noor's swap credit at Regenboog; its month is that of its day, its source is its own id. */
export function aLine(line: Partial<LedgerEntry> & Pick<LedgerEntry, 'id' | 'minutes'>): LedgerEntry {
  const day: IsoDay = line.day ?? isoDay('2026-11-24')
  return {
    childId: childId('noor'),
    locationId: locationId('rainbow'),
    account: 'swapCredit',
    kind: line.minutes >= 0 ? 'earned' : 'used',
    day,
    month: monthOf(day),
    cents: 0,
    centsPerHour: null,
    expiresOn: null,
    sourceKind: 'manual',
    sourceId: line.id,
    correctsEntryId: null,
    reason: { code: 'ledger.reason.bookedByHand', params: { rule: 'MONEY-4' } },
    note: '',
    actorId: 'manager',
    at: '2026-11-24T09:00:00.000Z' as Instant,
    ...line,
  }
}

/** What an hour of an extra day of day care costs in 2026: € 10,20. */
export function aTariff(card: Partial<TariffCard> = {}): TariffCard {
  return {
    id: 'tariff',
    legalEntityId: null,
    setting: 'dayCare',
    product: 'extraDay',
    centsPerHour: 1020,
    validFrom: isoDay('2026-01-01'),
    validUntil: isoDay('2026-12-31'),
    ...card,
  }
}
