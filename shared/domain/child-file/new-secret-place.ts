import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { Secrecy } from './model.ts'

/** A child in a group for a stretch of days; `untilDay` included, null = without end. */
export interface GroupPlace {
  readonly childId: ChildId
  readonly groupId: BaseGroupId
  readonly fromDay: IsoDay
  readonly untilDay: IsoDay | null
}

interface Stretch {
  readonly from: IsoDay
  readonly until: IsoDay
}

/** After every day that is known. */
const FAR = '9999-12-30' as IsoDay

/**
 * The first of the places that gives a child with secrecy a day in a group in which it had none before; who sits there
 * already keeps the place. To be asked about places in preschool education. PRIV-3
 */
export function findNewSecretPlace(
  before: readonly GroupPlace[],
  after: readonly GroupPlace[],
  secrecies: readonly Pick<Secrecy, 'childId' | 'validFrom' | 'validUntil'>[],
): GroupPlace | undefined {
  return after.find((place) => {
    const known = before.filter(
      ({ childId, groupId }) => childId === place.childId && groupId === place.groupId,
    )
    return secrecies.some(({ childId, validFrom, validUntil }) => {
      if (childId !== place.childId) return false
      const from = validFrom > place.fromDay ? validFrom : place.fromDay
      const until = earliest(validUntil ?? FAR, place.untilDay ?? FAR)
      return from <= until && known.reduce<readonly Stretch[]>(cutOff, [{ from, until }]).length > 0
    })
  })
}

/** What is left of some stretches outside a place. */
function cutOff(stretches: readonly Stretch[], { fromDay, untilDay }: GroupPlace): readonly Stretch[] {
  const lastDay = untilDay ?? FAR
  return stretches.flatMap(({ from, until }): readonly Stretch[] => {
    if (until < fromDay || lastDay < from) return [{ from, until }]
    return [
      ...(from < fromDay ? [{ from, until: addDays(fromDay, -1) }] : []),
      ...(lastDay < until ? [{ from: addDays(lastDay, 1), until }] : []),
    ]
  })
}

function earliest(one: IsoDay, other: IsoDay): IsoDay {
  return one < other ? one : other
}
