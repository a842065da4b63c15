import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import {
  agreedMerge,
  mergeDayPlan,
  mergeGroupIds,
  mergeKind,
  mergeProposal,
  mergeReason,
} from '../parts/merging.ts'
import {
  careSetting,
  childId,
  count,
  groupId,
  intervalShape,
  isoDay,
  locationId,
  longText,
  mergeId,
  message,
  messages,
  plannedDay,
  plannedWeek,
  shortText,
  weekday,
} from '../parts/values.ts'

const minutes = z.int().min(0).max(10_000_000)

/** One week: what merging could save each day, and what was agreed. It names who stands in the way. MERGE-1..7, PRIV-4 */
export const mergingWeek = defineCall({
  permission: 'children.view',
  input: z.strictObject({
    locationId,
    week: plannedWeek,
    /** Also use the minutes in which fewer staff are allowed. MERGE-6 */
    mayUseDeviation: z.boolean(),
  }),
  output: z.strictObject({
    days: z.array(mergeDayPlan).max(7),
    agreed: z.array(agreedMerge).max(200),
    savedMinutes: minutes,
    savedCents: z.int().min(0).max(1_000_000_000),
    /** How many proposals were set aside with "not now" this week. */
    dismissed: count,
  }),
  /** The first plan after a start waits for the thread that makes it. */
  deadlineMs: 30_000,
})

/** The weekdays on which the same groups could be together week after week. */
export const mergingStructural = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, fromWeek: plannedWeek, weeks: z.int().min(2).max(26) }),
  output: z.strictObject({
    weekdays: z
      .array(
        z.strictObject({
          weekday,
          hostGroupId: groupId,
          groupIds: mergeGroupIds,
          ...intervalShape,
          /** Weeks in which it may be and saves staff, of the weeks in which the location is open that weekday. */
          fittingWeeks: count,
          openWeeks: count,
          /** On average over the fitting weeks. */
          savedMinutes: minutes,
          /** Children whose parents must consent in writing first. GROUP-3 */
          withoutConsent: z.array(z.strictObject({ childId, name: shortText })).max(200),
          sentences: messages,
        }),
      )
      .max(50),
    weeks: count,
  }),
  /** Half a year is planned day by day. */
  deadlineMs: 60_000,
})

const wantedMerge = {
  locationId,
  day: plannedDay,
  groupIds: mergeGroupIds,
  hostGroupId: groupId,
  ...intervalShape,
} as const

/** What a merge would mean on one day, whoever thought of it: the same arithmetic as a proposal. */
export const mergingTry = defineCall({
  permission: 'children.view',
  input: z.strictObject(wantedMerge),
  output: z.strictObject({
    proposal: mergeProposal.nullable(),
    /** Why nothing can be said; null when `proposal` is there. */
    refusal: message.nullable(),
  }),
})

/** Agrees to a merge; refused when the law, the room or another merge says no. MERGE-2, MERGE-7 */
export const mergingAccept = defineCall({
  permission: 'merges.edit',
  input: z.strictObject({
    ...wantedMerge,
    kind: mergeKind,
    /** Last day, included; the day itself for a one-off. */
    validUntil: plannedDay,
    weekdays: z.array(weekday).min(1).max(7),
    reason: mergeReason,
    note: longText,
  }),
  output: done,
})

/** "Not now": these groups are not proposed together until and with a day. */
export const mergingDismiss = defineCall({
  permission: 'merges.edit',
  input: z.strictObject({
    locationId,
    groupIds: mergeGroupIds,
    day: plannedDay,
    /** Only this day, or this weekday from that day on until `validUntil`. */
    validUntil: plannedDay,
  }),
  output: done,
})

/** Ends an agreed merge: one day of it, or from a day on. What is past stays recorded. */
export const mergingEnd = defineCall({
  permission: 'merges.edit',
  input: z.strictObject({ mergeId, day: plannedDay, scope: z.enum(['day', 'fromDay']) }),
  output: done,
})

/** What parents are told and asked to sign, ready to print. GROUP-2, GROUP-3 */
export const mergingPapers = defineCall({
  permission: 'children.view',
  input: z.strictObject({ mergeId }),
  output: z.strictObject({
    locationName: shortText,
    hostName: shortText,
    groupNames: z.array(shortText).max(40),
    setting: careSetting,
    validFrom: isoDay,
    validUntil: isoDay,
    weekdays: z.array(weekday).max(7),
    ...intervalShape,
    reasonCode: shortText,
    /** The letter, in the languages the families read. */
    letter: messages,
    families: z
      .array(
        z.strictObject({
          childId,
          name: shortText,
          groupName: shortText,
          language: z.enum(['nl', 'en']),
          /** Written consent is still to be given. */
          needsConsent: z.boolean(),
        }),
      )
      .max(500),
  }),
})
