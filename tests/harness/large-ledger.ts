import { createRowStore } from '#electron/db/repositories/row-store.ts'
import type { WritableDb } from '#electron/db/handles.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { expiredLots } from '#shared/domain/ledger/expired-lots.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { ok } from '#shared/kernel/result.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { aChild } from './builders/children.ts'
import { childId, locationId } from './builders/ids.ts'

const FIRST_DAY = isoDay('2023-01-02')
const DAYS = 1420
const CHILDREN = 500

/** Ids of the children of a large ledger. */
export const largeLedgerChildren: readonly ChildId[] = Array.from({ length: CHILDREN }, (_, place) =>
  childId(`ledger-${place}`),
)

/**
 * Writes a ledger of four years straight into a database: five hundred children, every eleventh line taken back, and
 * balances that hold. For measuring only; the app itself writes through commands. Gives the number of lines.
 */
export function fillLargeLedger(db: WritableDb, lines: number): number {
  const rows = createRowStore(db)
  const written = db.inTransaction(() => {
    for (const id of largeLedgerChildren) rows.putRow('child', aChild({ id, familyId: `family-${id}` }))
    let count = 0
    for (const entry of entriesOfYears(lines)) {
      rows.putRow('ledger_entry', entry)
      count += 1
    }
    return ok(count)
  })
  return written.ok ? written.value : 0
}

function* entriesOfYears(lines: number): Generator<LedgerEntry> {
  const ofChild = new Map<ChildId, LedgerEntry[]>(largeLedgerChildren.map((id) => [id, []]))
  let count = 0
  let year = FIRST_DAY.slice(0, 4)
  for (let number = 0; count < lines; number += 1) {
    const day = addDays(FIRST_DAY, Math.floor((count / lines) * DAYS))
    const booked: LedgerEntry[] = []
    if (day.slice(0, 4) !== year) {
      year = day.slice(0, 4)
      for (const entries of ofChild.values()) booked.push(...expiriesOf(entries, isoDay(`${year}-01-01`)))
    }
    const entry = entryOf(number, day)
    booked.push(entry, ...(number % 11 === 9 ? [takenBack(entry)] : []))
    for (const line of booked.slice(0, lines - count)) {
      ofChild.get(line.childId)?.push(line)
      yield line
      count += 1
    }
  }
}

function takenBack(entry: LedgerEntry): LedgerEntry {
  return {
    ...entry,
    id: `${entry.id}.back`,
    kind: 'correction',
    minutes: -entry.minutes,
    cents: entry.cents === 0 ? 0 : -entry.cents,
    correctsEntryId: entry.id,
    at: `${entry.day}T15:00:00.000Z` as Instant,
  }
}

/** What nobody used of a year is written off when the next one begins. SWAP-5 */
function expiriesOf(entries: readonly LedgerEntry[], day: IsoDay): readonly LedgerEntry[] {
  return expiredLots(entries, day).map(({ line, minutes }) => ({
    ...line,
    id: `expiry.${line.id}`,
    kind: 'expired',
    day,
    month: monthOf(day),
    minutes: -minutes,
    sourceKind: 'expiry',
    sourceId: line.id,
    at: `${day}T00:01:00.000Z` as Instant,
  }))
}

/** In turn: credit that comes in, credit that is used, an extra hour, a flexible day, hours bought. */
function entryOf(number: number, day: IsoDay): LedgerEntry {
  const round = Math.floor(number / CHILDREN) % 5
  const id = `line-${number}`
  const common = {
    id,
    childId: childId(`ledger-${number % CHILDREN}`),
    locationId: locationId('rainbow'),
    day,
    month: monthOf(day),
    cents: 0,
    centsPerHour: null,
    expiresOn: null,
    sourceKind: 'request',
    sourceId: `request-${number}`,
    correctsEntryId: null,
    reason: { code: 'ledger.reason.swapGiven', params: { rule: 'SWAP-5', day } },
    note: '',
    actorId: 'manager',
    at: `${day}T09:00:00.000Z` as Instant,
  } as const
  if (round === 0)
    return {
      ...common,
      account: 'swapCredit',
      kind: 'earned',
      minutes: 630,
      expiresOn: isoDay(`${day.slice(0, 4)}-12-31`),
    }
  if (round === 1) return { ...common, account: 'swapCredit', kind: 'used', minutes: -240 }
  if (round === 2)
    return {
      ...common,
      account: 'extraHours',
      kind: 'charged',
      minutes: 30,
      cents: 528,
      centsPerHour: 1055,
      reason: {
        code: 'ledger.reason.invoiced',
        params: { rule: 'MONEY-2', kindCode: 'kind.extraHour', day },
      },
    }
  if (round === 3) return { ...common, account: 'flex', kind: 'granted', minutes: 600 }
  return { ...common, account: 'flex', kind: 'used', minutes: -300 }
}
