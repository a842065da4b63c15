import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { isOverlapping } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { LocationDay, LocationFacts, Presence } from '../occupancy/model.ts'

/** A child in the room of another group during a merge. */
export interface ChildAway {
  readonly childId: ChildId
  /** The group it is in when the groups are apart. */
  readonly groupId: BaseGroupId
}

/** The children who would be in the room of the host while they are in another group now; each child once. GROUP-2 */
export function listChildrenAway(
  day: Pick<LocationDay, 'groups'>,
  groupIds: readonly BaseGroupId[],
  hostGroupId: BaseGroupId,
  interval: Interval,
): readonly ChildAway[] {
  const away = new Map<ChildId, ChildAway>()
  for (const { groupId, presences } of day.groups) {
    if (groupId === hostGroupId || !groupIds.includes(groupId)) continue
    for (const { childId } of presencesDuring(presences, interval)) away.set(childId, { childId, groupId })
  }
  return [...away.values()]
}

export function presencesDuring(presences: readonly Presence[], interval: Interval): readonly Presence[] {
  return presences.filter((presence) => isOverlapping(presence, interval))
}

/** Whether parents signed for care in that group on that day: beforehand and for a period. GROUP-3 */
export function hasConsentFor(
  facts: Pick<LocationFacts, 'consents'>,
  childId: ChildId,
  groupId: BaseGroupId,
  day: IsoDay,
): boolean {
  return facts.consents.some(
    (consent) =>
      consent.childId === childId &&
      consent.groupId === groupId &&
      consent.signedOn <= day &&
      consent.validFrom <= day &&
      day <= consent.validUntil,
  )
}
