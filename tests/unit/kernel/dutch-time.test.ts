import { expect, test } from 'vitest'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { formatMinute, type Instant } from '#shared/kernel/time.ts'

const wallClock = (at: string) => {
  const { day, minute } = dutchTimeOf(at as Instant)
  return `${day} ${formatMinute(minute)}`
}

test.each([
  ['2026-11-24T17:31:00.000Z', '2026-11-24 18:31'],
  ['2026-07-01T22:15:00.000Z', '2026-07-02 00:15'],
  ['2026-12-31T23:00:00.000Z', '2027-01-01 00:00'],
  // The clock goes forward on 28 March 2027 and back on 25 October 2026.
  ['2027-03-28T00:59:59.000Z', '2027-03-28 01:59'],
  ['2027-03-28T01:00:00.000Z', '2027-03-28 03:00'],
  ['2026-10-25T00:59:00.000Z', '2026-10-25 02:59'],
  ['2026-10-25T01:00:00.000Z', '2026-10-25 02:00'],
  ['2024-03-31T01:00:00.000Z', '2024-03-31 03:00'],
])('%s is %s on the wall', (at, wall) => {
  expect(wallClock(at)).toBe(wall)
})

test('it is the clock the operating system knows for Amsterdam, hour by hour for four years', () => {
  const system = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const wrong: string[] = []
  for (let ms = Date.UTC(2025, 0, 1); ms < Date.UTC(2029, 0, 1); ms += 3_600_000) {
    const at = new Date(ms).toISOString()
    if (wallClock(at) !== system.format(new Date(ms))) wrong.push(at)
  }
  expect(wrong).toEqual([])
})
