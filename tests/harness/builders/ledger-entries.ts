import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { childId, locationId, nextId } from './ids.ts'

/** A line of the ledger: half an hour of Noor that is to be invoiced, unless told otherwise. */
export function aLedgerEntry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  const day = changes.day ?? isoDay('2026-11-24')
  return {
    id: nextId('line'),
    childId: childId('noor'),
    locationId: locationId('rainbow'),
    account: 'extraHours',
    kind: 'charged',
    day,
    month: monthOf(day),
    minutes: 30,
    cents: 528,
    centsPerHour: 1055,
    expiresOn: null,
    sourceKind: 'request',
    sourceId: nextId('request'),
    correctsEntryId: null,
    reason: { code: 'ledger.reason.invoiced', params: { rule: 'MONEY-2', kindCode: 'kind.extraHour', day } },
    note: '',
    actorId: 'fatima',
    at: `${day}T09:00:00.000Z` as Instant,
    ...changes,
  }
}

/** Swap credit that came in, to be used until the end of the year. SWAP-5 */
export function someCredit(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return aLedgerEntry({
    account: 'swapCredit',
    kind: 'earned',
    minutes: 660,
    cents: 0,
    centsPerHour: null,
    expiresOn: isoDay('2026-12-31'),
    ...changes,
  })
}
