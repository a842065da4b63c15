import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { controlledStay, longerStay, presentChild, staySide, stayView, unbookedDay } from '../parts/stays.ts'
import {
  childId,
  count,
  groupId,
  isoDay,
  isoMonth,
  locationId,
  minuteOfDay,
  plainId,
  plannedDay,
  shortText,
  staffMemberId,
} from '../parts/values.ts'

const mostChildren = 500
const mostStays = 5_000

/** Who can be written down now. Without a group: the whole location; without a day or a minute: those of now. */
export const quickLogPresent = defineCall({
  permission: 'attendance.log',
  input: z.strictObject({
    locationId,
    groupId: groupId.nullable(),
    day: plannedDay.nullable(),
    minute: minuteOfDay.nullable(),
  }),
  output: z.strictObject({
    day: isoDay,
    minute: minuteOfDay,
    /** Longer stays go in steps of so many minutes. EXTRA-2 */
    stepMinutes: z.int().min(1).max(1440),
    children: z.array(presentChild).max(mostChildren),
    /** Who may be writing; those who work that day first. */
    staff: z.array(z.strictObject({ id: staffMemberId, name: shortText })).max(mostChildren),
  }),
})

const stay = z.strictObject({
  childId,
  locationId,
  /** null = the group in which the child is at that end of its day. */
  groupId: groupId.nullable(),
  day: plannedDay,
  side: staySide,
  /** How much longer than the agreed care, all in all: 30, then 60 for the full hour. */
  minutes: z.int().min(1).max(720),
  /** Who of the staff writes it down; null = who is signed in. */
  loggedBy: staffMemberId.nullable(),
})
const logged = z.strictObject({ ...done.shape, stay: stayView })

export const quickLogLog = defineCall({ permission: 'attendance.log', input: stay, output: logged })

/** Taken back by staff, on the day itself. */
export const quickLogRemove = defineCall({
  permission: 'attendance.log',
  input: z.strictObject({ stayId: plainId }),
  output: done,
})

/** What was written down today, the latest first. */
export const quickLogToday = defineCall({
  permission: 'attendance.log',
  input: z.strictObject({ locationId, groupId: groupId.nullable() }),
  output: z.strictObject({ day: isoDay, stays: z.array(stayView).max(mostStays) }),
})

/** The control list of a month, before it is handed over. */
export const quickLogControl = defineCall({
  permission: 'ledger.edit',
  input: z.strictObject({ locationId, month: isoMonth }),
  output: z.strictObject({
    /** Stays that are not in a closed month yet, by day. */
    stays: z.array(controlledStay).max(mostStays),
    totalMinutes: count,
    totalCents: z.int(),
    longer: z.array(longerStay).max(mostStays),
    unbooked: z.array(unbookedDay).max(mostStays),
  }),
})

/** The same as `quickLog.log` for an earlier day, by who keeps the ledger. */
export const quickLogLogAfterwards = defineCall({ permission: 'ledger.edit', input: stay, output: logged })

export const quickLogRemoveAfterwards = defineCall({
  permission: 'ledger.edit',
  input: z.strictObject({ stayId: plainId }),
  output: done,
})

/** Let go: nothing is charged and the list does not ask again. */
export const quickLogWaive = defineCall({
  permission: 'ledger.edit',
  input: z.strictObject({ observedTimeId: plainId, side: staySide }),
  output: done,
})
