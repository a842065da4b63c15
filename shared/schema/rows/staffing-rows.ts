import { z } from 'zod'
import type { BaseGroupId, LocationId, ShiftId, StaffMemberId } from '#shared/domain/ids.ts'
import { staffRoles } from '#shared/domain/staffing/model.ts'
import type { Shift, StaffMember } from '#shared/domain/staffing/model.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { idOf, isForwardInterval, isoDayValue, minuteValue, nameValue, optionalNameValue } from '../values.ts'

export const staffMemberRow = z.strictObject({
  id: idOf<StaffMemberId>(),
  locationId: idOf<LocationId>(),
  firstName: nameValue,
  surnamePrefix: optionalNameValue,
  surname: nameValue,
  role: z.enum(staffRoles),
  isPreschoolEducator: z.boolean(),
}) satisfies z.ZodType<StaffMember>

export const intervalValue = z
  .strictObject({ startMinute: minuteValue, endMinute: minuteValue })
  .refine(isForwardInterval, 'startBeforeEnd') satisfies z.ZodType<Interval>

export const shiftRow = z
  .strictObject({
    id: idOf<ShiftId>(),
    staffMemberId: idOf<StaffMemberId>(),
    locationId: idOf<LocationId>(),
    groupId: idOf<BaseGroupId>(),
    day: isoDayValue,
    startMinute: minuteValue,
    endMinute: minuteValue,
    breaks: z.array(intervalValue).max(10, 'tooMany'),
  })
  .refine(isForwardInterval, 'startBeforeEnd')
  .refine((row) => areBreaksInside(row, row.breaks), 'breaksInsideShift') satisfies z.ZodType<Shift>

/** Breaks lie inside the shift, in order of time, and do not overlap. */
export function areBreaksInside(shift: Interval, breaks: readonly Interval[]): boolean {
  let freeFrom = shift.startMinute
  for (const pause of breaks) {
    if (pause.startMinute < freeFrom || pause.endMinute > shift.endMinute) return false
    freeFrom = pause.endMinute
  }
  return true
}
