import { z } from 'zod'
import { payments } from '#shared/domain/requests/model.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import {
  ageMonths,
  childId,
  count,
  isoDay,
  locationId,
  message,
  messages,
  plannedDay,
  requestId,
  schoolId,
  shortText,
} from '../parts/values.ts'

const dayOffKind = z.enum(['studyDay', 'marginDay'])

export const studyDaySummary = z.strictObject({
  schoolId,
  schoolName: shortText,
  day: isoDay,
  kind: dayOffKind,
  /** Registering is open up to and with this day. STUDY-1 */
  closingDay: isoDay,
  /** Negative once it has closed. */
  daysLeft: z.int().min(-100_000).max(100_000),
  isHouseClosed: z.boolean(),
  /** Pupils with out-of-school care here. */
  pupils: count,
  /** Come anyway, by contract. */
  byContract: count,
  registered: count,
  /** Asked and not answered yet. */
  waiting: count,
  minimumChildren: count,
})
export type StudyDaySummary = z.output<typeof studyDaySummary>

/** Days off of the schools of this location, in order. */
export const studyDaysList = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, from: plannedDay, until: plannedDay }),
  output: z.strictObject({
    days: z.array(studyDaySummary).max(500),
    schools: z.array(z.strictObject({ id: schoolId, name: shortText })).max(200),
  }),
})

export const clusterRow = z.strictObject({
  hostName: shortText,
  /** Locations whose children are there. */
  fromNames: z.array(shortText).max(8),
  children: count,
  /** Staff at the busiest moment. */
  peak: count,
  staffMinutes: count,
})

/** One study day at one location: who comes, and where care takes the fewest staff. */
export const studyDaysGet = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, schoolId, day: plannedDay }),
  output: z.strictObject({
    summary: studyDaySummary,
    children: z
      .array(
        z.strictObject({
          childId,
          name: shortText,
          ageMonths,
          isByContract: z.boolean(),
          isRegistered: z.boolean(),
          requestId: requestId.nullable(),
        }),
      )
      .max(500),
    cluster: z.strictObject({
      /** The proposal in words, in order. */
      sentences: messages,
      apart: z.array(clusterRow).max(8),
      best: z.array(clusterRow).max(8),
      /** Everybody at one location: staff minutes there, or null when that may not be. */
      together: z.array(z.strictObject({ hostName: shortText, staffMinutes: count.nullable() })).max(8),
      savedMinutes: count,
    }),
  }),
})

/** Registers a child: a request, granted in the same act when it was in time or fits. STUDY-1, STUDY-2 */
export const studyDaysRegister = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({
    childId,
    locationId,
    day: plannedDay,
    /** null = a holiday day when the balance holds one, else an invoice. STUDY-2 */
    payment: z.enum(payments).nullable(),
  }),
  output: z.strictObject({ done, isGranted: z.boolean(), message: message.nullable() }),
})

export const studyDaysEnter = defineCall({
  permission: 'roster.edit',
  input: z.strictObject({ schoolId, day: plannedDay, kind: dayOffKind }),
  output: done,
})

export const studyDaysRemove = defineCall({
  permission: 'roster.edit',
  input: z.strictObject({ schoolId, day: plannedDay }),
  output: done,
})
