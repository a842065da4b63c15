import type { Interval } from '#shared/kernel/time.ts'
import { isKeptOut } from '../child-file/secrecy.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import { listChildrenAway } from './children-away.ts'
import type { MergeInput } from './merge-input.ts'

/** Groups together in the room of one of them. */
export interface TogetherIn extends Interval {
  readonly groupIds: readonly BaseGroupId[]
  readonly hostGroupId: BaseGroupId
}

/**
 * The children with secrecy who would be in the room of a preschool education group: to be together there is a place
 * there, for as long as it lasts. Who has a place in that group keeps it. PRIV-3
 */
export function listKeptApart(
  { index, day }: Pick<MergeInput, 'index' | 'day'>,
  { groupIds, hostGroupId, startMinute, endMinute }: TogetherIn,
): readonly ChildId[] {
  const host = index.groupById.get(hostGroupId)
  if (host === undefined) return []
  return listChildrenAway(day, groupIds, hostGroupId, { startMinute, endMinute })
    .map(({ childId }) => childId)
    .filter((childId) => isKeptOut(index.facts.secrecies, childId, host, day.day, day.day))
}
