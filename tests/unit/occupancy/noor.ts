import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday, type FactsOptions } from '#tests/harness/builders/location-facts.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { dayOf, presenceLines } from '#tests/harness/occupancy.ts'

/** Noor, two years old, comes on Tuesdays and Thursdays to the ladybirds. */
export const noor = aChild({ id: childId('noor') })
export const contract = aContract({ child: noor.id, days: [2, 4] })
export const facts = locationFacts({ children: [noor], contracts: [contract] })
export const second = aGroup({ id: groupId('butterflies'), name: 'Vlinders', sortOrder: 2 })

/** Who comes on a day when Noor's facts are changed. */
export function linesOf(overrides: FactsOptions, day = ordinaryTuesday): readonly string[] {
  return presenceLines(dayOf(locationFacts({ children: [noor], contracts: [contract], ...overrides }), day))
}
