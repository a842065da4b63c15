import { z } from 'zod'
import type { BaseGroupId, StaffMemberId } from '#shared/domain/ids.ts'
import type { Shift, StaffMember } from '#shared/domain/staffing/model.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import { isOverlapping, isValidOn } from '#shared/kernel/time.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import type { Result } from '#shared/kernel/result.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { areBreaksInside, intervalValue } from '#shared/schema/rows/staffing-rows.ts'
import { idOf, isForwardInterval, isoDayValue, minuteValue } from '#shared/schema/values.ts'
import { findRow, listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'

/** Who works where and when, as it is entered; the location follows from the group. */
export interface ShiftPlan extends Interval {
  readonly staffMemberId: StaffMemberId
  readonly groupId: BaseGroupId
  readonly day: IsoDay
  readonly breaks: readonly Interval[]
}

export const shiftPlanShape = {
  staffMemberId: idOf<StaffMemberId>(),
  groupId: idOf<BaseGroupId>(),
  day: isoDayValue,
  startMinute: minuteValue,
  endMinute: minuteValue,
  breaks: z.array(intervalValue).max(10, 'tooMany'),
}

export function isShiftForward(plan: Interval): boolean {
  return isForwardInterval(plan)
}

export function hasBreaksInside(plan: Interval & { readonly breaks: readonly Interval[] }): boolean {
  return areBreaksInside(plan, plan.breaks)
}

export interface CheckedShiftPlan {
  readonly staffMember: StaffMember
  readonly group: BaseGroup
  readonly shift: Shift
}

/** Whether this person can work there then; nobody works in two places at once. `id` is the shift the plan is for. */
export function* checkShiftPlan(
  id: Shift['id'],
  plan: ShiftPlan,
): Facts<Result<CheckedShiftPlan, CommandRefusal>> {
  const staffMember = yield* findRow('staff_member', plan.staffMemberId)
  if (staffMember === undefined) return notFound('staffMember', plan.staffMemberId)
  const group = yield* findRow('base_group', plan.groupId)
  if (group === undefined) return notFound('group', plan.groupId)
  if (!isValidOn(group, plan.day)) {
    return refuse({ code: 'groupNotValid', params: { group: group.name, day: plan.day } })
  }
  const shifts = yield* listRows('shift', { staffMemberId: plan.staffMemberId, day: plan.day })
  const clash = shifts.find((other) => other.id !== id && isOverlapping(other, plan))
  if (clash !== undefined) {
    return refuse({
      code: 'staffOverlap',
      params: {
        firstName: staffMember.firstName,
        day: plan.day,
        startMinute: clash.startMinute,
        endMinute: clash.endMinute,
      },
    })
  }
  return ok({ staffMember, group, shift: { id, ...plan, locationId: group.locationId } })
}

function notFound(what: string, id: string): { readonly ok: false; readonly refusal: CommandRefusal } {
  return refuse({ code: 'notFound', params: { what, id } })
}
