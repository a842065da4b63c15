import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupBy } from '#shared/kernel/group-by.ts'

test('every item is in the list of its key, in its old order, and nowhere else', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (items) => {
      const groups = groupBy(items, (item) => item % 3)
      for (const [key, list] of groups) expect(list).toEqual(items.filter((item) => item % 3 === key))
      expect([...groups.values()].flat()).toHaveLength(items.length)
    }),
  )
})
