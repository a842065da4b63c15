import type { Instant, Interval, IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
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

/**
 * Care outside the contract that was written down while it happened: what happened is always recorded, also when it
 * was more than the staff allowed. EXTRA-2
 */
export interface LoggedStay extends Interval {
  readonly id: string
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly groupId: BaseGroupId
  readonly day: IsoDay
  /** Before or after the care of that day. */
  readonly side: 'early' | 'late'
  readonly loggedAt: Instant
  readonly loggedBy: string
  /** The moment that was too tight, or null when the staff sufficed. Shown to the manager, never a reason to refuse. */
  readonly tooTight: Message | null
  /** The extra attendance it made; null once it was taken back. */
  readonly extraAttendanceId: string | null
  readonly removedAt: Instant | null
  readonly removedBy: string | null
}

/** When a child really came and went, as a list at the door or another program noted it. */
export interface ObservedTime {
  readonly id: string
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly day: IsoDay
  readonly arrivedMinute: MinuteOfDay | null
  readonly leftMinute: MinuteOfDay | null
}
