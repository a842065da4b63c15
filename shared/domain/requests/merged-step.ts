import { checkStep } from './check-step.ts'
import type { CheckStep } from './model.ts'
import type { WishSubject } from './wish-subject.ts'

/** Says with whom the group is together at the wanted time: there the place is sought. MERGE-1 */
export function decideMerged({ places, group, input }: WishSubject): CheckStep | null {
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
