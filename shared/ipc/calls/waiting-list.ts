import { z } from 'zod'
import { offerStatuses, waitingPriorities, waitingStatuses } from '#shared/domain/waiting-list/model.ts'
import { defineCall } from '../define.ts'
import { plannedWeekday, plannedWeekdays } from '../parts/base-groups.ts'
import { done } from '../parts/done.ts'
import {
  ageMonths,
  ageYears,
  careSetting,
  childId,
  count,
  groupId,
  instant,
  isoDay,
  isoWeek,
  locationId,
  longText,
  message,
  messages,
  offerId,
  plannedDay,
  plannedWeek,
  schoolId,
  shortText,
  verdict,
  waitingEntryId,
  weekday,
} from '../parts/values.ts'

/** The waiting list of a location: order, matching over a year, offers, friends. WAIT-1..5 */

const priority = z.enum(waitingPriorities)

/** One wished weekday in one group, over the year. */
const dayMatch = z.strictObject({
  weekday,
  verdict,
  /** "di past vanaf wk 18", "do vol tot wk 8". */
  message,
  /** From this day on the weekday fits all year; null = not within the year. */
  fitsFrom: isoDay.nullable(),
  /** The day with the fewest places left for a child of this age; null = every day is closed. */
  tightestDay: isoDay.nullable(),
  /** Places left on that day, this child not counted. */
  free: count.nullable(),
})

/** What could be offered at once, in the form of an offer. */
const suggestion = z.strictObject({
  groupId,
  groupName: shortText,
  startDay: isoDay,
  days: plannedWeekdays,
  /** It takes a member of staff more than the children who come need already. */
  needsStaff: z.boolean(),
})

const openOffer = z.strictObject({
  offerId,
  entryId: waitingEntryId,
  childName: shortText,
  groupId,
  groupName: shortText,
  days: z.array(plannedWeekday).max(7),
  startDay: isoDay,
  expiresOn: isoDay,
  /** Days left to answer; 0 = today is the last day, below = over. */
  daysLeft: z.int().min(-10_000).max(10_000),
})
export type OpenOffer = z.output<typeof openOffer>

export const waitingRow = z.strictObject({
  entryId: waitingEntryId,
  childId,
  name: shortText,
  birthDate: isoDay,
  /** On the wished first day. */
  ageMonths,
  setting: careSetting,
  days: plannedWeekdays,
  minimumDays: count,
  wishedFrom: isoDay,
  receivedOn: isoDay,
  priority,
  status: z.enum(waitingStatuses),
  /** 1 = the first to be served. */
  place: count,
  /** Why this place, in the words of the policy. WAIT-3 */
  placeReason: message,
  /** Is here already, and wants other days or another setting. */
  isInternal: z.boolean(),
  verdict,
  /** "Past vanaf wk 18 in Babies." */
  headline: message,
  dayMessages: messages,
  suggestion: suggestion.nullable(),
  offer: openOffer.nullable(),
})
export type WaitingRow = z.output<typeof waitingRow>

/** Everybody who waits or has an offer, in the order in which they are served. WAIT-2 */
export const waitingListList = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId }),
  output: z.strictObject({
    today: isoDay,
    /** The order of the house in words. */
    order: message,
    entries: z.array(waitingRow).max(500),
    offers: z.array(openOffer).max(500),
    /** Who left the list, the latest first. */
    closed: z
      .array(
        z.strictObject({
          entryId: waitingEntryId,
          name: shortText,
          status: z.enum(waitingStatuses),
          closedAt: instant,
          reason: longText,
        }),
      )
      .max(50),
  }),
})

const groupMatch = z.strictObject({
  groupId,
  groupName: shortText,
  verdict,
  headline: message,
  /** First day from which enough of the days fit for a whole year; null = not within a year. */
  firstDay: isoDay.nullable(),
  days: z.array(dayMatch).max(7),
  /** Last day the child may be in this group by its age, when that falls within the year. CARE-4 */
  untilDay: isoDay.nullable(),
  /** Some of it is counted without a roster. CHECK-2 */
  isProvisional: z.boolean(),
})
export type GroupMatch = z.output<typeof groupMatch>

/** Every group that takes the child's age, weekday by weekday over a whole year. WAIT-1 */
export const waitingListMatch = defineCall({
  permission: 'children.view',
  input: z.strictObject({ entryId: waitingEntryId }),
  output: z.strictObject({ row: waitingRow, groups: z.array(groupMatch).max(60) }),
})

const loggedOffer = z.strictObject({
  offerId,
  groupName: shortText,
  days: z.array(plannedWeekday).max(7),
  startDay: isoDay,
  expiresOn: isoDay,
  status: z.enum(offerStatuses),
  /** Why this family, and who was passed over with the reason. WAIT-5 */
  reasons: messages,
  note: longText,
  offeredByName: shortText,
  offeredAt: instant,
  answeredByName: shortText,
  answeredAt: instant.nullable(),
})

const person = z.strictObject({ childId, name: shortText })

