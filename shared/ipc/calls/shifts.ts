import { z } from 'zod'
import { isForwardInterval } from '#shared/schema/values.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import {
  forwardInterval,
  groupId,
  intervalShape,
  locationId,
  minuteOfDay,
  plannedDay,
  shortText,
  staffMemberId,
  staffRole,
} from '../parts/values.ts'

/** Staff of the location who have no shift in that stretch. */
export const shiftsListAvailable = defineCall({
  permission: 'roster.edit',
  input: z
    .strictObject({ locationId, day: plannedDay, groupId, startMinute: minuteOfDay, endMinute: minuteOfDay })
    .refine(isForwardInterval, { path: ['endMinute'] }),
  output: z.strictObject({
    staff: z
      .array(
        z.strictObject({
          id: staffMemberId,
          name: shortText,
          role: staffRole,
          /** The person's other shifts of that day. */
          shifts: z.array(z.strictObject({ ...intervalShape, groupName: shortText })).max(20),
        }),
      )
      .max(500),
  }),
})

export const shiftsAssign = defineCall({
  permission: 'roster.edit',
  input: z
    .strictObject({
      staffMemberId,
      groupId,
      day: plannedDay,
      startMinute: minuteOfDay,
      endMinute: minuteOfDay,
      breaks: z.array(forwardInterval).max(6),
    })
    .refine(isForwardInterval, { path: ['endMinute'] }),
  output: done,
})
