import { z } from 'zod'
import { careSettings } from '#shared/domain/organisation/model.ts'
import { waitingPriorities } from '#shared/domain/waiting-list/model.ts'
import { plannedWeekdaysValue } from '#shared/schema/rows/planning-rows.ts'
import { isoDayValue, noteValue } from '#shared/schema/values.ts'

/** What a family wishes, in the arguments of the commands of the waiting list. */
export const wishArgs = {
  setting: z.enum(careSettings),
  days: plannedWeekdaysValue,
  minimumDays: z.int('number').min(1, 'number').max(7, 'number'),
  wishedFrom: isoDayValue,
  priority: z.enum(waitingPriorities),
  note: noteValue,
} as const