/** One family: its wish, friends, and everything that was offered and why. */
export const waitingListGet = defineCall({
  permission: 'children.view',
  input: z.strictObject({ entryId: waitingEntryId }),
  output: z.strictObject({
    row: waitingRow,
    note: longText,
    siblings: z.array(person).max(50),
    friends: z.array(person).max(50),
    /** The latest first. */
    offers: z.array(loggedOffer).max(500),
    /** Offers to others that passed this family over, with the reason given then. WAIT-5 */
    passedOver: messages,
  }),
})

const cell = z.strictObject({
  weekday,
  day: isoDay,
  /** Places for a child of this age, staff as it is; null = closed or no such care. */
  free: count.nullable(),
  /** Places when staff is added, within the maximum of the house and the law. */
  room: count.nullable(),
  status: z.enum(['roomy', 'tight', 'full', 'needsStaff', 'closed']),
})

/** Places per week and weekday for one age in one group. WAIT-1 */
export const waitingListCapacity = defineCall({
  permission: 'children.view',
  input: z.strictObject({ groupId, ageYears, fromWeek: plannedWeek, weeks: z.int().min(1).max(60) }),
  output: z.strictObject({
    groupName: shortText,
    /** Ages the group takes, in completed years. */
    ages: z.array(ageYears).max(13),
    weekdays: z.array(weekday).max(7),
    weeks: z
      .array(
        z.strictObject({
          week: isoWeek,
          monday: isoDay,
          isProvisional: z.boolean(),
          cells: z.array(cell).max(7),
        }),
      )
      .max(60),
  }),
})

/** Who is next for a place in a group on a weekday, and why. WAIT-2, WAIT-3 */
export const waitingListNext = defineCall({
  permission: 'children.view',
  input: z.strictObject({ groupId, weekday, startDay: plannedDay }),
  output: z.strictObject({
    families: z
      .array(
        z.strictObject({
          entryId: waitingEntryId,
          name: shortText,
          place: count,
          placeReason: message,
          verdict,
          message,
        }),
      )
      .max(500),
  }),
})

const wish = {
  setting: careSetting,
  days: plannedWeekdays,
  minimumDays: z.int().min(1).max(7),
  wishedFrom: plannedDay,
  priority,
  note: longText,
} as const

/** A family on the list: a child that is known, or a new one, born or not. */
export const waitingListEnter = defineCall({
  permission: 'waitingList.edit',
  input: z.strictObject({
    locationId,
    child: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('known'), childId }),
      z.strictObject({
        kind: z.literal('new'),
        firstName: shortText,
        surnamePrefix: shortText,
        surname: shortText,
        birthDate: isoDay,
        /** A brother or sister who is known here; null = a new family. */
        siblingId: childId.nullable(),
        schoolId: schoolId.nullable(),
      }),
    ]),
    receivedOn: plannedDay,
    ...wish,
  }),
  output: z.strictObject({ done, entryId: waitingEntryId }),
})

export const waitingListChange = defineCall({
  permission: 'waitingList.edit',
  input: z.strictObject({ entryId: waitingEntryId, ...wish }),
  output: done,
})

export const waitingListWithdraw = defineCall({
  permission: 'waitingList.edit',
  input: z.strictObject({ entryId: waitingEntryId, reason: longText }),
  output: done,
})

const offerShape = {
  entryId: waitingEntryId,
  groupId,
  days: plannedWeekdays,
  startDay: plannedDay,
} as const

/** What an offer would come to, before it is made: fits or not, and who would be passed over. Writes nothing. */
export const waitingListTryOffer = defineCall({
  permission: 'children.view',
  input: z.strictObject(offerShape),
  output: z.strictObject({
    verdict,
    sentences: messages,
    mayOffer: z.boolean(),
    /** Families before this one who would take the place; passing over one who fits needs a note. WAIT-5 */
    passedOver: z
      .array(z.strictObject({ entryId: waitingEntryId, name: shortText, message, needsNote: z.boolean() }))
      .max(500),
    /** The day an offer made today would expire. WAIT-4 */
    expiresOn: isoDay,
  }),
})

export const waitingListOffer = defineCall({
  permission: 'waitingList.edit',
  input: z.strictObject({
    ...offerShape,
    /** null = after the days the house gives. WAIT-4 */
    expiresOn: plannedDay.nullable(),
    /** Needed when somebody who fits is passed over. WAIT-5 */
    note: longText,
  }),
  output: done,
})

export const waitingListAnswerOffer = defineCall({
  permission: 'waitingList.edit',
  input: z.strictObject({
    offerId,
    /** `withdrawn`: the house takes it back. */
    answer: z.enum(['accepted', 'declined', 'withdrawn']),
    note: longText,
  }),
  output: done,
})

/** Two children who should be in one group. */
export const friendshipsSet = defineCall({
  permission: 'waitingList.edit',
  input: z.strictObject({ childId, friendId: childId }),
  output: done,
})

export const friendshipsRemove = defineCall({
  permission: 'waitingList.edit',
  input: z.strictObject({ childId, friendId: childId }),
  output: done,
})
