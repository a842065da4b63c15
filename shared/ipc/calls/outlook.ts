import { z } from 'zod'
import { ladderKinds, transitionKinds } from '#shared/domain/outlook/model.ts'
import type {
  AgeLadder,
  QuietDays,
  TransitionsForecast,
  WeeksForecast,
} from '#shared/domain/outlook/model.ts'
import { requestKinds } from '#shared/domain/requests/model.ts'
import { defineCall } from '../define.ts'
import { exactly } from '../parts/exactly.ts'
import {
  anyAgeYears,
  careSetting,
  childId,
  count,
  daypart,
  groupId,
  interval,
  isoDay,
  isoMonth,
  isoWeek,
  locationId,
  plannedDay,
  plannedMonth,
  plannedWeek,
  requestId,
  shortText,
  waitingEntryId,
  weekday,
} from '../parts/values.ts'

const minutes = z.int().min(0).max(10_000_000)
const changeMinutes = z.int().min(-10_000_000).max(10_000_000)
const cents = z.int().min(0).max(1_000_000_000)
const children = z.int().min(0).max(10_000)
const GROUPS_MAX = 60
const MONTHS_MAX = 24
const WEEKS_MAX = 78
const RADAR_DAYS_MAX = 92
/** Worked out in turns between other work: on a busy machine that takes a while, and nobody waits for it. */
const patientMs = 60_000

const group = z.strictObject({ groupId, name: shortText, setting: careSetting, maxChildren: children })
const groups = z.array(group).max(GROUPS_MAX)
const months = z.array(isoMonth).max(MONTHS_MAX)
const named = { childId, name: shortText } as const
const ageClass = z.strictObject({ fromAge: count, toAge: count }).nullable()

const ladderEffect = z.strictObject({
  weekday,
  day: isoDay,
  requiredBefore: children.nullable(),
  requiredAfter: children.nullable(),
  changeMinutes,
  classBefore: ageClass,
  classAfter: ageClass,
  places: z.array(z.strictObject({ ageYears: count, before: children, after: children })).max(13),
})

const nextPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('schoolCare'), state: z.enum(['placed', 'waiting', 'none']) }),
  z.strictObject({ kind: z.literal('group'), state: z.enum(['planned', 'none']), groupName: shortText }),
])

/** Who turns one, two, three or four, and what that does to staff and places. LADDER-1 */
export const outlookLadder = defineCall({
  deadlineMs: patientMs,
  permission: 'children.view',
  input: z.strictObject({ locationId, fromMonth: plannedMonth, months: z.int().min(1).max(MONTHS_MAX) }),
  output: exactly<AgeLadder>()(
    z.strictObject({
      months,
      groups,
      steps: z
        .array(
          z.strictObject({
            ...named,
            kind: z.enum(ladderKinds),
            day: isoDay,
            ageYears: count,
            groupId,
            lastDay: isoDay.nullable(),
            effects: z.array(ladderEffect).max(7),
            next: nextPlace.nullable(),
          }),
        )
        .max(5_000),
    }),
  ),
})

const quietOption = z.strictObject({
  children: z
    .array(
      z.strictObject({
        ...named,
        ageYears: anyAgeYears,
        stretch: interval,
        fitDays: z.array(isoDay).max(20),
        toDay: isoDay.nullable(),
        requestId: requestId.nullable(),
        hasSiblingThere: z.boolean(),
      }),
    )
    .max(2),
  dayparts: z.array(daypart).max(2),
  requiredBefore: children,
  requiredAfter: children,
  savedMinutes: minutes,
  savedCents: cents,
})

/** Days on which one member of staff fewer is enough if one child or two come another day. RADAR-1 */
export const outlookQuietDays = defineCall({
  deadlineMs: patientMs,
  permission: 'children.view',
  input: z.strictObject({ locationId, fromDay: plannedDay, days: z.int().min(1).max(RADAR_DAYS_MAX) }),
  output: exactly<QuietDays>()(
    z.strictObject({
      fromDay: isoDay,
      untilDay: isoDay,
      groups,
      days: z
        .array(
          z.strictObject({
            key: z.string().max(200),
            day: isoDay,
            groupIds: z.array(groupId).max(GROUPS_MAX),
            setting: careSetting,
            childrenThere: children,
            rostered: children.nullable(),
            savedMinutes: minutes,
            savedCents: cents,
            options: z.array(quietOption).max(20),
            moreOptions: count,
            requests: z
              .array(z.strictObject({ ...named, requestId, kind: z.enum(requestKinds), wantedDay: isoDay }))
              .max(20),
            mergeSavedMinutes: minutes,
          }),
        )
        .max(RADAR_DAYS_MAX * GROUPS_MAX),
      openDays: count,
      withoutOtherDay: count,
    }),
  ),
})

const places = children.nullable()

/**
 * How full, how many places by age, and how many hours, week by week. Who may not look at children gets no families of
 * the waiting list. PLAN-1, CHECK-1, MERGE-4, PRIV-4
 */
export const outlookWeeks = defineCall({
  deadlineMs: patientMs,
  permission: 'location.view',
  input: z.strictObject({ locationId, fromWeek: plannedWeek, weeks: z.int().min(1).max(WEEKS_MAX) }),
  output: exactly<WeeksForecast>()(
    z.strictObject({
      weeks: z
        .array(z.strictObject({ week: isoWeek, monday: isoDay, isHoliday: z.boolean(), openDays: count }))
        .max(WEEKS_MAX),
      groups: z
        .array(
          group.extend({
            weeks: z
              .array(z.strictObject({ children: z.array(children.nullable()).max(7), offered: children }))
              .max(WEEKS_MAX),
          }),
        )
        .max(GROUPS_MAX),
      places: z
        .array(
          z.strictObject({
            ageYears: count,
            weeks: z
              .array(z.strictObject({ withoutExtraStaff: places, withExtraStaff: places }))
              .max(WEEKS_MAX),
          }),
        )
        .max(4),
      fits: z
        .array(
          z.strictObject({
            ...named,
            entryId: waitingEntryId,
            ageYears: count,
            wishedFrom: isoDay,
            week: isoWeek.nullable(),
            groupName: shortText,
          }),
        )
        .max(2_000),
      hours: z
        .array(
          z.strictObject({
            requiredMinutes: minutes,
            rosteredMinutes: minutes.nullable(),
            savedMinutes: changeMinutes,
            possibleMinutes: minutes.nullable(),
            largestGapDay: isoDay.nullable(),
          }),
        )
        .max(WEEKS_MAX),
    }),
  ),
})

/** Who comes into which group and who leaves it, month by month. CARE-4, CARE-5 */
export const outlookTransitions = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, fromMonth: plannedMonth, months: z.int().min(1).max(MONTHS_MAX) }),
  output: exactly<TransitionsForecast>()(
    z.strictObject({
      months,
      groups,
      transitions: z
        .array(
          z.strictObject({
            ...named,
            groupId,
            direction: z.enum(['in', 'out']),
            kind: z.enum(transitionKinds),
            day: isoDay,
            otherGroupId: groupId.nullable(),
          }),
        )
        .max(10_000),
    }),
  ),
})
