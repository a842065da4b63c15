import { z } from 'zod'
import { contractForms } from '#shared/domain/children/model.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import {
  childId,
  contractId,
  groupId,
  isoDay,
  longText,
  message,
  minuteOfDay,
  plainId,
  plannedDay,
  shortText,
  verdict,
  weekday,
} from '../parts/values.ts'

export const contractLine = z.strictObject({
  weekday,
  startMinute: minuteOfDay.nullable(),
  endMinute: minuteOfDay.nullable(),
  holidayStartMinute: minuteOfDay.nullable(),
  holidayEndMinute: minuteOfDay.nullable(),
})

const contractChange = z.strictObject({
  contractId,
  receivedOn: plannedDay,
  effectiveDay: plannedDay,
  days: z.array(contractLine).max(14),
  /** null = the present group. */
  groupId: groupId.nullable(),
  /** null = the present form. */
  form: z.enum(contractForms).nullable(),
})

/** What a contract is now, and on which days it may change: asked when the form opens. CARE-5 */
export const contractsGet = defineCall({
  permission: 'contracts.edit',
  input: z.strictObject({ contractId, receivedOn: plannedDay }),
  output: z.strictObject({
    form: z.enum(contractForms),
    groupId,
    groups: z.array(z.strictObject({ id: groupId, name: shortText })).max(100),
    days: z.array(contractLine).max(100),
    /** The first change day after the notice. */
    earliest: isoDay,
    noticeMonths: z.int().min(0).max(24),
    /** Change days before the notice has passed, in order; for more hours only. */
    earlyDays: z.array(isoDay).max(60),
    /** Change days from the earliest on. */
    allowedDays: z.array(isoDay).max(60),
  }),
})

/** Whether a change fits, weekday by weekday, before anything is saved. CARE-5 */
export const contractsPreview = defineCall({
  permission: 'contracts.edit',
  input: contractChange,
  output: z.strictObject({
    earliest: isoDay,
    isOnlyMore: z.boolean(),
    room: z.array(z.strictObject({ weekday, verdict, message, day: isoDay.nullable() })).max(7),
    /** Why it cannot be done as asked; null when it can. */
    problem: message.nullable(),
  }),
})

export const contractsChange = defineCall({
  permission: 'contracts.edit',
  input: contractChange,
  output: done,
})

export const contractsEnd = defineCall({
  permission: 'contracts.edit',
  input: z.strictObject({
    contractId,
    receivedOn: plannedDay,
    /** The last day of care. */
    lastDay: plannedDay,
    isByProvider: z.boolean(),
    reason: longText,
  }),
  output: done,
})

/** Written consent for a second group. GROUP-3 */
export const consentsRecord = defineCall({
  permission: 'consents.edit',
  input: z.strictObject({
    childId,
    groupId,
    signedOn: plannedDay,
    validFrom: plannedDay,
    validUntil: plannedDay,
  }),
  output: done,
})

export const consentsEnd = defineCall({
  permission: 'consents.edit',
  input: z.strictObject({ consentId: plainId, lastDay: plannedDay }),
  output: done,
})
