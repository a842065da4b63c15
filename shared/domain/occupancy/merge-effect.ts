import { isOverlapping, isValidOn, type Interval } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId } from '../ids.ts'
import { holdsOn } from '../merging/days-held.ts'
import type { GroupMerge } from '../merging/model.ts'
import { isSettingOpen, type DayContext } from './day-context.ts'
import type { LocationIndex } from './index-location-facts.ts'
import { cutIntervals, hasLength, overlapOf } from './intervals.ts'
import type { DayMerge, LocationDay, Presence } from './model.ts'

export interface MergesOfDay {
  /** In order of time; no group is in two of them at a moment. */
  readonly merges: readonly DayMerge[]
  /** Agreed merges that cannot be carried out that day, so that nothing is left out in silence. */
  readonly notices: readonly Message[]
}

const noMerges: MergesOfDay = { merges: [], notices: [] }

/**
 * The merges that act on a day: agreed for that day, on an open day, of groups that are there. Of two that overlap the
 * one agreed first acts. MERGE-1, MERGE-7
 */
export function mergesOnDay(index: LocationIndex, context: DayContext): MergesOfDay {
  const agreed = index.facts.merges.filter((merge) => holdsOn(merge, context.day))
  if (agreed.length === 0) return noMerges
  const merges: DayMerge[] = []
  const notices: Message[] = []
  for (const merge of agreed.toSorted(compareAgreed)) {
    const host = index.groupById.get(merge.hostGroupId)
    const groupIds = merge.groupIds.filter((groupId) => isThere(index, context, groupId))
    if (host === undefined || !groupIds.includes(host.id) || groupIds.length < 2 || !hasLength(merge)) {
      notices.push({ code: 'board.mergeGroupGone', params: { group: host?.name ?? '', day: context.day } })
      continue
    }
    // CAL-1: nobody comes on a closed day, so a series passes over it.
    if (!isSettingOpen(context, host.setting)) continue
    const { startMinute, endMinute } = merge
    const acting: DayMerge = { mergeId: merge.id, hostGroupId: host.id, groupIds, startMinute, endMinute }
    if (merges.some((other) => isClashing(other, acting))) {
      notices.push({ code: 'board.mergeOverlap', params: { group: host.name, day: context.day } })
      continue
    }
    merges.push(acting)
  }
  return { merges: merges.toSorted((a, b) => a.startMinute - b.startMinute), notices }
}

function isThere(index: LocationIndex, context: DayContext, groupId: BaseGroupId): boolean {
  const group = index.groupById.get(groupId)
  return group !== undefined && isValidOn(group, context.day)
}

/** Whether two merges would have a group in both at a moment. MERGE-7 */
function isClashing(
  a: Interval & Pick<GroupMerge, 'groupIds'>,
  b: Interval & Pick<GroupMerge, 'groupIds'>,
): boolean {
  return isOverlapping(a, b) && a.groupIds.some((groupId) => b.groupIds.includes(groupId))
}

function compareAgreed(a: GroupMerge, b: GroupMerge): number {
  if (a.decidedAt !== b.decidedAt) return a.decidedAt < b.decidedAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/**
 * Stretches in a guest group become stretches in the host for as long as the groups are together. The rest stays as it
 * is, in order. MERGE-1
 */
export function withMerges<Stretch extends Interval & { readonly groupId: BaseGroupId }>(
  stretches: readonly Stretch[],
  merges: readonly DayMerge[],
  toHost: (stretch: Stretch, hostGroupId: BaseGroupId) => Stretch,
): readonly Stretch[] {
  if (merges.length === 0) return stretches
  return stretches.flatMap((stretch): readonly Stretch[] => {
    const asGuest = merges.filter(
      (merge) =>
        stretch.groupId !== merge.hostGroupId &&
        merge.groupIds.includes(stretch.groupId) &&
        isOverlapping(stretch, merge),
    )
    if (asGuest.length === 0) return [stretch]
    const together = asGuest.flatMap((merge) => {
      const overlap = overlapOf(stretch, merge)
      return overlap === null ? [] : [toHost({ ...stretch, ...overlap }, merge.hostGroupId)]
    })
    const apart = cutIntervals([stretch], asGuest)
    return [...together, ...apart].sort((a, b) => a.startMinute - b.startMinute)
  })
}

/** A stretch of an interval, and the group in whose room it is spent. */
export interface PlaceStretch extends Interval {
  readonly groupId: BaseGroupId
  /** Set while the group is a guest elsewhere. */
  readonly merge: DayMerge | null
}

/**
 * Where a group is during an interval: in its own room, or with its host while they are together. The stretches follow
 * each other and cover the interval. MERGE-1
 */
export function placesDuring(
  day: Pick<LocationDay, 'merges'>,
  groupId: BaseGroupId,
  interval: Interval,
): readonly PlaceStretch[] {
  const own: PlaceStretch = { ...intervalOf(interval), groupId, merge: null }
  const asGuest = day.merges.filter((merge) => isGuest(merge, groupId))
  if (asGuest.length === 0) return [own]
  const together = asGuest.flatMap((merge): readonly PlaceStretch[] => {
    const overlap = overlapOf(interval, merge)
    return overlap === null ? [] : [{ ...overlap, groupId: merge.hostGroupId, merge }]
  })
  return [...together, ...cutIntervals([own], together)].sort((a, b) => a.startMinute - b.startMinute)
}

function intervalOf({ startMinute, endMinute }: Interval): Interval {
  return { startMinute, endMinute }
}

/** Whether a group is in another group's room in a merge. */
export function isGuest(merge: DayMerge, groupId: BaseGroupId): boolean {
  return merge.hostGroupId !== groupId && merge.groupIds.includes(groupId)
}

/** Whether a child is elsewhere only because its own group is with a host at that time. MERGE-1 */
export function isWithHost(
  day: Pick<LocationDay, 'merges'>,
  { ownGroupId, groupId, ...stretch }: Interval & Pick<Presence, 'ownGroupId' | 'groupId'>,
): boolean {
  return (
    ownGroupId !== null &&
    day.merges.some(
      (merge) => merge.hostGroupId === groupId && isGuest(merge, ownGroupId) && isOverlapping(merge, stretch),
    )
  )
}

/** The groups a group is one with at some moment of the day, itself included. MERGE-1 */
export function groupsTogetherWith(
  day: Pick<LocationDay, 'merges'>,
  groupId: BaseGroupId,
): readonly BaseGroupId[] {
  if (day.merges.length === 0) return [groupId]
  const joined = day.merges.filter((merge) => merge.groupIds.includes(groupId))
  return [...new Set([groupId, ...joined.flatMap((merge) => merge.groupIds)])]
}
