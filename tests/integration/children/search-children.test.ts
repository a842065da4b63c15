import { expect, test } from 'vitest'
import { searchChildren } from '#electron/services/children/search-children.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { locationFacts } from '#tests/harness/builders/location-facts.ts'

const today = isoDay('2026-11-23')
const present = aChild({ id: childId('present'), firstName: 'Noor', surname: 'Visser' })
const gone = aChild({ id: childId('gone'), firstName: 'Noor', surname: 'Aker' })
const index = indexLocationFacts(
  locationFacts({
    children: [present, gone],
    contracts: [
      aContract({ child: present.id, days: [1, 2] }),
      aContract({ child: gone.id, days: [3], endDate: isoDay('2026-10-31') }),
    ],
  }),
)

test('a child that left is found by name after those who come, and without days', () => {
  expect(searchChildren(index, 'noor', today, 10).map(({ id, weekdays }) => [id, weekdays])).toEqual([
    ['present', [1, 2]],
    ['gone', []],
  ])
})

test('without a name only the children who come are listed', () => {
  expect(searchChildren(index, '', today, 10).map(({ id }) => id)).toEqual(['present'])
})
