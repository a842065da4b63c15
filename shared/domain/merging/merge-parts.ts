import type { BaseGroupId } from '../ids.ts'
import { findUnitOf } from '../occupancy/free-places.ts'
import type { MergeInput } from './merge-input.ts'
import type { MergePart } from './moments-of-merge.ts'

/** A group with its day and the unit in which the law counts it; `undefined` when it is not there that day. */
export function findPart({ index, day }: MergeInput, groupId: BaseGroupId): MergePart | undefined {
  const group = index.groupById.get(groupId)
  const groupDay = day.groups.find((candidate) => candidate.groupId === groupId)
  const unitDay = findUnitOf(day, groupId)
  return group === undefined || groupDay === undefined || unitDay === undefined
    ? undefined
    : { group, groupDay, unitDay }
}
