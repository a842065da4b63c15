import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import {
  childId,
  count,
  interval,
  isoDay,
  message,
  minuteOfDay,
  plainId,
  plannedDay,
} from '../parts/values.ts'

const absence = z.strictObject({
  childId,
  startDay: plannedDay,
  endDay: plannedDay,
  /** Left out or null = the whole day. */
  startMinute: minuteOfDay.nullable().default(null),
  endMinute: minuteOfDay.nullable().default(null),
  reason: z.enum(['ill', 'holiday', 'other']),
  isForCredit: z.boolean().default(false),
})

/** A contracted day of the period: the care that is called off, what it earns and what becomes of the place. */
export const absenceDay = z.strictObject({
  day: isoDay,
  stretches: z.array(interval).max(20),
  /** 0 = no credit; then `credit` says why. */
  creditMinutes: count,
  expiresOn: isoDay.nullable(),
  credit: message,
  place: message.nullable(),
})
export type AbsenceDay = z.output<typeof absenceDay>

/** Reports a child absent; with credit the answer names every contracted day and what it earned. SWAP-5 */
export const absencesEnter = defineCall({
  permission: 'attendance.edit',
  input: absence,
  output: z.strictObject({ ...done.shape, days: z.array(absenceDay).max(1_000) }),
})

/** What `absences.enter` would do, before anything is saved. */
export const absencesPreview = defineCall({
  permission: 'attendance.edit',
  input: absence,
  output: z.strictObject({
    days: z.array(absenceDay).max(1_000),
    creditMinutes: count,
    /** False for a period that is too long to go through day by day; then `days` is empty. */
    isComplete: z.boolean(),
    /** Why it cannot be reported at all; null when it can. */
    problem: message.nullable(),
  }),
})

/** Takes an absence back, and the credit that it earned. */
export const absencesRemove = defineCall({
  permission: 'attendance.edit',
  input: z.strictObject({ absenceId: plainId }),
  output: done,
})
