import type { MergeId } from '#shared/domain/ids.ts'
import type { GroupMerge } from '#shared/domain/merging/model.ts'
import { weekdayOf, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import { at, groupId, nextId } from './ids.ts'
import { defaultLocationId } from './organisation.ts'

export interface MergeOptions extends Partial<GroupMerge> {
  readonly validFrom: IsoDay
}

/** The ladybirds and the butterflies together at the ladybirds, for one whole day unless told otherwise. */
export function aMerge(options: MergeOptions): GroupMerge {
  return {
    id: nextId('merge') as MergeId,
    locationId: defaultLocationId,
    hostGroupId: groupId('ladybirds'),
    groupIds: [groupId('butterflies'), groupId('ladybirds')],
    kind: 'oneOff',
    validUntil: options.validFrom,
    weekdays: [weekdayOf(options.validFrom)],
    exceptDays: [],
    startMinute: at('07:30'),
    endMinute: at('18:30'),
    reason: 'lowOccupancy',
    note: '',
    proof: [],
    decidedBy: 'manager',
    decidedAt: '2026-11-01T09:00:00.000Z' as Instant,
    ...options,
  }
}
