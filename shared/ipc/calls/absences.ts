import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { childId, plannedDay } from '../parts/values.ts'

export const absencesEnter = defineCall({
  permission: 'attendance.edit',
  input: z.strictObject({
    childId,
    startDay: plannedDay,
    endDay: plannedDay,
    reason: z.enum(['ill', 'holiday', 'other']),
  }),
  output: done,
})
