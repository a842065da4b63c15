import { addDays, isOverlapping, type Interval, type IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import { holdsOn } from './days-held.ts'
import type { DaysHeld, GroupMerge } from './model.ts'

/** The days within a stretch, both ends included, on which an agreement holds, in order. */
export function daysHeldWithin(
  agreement: DaysHeld,
  fromDay: IsoDay = agreement.validFrom,
  untilDay: IsoDay = agreement.validUntil,
): readonly IsoDay[] {
  const first = fromDay < agreement.validFrom ? agreement.validFrom : fromDay
  const last = untilDay > agreement.validUntil ? agreement.validUntil : untilDay
  const days: IsoDay[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (holdsOn(agreement, day)) days.push(day)
  return days
}

export interface MergeClash {
  readonly other: GroupMerge
  readonly day: IsoDay
  readonly groupId: BaseGroupId
}

/** The first day on which a group would be in two merges at a moment, or `undefined`. MERGE-7 */
export function findMergeClash(
  wanted: DaysHeld & Interval & Pick<GroupMerge, 'groupIds'>,
  others: readonly GroupMerge[],
): MergeClash | undefined {
  let first: MergeClash | undefined
  for (const other of others) {
    const groupId = wanted.groupIds.find((id) => other.groupIds.includes(id))
    if (groupId === undefined || !isOverlapping(wanted, other)) continue
    const day = daysHeldWithin(wanted, other.validFrom, other.validUntil).find((held) => holdsOn(other, held))
    if (day !== undefined && (first === undefined || day < first.day)) first = { other, day, groupId }
  }
  return first
}

/** The same facts without an agreement, so that it can be looked at as if it were new; everything else is shared. */
export function withoutMerge(index: LocationIndex, mergeId: GroupMerge['id']): LocationIndex {
  const merges = index.facts.merges.filter((merge) => merge.id !== mergeId)
  return { ...index, facts: { ...index.facts, merges } }
}

/** The same facts with one agreement more; everything else is shared. */
export function withMerge(index: LocationIndex, merge: GroupMerge): LocationIndex {
  return { ...index, facts: { ...index.facts, merges: [...index.facts.merges, merge] } }
}
