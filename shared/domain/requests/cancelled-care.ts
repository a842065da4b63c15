import type { DutchTime } from '#shared/kernel/dutch-time.ts'
import type { IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import type { HousePolicies } from '../policies/model.ts'
import { isInTime } from './asked-at.ts'
import type { RequestKind } from './model.ts'

export interface CalledOffCare {
  readonly day: IsoDay
  readonly startMinute: MinuteOfDay
}

/**
 * Whether care that is called off stays charged. A flexible day, a study day and a holiday day always do, a swap has used
 * its credit; extra care does when it is called off after the deadline for asking it, or once it has begun. FLEX-2, STUDY-2, HOL-3, EXTRA-1
 *
 * @param calledOff the moment of calling off
 */
export function isChargedWhenCancelled(
  kind: RequestKind,
  { day, startMinute }: CalledOffCare,
  policies: HousePolicies,
  calledOff: DutchTime,
): boolean {
  if (kind !== 'extraDay' && kind !== 'extraHour') return true
  const deadline = { days: policies['extraDay.noticeDays'], minute: policies['extraDay.noticeMinute'] }
  const hasBegun = calledOff.day > day || (calledOff.day === day && calledOff.minute >= startMinute)
  return hasBegun || !isInTime(calledOff, day, deadline)
}
