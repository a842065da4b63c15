import { expect, test } from 'vitest'
import { forecastCredit } from '#shared/domain/insight/credit-by-month.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { childId, locationId } from '#tests/harness/builders/ids.ts'

const today = isoDay('2026-11-23')
const noor = childId('noor')
const sem = childId('sem')

function earned(id: string, child: typeof noor, minutes: number, expiresOn: IsoDay | null): LedgerEntry {
  const day = isoDay('2026-10-05')
  return {
    id,
    childId: child,
    locationId: locationId('rainbow'),
    account: 'swapCredit',
    kind: 'earned',
    day,
    month: monthOf(day),
    minutes,
    cents: 0,
    centsPerHour: null,
    expiresOn,
    sourceKind: 'absence',
    sourceId: `absence-${id}`,
    correctsEntryId: null,
    reason: { code: 'ledger.reason.earned', params: {} },
    note: '',
    actorId: 'sanne',
    at: '2026-10-05T08:00:00.000Z' as Instant,
  }
}

test('credit is told by the month in which it expires, with how many children lose it (SWAP-5)', () => {
  const outlook = forecastCredit(
    new Map([
      [noor, [earned('a', noor, 600, isoDay('2026-12-31')), earned('b', noor, 60, isoDay('2027-03-01'))]],
      [sem, [earned('c', sem, 300, isoDay('2026-12-31')), earned('d', sem, 120, null)]],
    ]),
    today,
  )
  expect(outlook).toEqual({
    months: [
      { month: '2026-12', minutes: 900, children: 2 },
      { month: '2027-03', minutes: 60, children: 1 },
    ],
    withoutExpiryMinutes: 120,
    soonMinutes: 900,
    totalMinutes: 1080,
  })
})

test('credit counts on its last day and is gone the day after', () => {
  const entries = new Map([[noor, [earned('a', noor, 600, today)]]])
  expect(forecastCredit(entries, today).totalMinutes).toBe(600)
  expect(forecastCredit(entries, isoDay('2026-11-24'))).toEqual({
    months: [],
    withoutExpiryMinutes: 0,
    soonMinutes: 0,
    totalMinutes: 0,
  })
})
