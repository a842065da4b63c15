import { checkStep } from './check-step.ts'
import type { CheckStep } from './model.ts'
import type { WishSubject } from './wish-subject.ts'

/**
 * Says in which group the child is counted when that is not the group asked for: somebody moved it there on that day,
 * or the groups are together then. GROUP-2, MERGE-1
 */
export function decideMerged({ places, group, input }: WishSubject): CheckStep | null {
  const moved = places.find(({ isMoved }) => isMoved)
  if (moved !== undefined) {
    return checkStep('merged', 'ok', 'check.merged.moved', {
      group: group.name,
      hostName: moved.place.group.name,
      start: moved.startMinute,
      end: moved.endMinute,
    })
  }
  const joined = places.find(({ merge }) => merge !== null)
  if (joined === undefined || joined.merge === null) return null
  const names = joined.merge.groupIds
    .filter((groupId) => groupId !== group.id)
    .map((groupId) => input.index.groupById.get(groupId)?.name ?? '')
  return checkStep('merged', 'ok', 'check.merged.ok', {
    group: group.name,
    others: names.join(', '),
    hostName: joined.place.group.name,
    start: joined.startMinute,
    end: joined.endMinute,
  })
}
