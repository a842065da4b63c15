import { z } from 'zod'
import type { PlannedChange, PlannedWeekday } from '#shared/domain/base-groups/model.ts'
import { scenarioStatuses } from '#shared/domain/base-groups/model.ts'
import { exactly } from './exactly.ts'
import {
  careSetting,
  childId,
  count,
  groupId,
  isoDay,
  isoWeek,
  message,
  messages,
  minuteOfDay,
  plannedDay,
  scenarioId,
  shortText,
  verdict,
  waitingEntryId,
  weekday,
} from './values.ts'

export const plannedWeekday = exactly<PlannedWeekday>()(
  z.strictObject({ weekday, startMinute: minuteOfDay.nullable(), endMinute: minuteOfDay.nullable() }),
)
export const plannedWeekdays = z.array(plannedWeekday).min(1).max(7)

export const plannedChange = exactly<PlannedChange>()(
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('transfer'),
      childId,
      setting: careSetting,
      toGroupId: groupId,
      day: plannedDay,
      settlingInWeeks: z.int().min(0).max(12),
    }),
    z.strictObject({
      kind: z.literal('place'),
      childId,
      entryId: waitingEntryId.nullable(),
      setting: careSetting,
      groupId,
      day: plannedDay,
      days: plannedWeekdays,
    }),
    z.strictObject({ kind: z.literal('end'), childId, setting: careSetting, day: plannedDay }),
  ]),
)
export const plannedChanges = z.array(plannedChange).max(1000)

/** The tightest day of one group in one week. PLAN-1 */
export const weekPressure = z.strictObject({
  week: isoWeek,
  /** Children at the busiest moment of the tightest day. */
  children: count,
  /** The day on which the fewest places are left; null = closed all week. */
  tightestDay: isoDay.nullable(),
  /** Places left that day for the most restrictive age the group takes. */
  free: count.nullable(),
  /** Staff the law asks at the tightest moment; null = not allowed or counted for the location. */
  required: count.nullable(),
  /** Staff minutes the law asks over the week. */
  requiredMinutes: count.nullable(),
  /** `roomy`, `tight` (one or two places), `full`, `over` (more than may be), `closed`. */
  status: z.enum(['roomy', 'tight', 'full', 'over', 'closed']),
})
export type WeekPressure = z.output<typeof weekPressure>

/** What happens to a child on a day of its bar. */
export const barMark = z.strictObject({
  day: isoDay,
  kind: z.enum(['birthday', 'transfer', 'start', 'leave', 'schoolStart', 'settlingIn']),
  /** The text beside the mark, in a code. */
  message,
})

/** A stretch of weeks of one child in one group. */
export const planBar = z.strictObject({
  groupId,
  setting: careSetting,
  startDay: isoDay,
  /** Last day, included, cut at the end of the horizon. */
  endDay: isoDay,
  isSettlingIn: z.boolean(),
  weekdays: z.array(weekday).max(7),
  /** Comes from the scenario that is looked at. */
  isPlanned: z.boolean(),
})

export const planChild = z.strictObject({
  childId,
  name: shortText,
  birthDate: isoDay,
  /** The row the child stands under: its first group within the horizon. */
  groupId,
  bars: z.array(planBar).max(40),
  marks: z.array(barMark).max(60),
})
export type PlanChild = z.output<typeof planChild>

export const planGroup = z.strictObject({
  groupId,
  name: shortText,
  code: shortText,
  setting: careSetting,
  minAgeMonths: count,
  maxAgeMonths: count,
  maxChildren: count,
  weeks: z.array(weekPressure).max(78),
})
export type PlanGroup = z.output<typeof planGroup>

/** Minutes of all staff over a year and a half: far more than a count of rows. */
export const staffMinutes = z.int().min(0).max(100_000_000)

/** Present plan against the plan with the changes. */
export const planDifference = z.strictObject({
  /** Children with a place at the end of the horizon. */
  placedNow: count,
  placedThen: count,
  requiredMinutesNow: staffMinutes,
  requiredMinutesThen: staffMinutes,
  /** Weeks in which some group has more children than may be or than fit. */
  overWeeksNow: count,
  overWeeksThen: count,
  waitingPlaced: z.array(shortText).max(200),
})

/** What one change, or a list of them, does; checked by the same rules as everything else. */
export const planOutcome = z.strictObject({
  verdict,
  /** The most important first. */
  sentences: messages,
  /** Weeks of groups whose numbers differ. */
  groups: z.array(z.strictObject({ groupId, weeks: z.array(weekPressure).max(78) })).max(40),
  difference: planDifference,
  /** A day on which it fits better, when there is one nearby. */
  better: z.strictObject({ change: plannedChange, message }).nullable(),
})
export type PlanOutcome = z.output<typeof planOutcome>

export const scenarioSummary = z.strictObject({
  id: scenarioId,
  name: shortText,
  status: z.enum(scenarioStatuses),
  /** Each change in words, with whether it still fits today. */
  changes: z.array(z.strictObject({ change: plannedChange, message, verdict })).max(1000),
  createdByName: shortText,
})
export type ScenarioSummary = z.output<typeof scenarioSummary>
