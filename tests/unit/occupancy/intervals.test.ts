import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutInterval, cutIntervals, overlapOf } from '#shared/domain/occupancy/intervals.ts'
import type { Interval } from '#shared/kernel/time.ts'

const stretch = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]): Interval => ({ startMinute: start, endMinute: start + length }))

function minutesOf(stretches: readonly Interval[]): readonly number[] {
  return stretches
    .flatMap(({ startMinute, endMinute }) =>
      Array.from({ length: endMinute - startMinute }, (_, place) => startMinute + place),
    )
    .toSorted((a, b) => a - b)
}

test('cutting takes out exactly the minutes of the cuts', () => {
  fc.assert(
    fc.property(stretch, fc.array(stretch, { maxLength: 4 }), (whole, cuts) => {
      const gone = new Set(minutesOf(cuts))
      expect(minutesOf(cutIntervals([whole], cuts))).toEqual(
        minutesOf([whole]).filter((minute) => !gone.has(minute)),
      )
    }),
  )
})

test('what two stretches share are the minutes both have', () => {
  fc.assert(
    fc.property(stretch, stretch, (a, b) => {
      const shared = overlapOf(a, b)
      expect(shared === null ? [] : minutesOf([shared])).toEqual(
        minutesOf([a]).filter((minute) => minutesOf([b]).includes(minute)),
      )
    }),
  )
})

test('a cut without length, or the wrong way round, changes nothing', () => {
  const day = { startMinute: 450, endMinute: 1110 }
  expect(cutInterval([day], { startMinute: 600, endMinute: 600 })).toEqual([day])
  expect(cutInterval([day], { startMinute: 780, endMinute: 750 })).toEqual([day])
})
