import { describe, expect, test } from 'vitest'
import { writeClock, writeShortClock } from '#renderer/src/app/write-clock.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'

const today = isoDay('2026-11-23')
const clockOf = (month: number, dayOfMonth: number, hour: number, minute: number): Instant =>
  new Date(2026, month - 1, dayOfMonth, hour, minute).toISOString() as Instant

describe('a moment is written with its day, so that an hour alone never leaves somebody guessing', () => {
  test.each([
    ['of today', clockOf(11, 23, 8, 31), 'vandaag 08:31', 'today 08:31'],
    ['just after midnight', clockOf(11, 23, 0, 0), 'vandaag 00:00', 'today 00:00'],
    ['of yesterday', clockOf(11, 22, 23, 59), 'gisteren 23:59', 'yesterday 23:59'],
    ['of the day before', clockOf(11, 21, 8, 31), 'za 21 nov 08:31', 'Sat 21 Nov 08:31'],
    ['that is still to come', clockOf(11, 24, 0, 5), 'di 24 nov 00:05', 'Tue 24 Nov 00:05'],
  ])('%s', (_, at, dutch, english) => {
    expect([writeClock(at, today, 'nl'), writeClock(at, today, 'en')]).toEqual([dutch, english])
  })

  test('the last day of a month is yesterday on the first of the next', () => {
    expect(writeClock(clockOf(10, 31, 17, 2), isoDay('2026-11-01'), 'nl')).toBe('gisteren 17:02')
  })

  test('in a list the hour goes when it says nothing any more', () => {
    expect(writeShortClock(clockOf(11, 22, 9, 30), today, 'nl')).toBe('gisteren 09:30')
    expect(writeShortClock(clockOf(11, 20, 9, 30), today, 'nl')).toBe('vr 20 nov')
  })
})
