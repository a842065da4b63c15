import type { DayView } from '#shared/domain/board/model.ts'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { MergeKind, MergeReason } from '#shared/domain/merging/model.ts'
import type { Interval, IsoDay, Weekday } from '#shared/kernel/time.ts'
import { addMonths, weekdayOf } from '#shared/kernel/time.ts'
import type { MergeStart } from '../../app/openers.tsx'
import type { CurrentLocation } from '../../app/session.tsx'

/** The question as it is being filled in; nothing of it is stored before somebody agrees. */
export interface MergeDraft {
  readonly day: IsoDay
  readonly groupIds: readonly BaseGroupId[]
  /** The chosen room; null = the first of the groups. */
  readonly hostGroupId: BaseGroupId | null
  /** Typed times; null = as long as all of the groups are open. */
  readonly startMinute: number | null
  readonly endMinute: number | null
  readonly kind: MergeKind
  /** Last day of a series; null = three months. */
  readonly lastDay: IsoDay | null
  /** null = the weekday of the day itself. */
  readonly weekdays: readonly Weekday[] | null
  readonly reason: MergeReason
  readonly note: string
}

const usualMonths = 3

export function draftOf(start: MergeStart): MergeDraft {
  return {
    day: start.day,
    groupIds: start.groupIds,
    hostGroupId: start.hostGroupId,
    startMinute: start.interval?.startMinute ?? null,
    endMinute: start.interval?.endMinute ?? null,
    kind: start.kind,
    lastDay: null,
    weekdays: null,
    reason: start.kind === 'edgeOfDay' ? 'edgeOfDay' : 'lowOccupancy',
    note: '',
  }
}

/** The groups that may be ticked: once one is, only those of the same care. MERGE-2 */
export function groupsToChoose(
  location: CurrentLocation | undefined,
  draft: Pick<MergeDraft, 'groupIds'>,
): CurrentLocation['groups'] {
  const groups = location?.groups ?? []
  const setting = groups.find(({ id }) => id === draft.groupIds[0])?.setting
  return setting === undefined ? groups : groups.filter((group) => group.setting === setting)
}

/** The stretch in which all of these groups are open; null when one is closed or they never are together. */
export function commonOpening(
  view: Pick<DayView, 'groups'> | undefined,
  groupIds: readonly BaseGroupId[],
): Interval | null {
  const openings = groupIds.map((id) => view?.groups.find(({ groupId }) => groupId === id)?.opening ?? null)
  if (openings.length === 0) return null
  let startMinute = 0
  let endMinute = 1440
  for (const opening of openings) {
    if (opening === null) return null
    startMinute = Math.max(startMinute, opening.startMinute)
    endMinute = Math.min(endMinute, opening.endMinute)
  }
  return startMinute < endMinute ? { startMinute, endMinute } : null
}

/** The draft with what is left open filled in. */
export interface MergeWish {
  readonly day: IsoDay
  readonly groupIds: readonly BaseGroupId[]
  readonly hostGroupId: BaseGroupId
  readonly startMinute: number
  readonly endMinute: number
}

/** What can be asked and agreed; null while groups or times are missing. */
export function wishOf(draft: MergeDraft, opening: Interval | null): MergeWish | null {
  const { day, groupIds } = draft
  const first = groupIds[0]
  const startMinute = draft.startMinute ?? opening?.startMinute
  const endMinute = draft.endMinute ?? opening?.endMinute
  if (first === undefined || groupIds.length < 2) return null
  if (startMinute === undefined || endMinute === undefined || startMinute >= endMinute) return null
  const hostGroupId = groupIds.find((id) => id === draft.hostGroupId) ?? first
  return { day, groupIds, hostGroupId, startMinute, endMinute }
}

/** Which days it is agreed for: the day itself, or weekdays of a period. */
export function periodOf(draft: MergeDraft): {
  readonly validUntil: IsoDay
  readonly weekdays: readonly Weekday[]
} {
  if (draft.kind === 'oneOff') return { validUntil: draft.day, weekdays: [weekdayOf(draft.day)] }
  return {
    validUntil: draft.lastDay ?? addMonths(draft.day, usualMonths),
    weekdays: draft.weekdays ?? [weekdayOf(draft.day)],
  }
}
