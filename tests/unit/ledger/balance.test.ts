import { describe, expect, test } from 'vitest'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { expiredLots } from '#shared/domain/ledger/expired-lots.ts'
import { overdraftOf } from '#shared/domain/ledger/overdraft-of.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aLine } from '#tests/harness/builders/ledger-lines.ts'

const today = isoDay('2026-11-24')

describe('a balance', () => {
  test('is the sum of all lines of the account, whatever their day (MONEY-4)', () => {
    const entries = [
      aLine({ id: 'a', minutes: 600 }),
      aLine({ id: 'b', minutes: -90, day: isoDay('2027-03-01') }),
      aLine({ id: 'c', minutes: 5000, account: 'flex' }),
    ]
    expect(balanceOn(entries, 'swapCredit', today).minutes).toBe(510)
    expect(balanceOn(entries, 'flex', today).minutes).toBe(5000)
    expect(balanceOn(entries, 'holidayDays', today)).toEqual({
      minutes: 0,
      availableMinutes: 0,
      lots: [],
      nextExpiry: null,
      uncoveredMinutes: 0,
    })
  })

  test('uses what expires first, and what never expires last (SWAP-5)', () => {
    const entries = [
      aLine({ id: 'never', minutes: 100 }),
      aLine({ id: 'late', minutes: 100, expiresOn: isoDay('2027-12-31') }),
      aLine({ id: 'soon', minutes: 100, expiresOn: isoDay('2026-12-31') }),
      aLine({ id: 'use', minutes: -130, day: today }),
    ]
    expect(balanceOn(entries, 'swapCredit', today)).toEqual({
      minutes: 170,
      availableMinutes: 170,
      lots: [
        { entryId: 'late', minutes: 70, expiresOn: '2027-12-31' },
        { entryId: 'never', minutes: 100, expiresOn: null },
      ],
      nextExpiry: { minutes: 70, expiresOn: '2027-12-31' },
      uncoveredMinutes: 0,
    })
  })

  test('can be used on the last day of a lot, and not after midnight (SWAP-5)', () => {
    const lastDay = isoDay('2026-12-31')
    const entries = [aLine({ id: 'a', minutes: 600, expiresOn: lastDay })]
    expect(balanceOn(entries, 'swapCredit', lastDay)).toMatchObject({
      availableMinutes: 600,
      nextExpiry: { minutes: 600, expiresOn: lastDay },
    })
    expect(balanceOn(entries, 'swapCredit', addDays(lastDay, 1))).toMatchObject({
      minutes: 600,
      availableMinutes: 0,
      nextExpiry: null,
    })
    expect(expiredLots(entries, lastDay)).toEqual([])
    expect(expiredLots(entries, addDays(lastDay, 1))).toMatchObject([{ minutes: 600, earlierExpiries: 0 }])
  })

  test('knows 29 February as a last day', () => {
    const entries = [aLine({ id: 'a', minutes: 60, expiresOn: isoDay('2028-02-29') })]
    expect(balanceOn(entries, 'swapCredit', isoDay('2028-02-29')).availableMinutes).toBe(60)
    expect(balanceOn(entries, 'swapCredit', isoDay('2028-03-01')).availableMinutes).toBe(0)
  })

  test('a later day of care takes no credit that will be gone by then (SWAP-5)', () => {
    const entries = [
      aLine({ id: 'soon', minutes: 100, expiresOn: isoDay('2026-11-30') }),
      aLine({ id: 'late', minutes: 100, expiresOn: isoDay('2026-12-31') }),
      aLine({ id: 'use', minutes: -80, day: isoDay('2026-12-10') }),
    ]
    expect(balanceOn(entries, 'swapCredit', today).lots).toEqual([
      { entryId: 'soon', minutes: 100, expiresOn: '2026-11-30' },
      { entryId: 'late', minutes: 20, expiresOn: '2026-12-31' },
    ])
    expect(balanceOn(entries, 'swapCredit', isoDay('2026-12-10')).availableMinutes).toBe(20)
  })

  test('a swap pays with the credit it makes itself, also when that expires before the wanted day (SWAP-5)', () => {
    const source = { sourceKind: 'request', sourceId: 'swap' } as const
    const entries = [
      aLine({ id: 'other', minutes: 600, expiresOn: isoDay('2026-12-31') }),
      aLine({ id: 'given', minutes: 600, expiresOn: isoDay('2026-12-05'), ...source }),
      aLine({ id: 'wanted', minutes: -540, day: isoDay('2026-12-18'), ...source }),
    ]
    expect(balanceOn(entries, 'swapCredit', today).lots).toEqual([
      { entryId: 'given', minutes: 60, expiresOn: '2026-12-05' },
      { entryId: 'other', minutes: 600, expiresOn: '2026-12-31' },
    ])
  })

  test('a correction follows the line it corrects: a lot that was taken back is no lot (MONEY-4)', () => {
    const entries = [
      aLine({ id: 'a', minutes: 600, expiresOn: isoDay('2026-12-31') }),
      aLine({ id: 'b', minutes: 300 }),
      aLine({ id: 'a-back', minutes: -600, kind: 'correction', correctsEntryId: 'a' }),
      aLine({ id: 'use', minutes: -120 }),
      aLine({ id: 'use-back', minutes: 120, kind: 'correction', correctsEntryId: 'use' }),
    ]
    expect(balanceOn(entries, 'swapCredit', today)).toEqual({
      minutes: 300,
      availableMinutes: 300,
      lots: [{ entryId: 'b', minutes: 300, expiresOn: null }],
      nextExpiry: null,
      uncoveredMinutes: 0,
    })
  })

  test('a correction of a correction reaches the line of its own', () => {
    const entries = [
      aLine({ id: 'a', minutes: 600 }),
      aLine({ id: 'b', minutes: -600, kind: 'correction', correctsEntryId: 'a' }),
      aLine({ id: 'c', minutes: 600, kind: 'repeated', correctsEntryId: 'b' }),
    ]
    expect(balanceOn(entries, 'swapCredit', today).lots).toEqual([
      { entryId: 'a', minutes: 600, expiresOn: null },
    ])
  })

  test('what was written off is gone from its own lot and from no other', () => {
    const entries = [
      aLine({ id: 'a', minutes: 600, expiresOn: isoDay('2026-10-31') }),
      aLine({ id: 'b', minutes: 600, expiresOn: isoDay('2026-11-30') }),
      aLine({ id: 'use', minutes: -100, day: isoDay('2026-10-20') }),
      aLine({
        id: 'expiry.a',
        minutes: -500,
        kind: 'expired',
        sourceKind: 'expiry',
        sourceId: 'a',
        day: isoDay('2026-11-01'),
      }),
    ]
    expect(balanceOn(entries, 'swapCredit', today).lots).toEqual([
      { entryId: 'b', minutes: 600, expiresOn: '2026-11-30' },
    ])
    expect(expiredLots(entries, today)).toEqual([])
  })

  test('what comes back to a lot that expired is written off once more', () => {
    const entries = [
      aLine({ id: 'a', minutes: 600, expiresOn: isoDay('2026-10-31') }),
      aLine({ id: 'use', minutes: -600, day: isoDay('2026-10-20') }),
      aLine({ id: 'use-back', minutes: 600, kind: 'correction', correctsEntryId: 'use' }),
      aLine({
        id: 'expiry.b',
        minutes: -10,
        kind: 'expired',
        sourceKind: 'expiry',
        sourceId: 'a',
        day: isoDay('2026-11-01'),
      }),
    ]
    expect(expiredLots(entries, today)).toMatchObject([{ minutes: 590, earlierExpiries: 1 }])
  })

  test('a debt is told apart and leaves nothing to spend', () => {
    const entries = [aLine({ id: 'use', minutes: -60 }), aLine({ id: 'a', minutes: 50, expiresOn: today })]
    expect(balanceOn(entries, 'swapCredit', today)).toMatchObject({
      minutes: -10,
      availableMinutes: 0,
      lots: [],
      uncoveredMinutes: 10,
    })
  })
})

describe('taking back credit', () => {
  const earned = aLine({ id: 'a', minutes: 600, expiresOn: isoDay('2026-12-31') })
  const used = aLine({ id: 'use', minutes: -450 })
  const back = aLine({ id: 'back', minutes: -600, kind: 'correction', correctsEntryId: 'a' })

  test('that was used since would overdraw the balance by what was used (SWAP-5)', () => {
    expect(overdraftOf([earned, used], [back])).toEqual({
      childId: 'noor',
      account: 'swapCredit',
      minutes: 450,
    })
  })

  test('that nobody used overdraws nothing', () => {
    expect(overdraftOf([earned], [back])).toBeNull()
  })

  test('is not held back by a debt of before, nor by the balance of another child', () => {
    const debt = aLine({ id: 'debt', minutes: -60, account: 'flex' })
    const bigger = aLine({ id: 'more', minutes: 30, account: 'flex' })
    expect(overdraftOf([debt], [bigger])).toBeNull()
    expect(overdraftOf([earned, { ...used, childId: childId('sem') }], [back])).toBeNull()
  })
})
