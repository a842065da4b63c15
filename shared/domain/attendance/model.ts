import type { Interval, IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId, LocationId, RequestId } from '../ids.ts'

/** A child does not come although the contract says so. Without minutes: the whole day. */
export interface Absence {
  readonly id: string
  readonly childId: ChildId
  readonly startDay: IsoDay
  readonly endDay: IsoDay
  readonly startMinute: MinuteOfDay | null
  readonly endMinute: MinuteOfDay | null
  /** `swappedAway`: the daypart was given up in a swap (SWAP-5); `suspended`: CARE-6. */
  readonly reason: 'ill' | 'holiday' | 'other' | 'swappedAway' | 'suspended'
  /** The swap that caused it. */
  readonly requestId: RequestId | null
}

/** A child comes although the contract does not say so. */
export interface ExtraAttendance extends Interval {
  readonly id: string
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly groupId: BaseGroupId
  readonly day: IsoDay
  readonly kind: 'swapDay' | 'extraDay' | 'extraHour' | 'flexibleDay' | 'studyDay' | 'holidayDay'
  readonly requestId: RequestId | null
}

/** A child spends part of a day in another group than its own; every hour elsewhere has its reason. GROUP-2 */
export interface GroupMove extends Interval {
  readonly id: string
  readonly childId: ChildId
  readonly day: IsoDay
  readonly toGroupId: BaseGroupId
  readonly reason: 'ownGroupFull' | 'merge' | 'flexible' | 'holidayCare' | 'settlingIn'
}
