import { isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import { fullName } from '../children/person-name.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { OutlookChild, OutlookGroup } from './model.ts'

/** The groups that exist at some moment of a stretch, in the order of the house. */
export function listOutlookGroups(
  index: LocationIndex,
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly OutlookGroup[] {
  return index.groups
    .filter(
      (group) => isValidOn(group, fromDay) || (fromDay <= group.validFrom && group.validFrom <= untilDay),
    )
    .map(({ id, name, setting, maxChildren }) => ({ groupId: id, name, setting, maxChildren }))
}

export function namedChild(index: LocationIndex, childId: ChildId): OutlookChild {
  const child = index.children.get(childId)?.child
  return { childId, name: child === undefined ? childId : fullName(child) }
}

export function groupNameOf(index: LocationIndex, groupId: BaseGroupId): string {
  return index.groupById.get(groupId)?.name ?? groupId
}
