import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareWidth } from '#electron/services/paper/share-width.ts'

describe('the width of columns', () => {
  test('never adds up to more than the sheet, whatever is in the cells', () => {
    const column = fc
      .tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 5000 }))
      .map(([atLeast, more]) => ({ atLeast, wanted: atLeast + more }))
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 50, max: 600 }),
        (columns, width) => {
          const widths = shareWidth(columns, width)
          const sum = widths.reduce((total, each) => total + each, 0)
          return Math.abs(sum - width) < 1e-6 && widths.every((each) => each > 0)
        },
      ),
    )
  })

  test('a date stays on one line beside a long story', () => {
    const [day, story] = shareWidth(
      [
        { atLeast: 50, wanted: 60 },
        { atLeast: 70, wanted: 2000 },
      ],
      500,
    )
    expect(day).toBe(60)
    expect(story).toBe(440)
  })
})
