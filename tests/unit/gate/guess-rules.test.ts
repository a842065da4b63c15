import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secondsLeft, waitAfter } from '#electron/gate/guess-rules.ts'

describe('after wrong passwords', () => {
  it('the first four cost nothing, then the wait doubles from half a minute to an hour', () => {
    expect([1, 4, 5, 6, 7, 8, 11, 12, 40, 4_000].map((wrong) => waitAfter(wrong))).toEqual([
      ...[0, 0, 30, 60, 120, 240, 1_920],
      ...[3_600, 3_600, 3_600],
    ])
    expect([4, 5, 6].map((wrong) => waitAfter(wrong, 60))).toEqual([0, 60, 120])
  })
  it('neither clock alone shortens the wait, whatever anybody sets', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 30 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 1e7 }),
        (wrong, clockMs, goneMs) => {
          const guesses = { wrong, lastMs: 1e12 }
          const left = secondsLeft(guesses, 1e12 + clockMs, goneMs)
          expect(left).toBeGreaterThanOrEqual(Math.ceil(waitAfter(wrong) - goneMs / 1000))
          expect(left).toBeGreaterThanOrEqual(Math.ceil(waitAfter(wrong) - Math.max(0, clockMs) / 1000))
          expect(left).toBeLessThanOrEqual(waitAfter(wrong))
        },
      ),
    )
  })
})
