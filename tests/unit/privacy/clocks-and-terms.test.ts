import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clocksOf, isTicking, minutesBetween } from '#shared/domain/privacy/breach-clocks.ts'
import { restrictedChildren } from '#shared/domain/privacy/is-restricted.ts'
import { byDueDay, daysLeft, requestDueOn } from '#shared/domain/privacy/request-term.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { instantOfDutchTime } from '#shared/kernel/instant-of-dutch-time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'

const at = (text: string) => text as Instant
const noWord = { customerInformedAt: null, authorityInformedAt: null, notReportedBecause: '', closedAt: null }
const discovered = { ...noWord, discoveredAt: at('2026-11-20T16:30:00.000Z') }

describe('the term of a request (PRIV-2)', () => {
  test('is four weeks from the day it came in, whatever month that is', () => {
    expect(requestDueOn(isoDay('2026-11-20'))).toBe('2026-12-18')
    expect(requestDueOn(isoDay('2028-02-10'))).toBe('2028-03-09')
  })

  test('the last day itself is not late, the day after is', () => {
    const request = { dueOn: isoDay('2026-12-18') }
    expect(daysLeft(request, isoDay('2026-12-18'))).toBe(0)
    expect(daysLeft(request, isoDay('2026-12-19'))).toBe(-1)
  })

  test('what must be answered first stands first; what is over comes after, the latest first', () => {
    const row = (id: string, status: 'open' | 'done', dueOn: string) => ({ id, status, dueOn: isoDay(dueOn) })
    const rows = [
      row('a', 'done', '2026-12-01'),
      row('b', 'open', '2026-12-20'),
      row('c', 'done', '2026-12-05'),
      row('d', 'open', '2026-12-02'),
    ]
    expect(rows.toSorted(byDueDay).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a'])
  })
})

describe('the clocks of a breach (PRIV-7)', () => {
  test('the customer within 24 hours, the authority within 72, to the minute', () => {
    const [customer, authority] = clocksOf(discovered, at('2026-11-21T16:30:00.000Z'))
    expect(customer).toEqual({ party: 'customer', state: 'running', minutesLeft: 0 })
    expect(authority).toEqual({ party: 'authority', state: 'running', minutesLeft: 48 * 60 })
    const [late] = clocksOf(discovered, at('2026-11-21T16:31:00.000Z'))
    expect(late).toEqual({ party: 'customer', state: 'late', minutesLeft: -1 })
  })

  test('a clock stops when somebody was told, and says whether that was in time', () => {
    const told = {
      ...discovered,
      customerInformedAt: at('2026-11-21T10:00:00.000Z'),
      authorityInformedAt: at('2026-11-24T10:00:00.000Z'),
    }
    const clocks = clocksOf(told, at('2027-01-01T00:00:00.000Z'))
    expect(clocks.map(({ state }) => state)).toEqual(['inTime', 'doneLate'])
    expect(clocks.some(isTicking)).toBe(false)
  })

  test('a breach that is closed with a reason has no clock that runs', () => {
    const closed = { ...discovered, notReportedBecause: 'terug', closedAt: at('2026-11-20T17:30:00.000Z') }
    expect(clocksOf(closed, at('2027-01-01T00:00:00.000Z')).map(({ state }) => state)).toEqual([
      'notNeeded',
      'notNeeded',
    ])
  })

  test('minutes are counted over the turn of a year', () => {
    expect(minutesBetween(at('2026-12-31T23:30:00.000Z'), at('2027-01-01T00:15:00.000Z'))).toBe(45)
  })
})

test('a restriction holds from its first day until it is lifted (PRIV-2)', () => {
  const rows = [
    { childId: 'noor', validFrom: isoDay('2026-11-20'), validUntil: null },
    { childId: 'sem', validFrom: isoDay('2026-11-01'), validUntil: isoDay('2026-11-22') },
    { childId: 'mila', validFrom: isoDay('2026-11-24'), validUntil: null },
  ] as unknown as Parameters<typeof restrictedChildren>[0]
  expect([...restrictedChildren(rows, isoDay('2026-11-22'))]).toEqual(['noor', 'sem'])
  expect([...restrictedChildren(rows, isoDay('2026-11-23'))]).toEqual(['noor'])
})

describe('a moment that somebody fills in by the clock on the wall', () => {
  test('is that moment again when it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000, max: 1_950_000_000 }), (seconds) => {
        const instant = new Date((seconds - (seconds % 60)) * 1000).toISOString() as Instant
        const shown = dutchTimeOf(instant)
        return JSON.stringify(dutchTimeOf(instantOfDutchTime(shown))) === JSON.stringify(shown)
      }),
    )
  })

  test.each([
    ['2026-11-23', 540, '2026-11-23T08:00:00.000Z'],
    ['2026-07-01', 30, '2026-06-30T22:30:00.000Z'],
    // The hour that is there twice: the first. The hour that is skipped: on the new clock.
    ['2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['2026-03-29', 150, '2026-03-29T01:30:00.000Z'],
  ])('%s at minute %i is %s', (day, minute, instant) => {
    expect(instantOfDutchTime({ day: isoDay(day), minute })).toBe(instant)
  })
})
