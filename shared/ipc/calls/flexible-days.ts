import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import {
  childId,
  count,
  isoDay,
  locationId,
  message,
  minuteOfDay,
  plannedDay,
  plannedMonth,
  requestId,
  shortText,
  verdict,
} from '../parts/values.ts'

const minutes = z.int().min(-10_000_000).max(10_000_000)

/**
 * `free` can be asked; `asked` waits for an answer; `granted` comes; `contracted` comes by contract; `cancelled` was
 * granted and called off; `outside`: no flexible contract that day.
 */
export const flexibleDayStates = [
  'free',
  'asked',
  'granted',
  'contracted',
  'cancelled',
  'absent',
  'closed',
  'outside',
  'past',
] as const

export const flexibleDay = z.strictObject({
  day: isoDay,
  state: z.enum(flexibleDayStates),
  /** Of a free or asked day; null for the others. */
  verdict: verdict.nullable(),
  /** Asked today it cannot be refused for lack of staff. FLEX-1 */
  isGuaranteed: z.boolean(),
  /** Confirming would grant it now; otherwise it would wait as an open request. */
  isGrantable: z.boolean(),
  headline: message.nullable(),
  /** What the day takes: of a free day as it would be, of a granted one as it is. */
  minutes: count,
  requestId: requestId.nullable(),
})
export type FlexibleDay = z.output<typeof flexibleDay>

export const flexibleChild = z.strictObject({
  childId,
  name: shortText,
  groupName: shortText,
  days: z.array(flexibleDay).max(31),
  balance: z.strictObject({
    /** The sum of all lines. */
    minutes,
    /** What days in this month can be paid with. */
    availableMinutes: minutes,
  }),
})
export type FlexibleChild = z.output<typeof flexibleChild>

/** The days of a month for the children with a flexible contract: one child, or all of them. */
export const flexibleDaysMonth = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, month: plannedMonth, childId: childId.nullable() }),
  output: z.strictObject({
    /** Asked today, a day from here on is guaranteed. FLEX-1 */
    guaranteedFrom: isoDay,
    guaranteeDays: count,
    /** Everybody with a flexible contract in this month, for the choice of a child. */
    choices: z.array(z.strictObject({ childId, name: shortText })).max(500),
    children: z.array(flexibleChild).max(100),
  }),
})

/**
 * Asks some days at once: each becomes a request, and those that fit are granted in the same act; the rest stays open.
 * One step to undo.
 */
export const flexibleDaysAsk = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({
    childId,
    locationId,
    days: z
      .array(
        z.strictObject({
          day: plannedDay,
          /** null = the hours that the contract or the house has. */
          startMinute: minuteOfDay.nullable(),
          endMinute: minuteOfDay.nullable(),
        }),
      )
      .min(1)
      .max(31),
  }),
  output: z.strictObject({
    /** null when every day was refused; then nothing was written. */
    done: done.nullable(),
    outcomes: z
      .array(
        z.strictObject({
          day: isoDay,
          outcome: z.enum(['granted', 'open', 'refused']),
          /** Why it is not granted; null when it is. */
          message: message.nullable(),
        }),
      )
      .max(31),
  }),
})
