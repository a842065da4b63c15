import { z } from 'zod'
import { HORIZON_WEEKS_MAX } from '#shared/domain/base-groups/model.ts'
import { defineCall } from '../define.ts'
import {
  planChild,
  planDifference,
  planGroup,
  plannedChange,
  plannedChanges,
  planOutcome,
  scenarioSummary,
  staffMinutes,
} from '../parts/base-groups.ts'
import { done } from '../parts/done.ts'
import {
  count,
  isoDay,
  isoWeek,
  locationId,
  message,
  messages,
  plainId,
  plannedWeek,
  scenarioId,
  shortText,
} from '../parts/values.ts'

const horizon = {
  locationId,
  fromWeek: plannedWeek,
  weeks: z.int().min(4).max(HORIZON_WEEKS_MAX),
  /** Look at the plan with the changes of this scenario; null = the present plan. */
  scenarioId: scenarioId.nullable(),
} as const

/** Children as bars over the weeks, with the tightest day of every group in every week. PLAN-1..5 */
export const baseGroupsTimeline = defineCall({
  permission: 'children.view',
  input: z.strictObject(horizon),
  output: z.strictObject({
    weeks: z
      .array(z.strictObject({ week: isoWeek, monday: isoDay, isHoliday: z.boolean() }))
      .max(HORIZON_WEEKS_MAX),
    groups: z.array(planGroup).max(60),
    children: z.array(planChild).max(2_000),
    notices: messages,
  }),
})

/** What changes would do on top of the plan looked at. Writes nothing. */
export const baseGroupsTry = defineCall({
  permission: 'children.view',
  input: z.strictObject({ ...horizon, changes: plannedChanges.min(1) }),
  output: planOutcome,
})

/** Carries one change out in the real plan; checked again. PLAN-4 */
export const baseGroupsCarryOut = defineCall({
  permission: 'groups.edit',
  input: z.strictObject({ locationId, change: plannedChange }),
  output: done,
})

export const scenariosList = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId }),
  output: z.strictObject({ scenarios: z.array(scenarioSummary).max(200) }),
})

export const scenariosCreate = defineCall({
  permission: 'groups.edit',
  input: z.strictObject({ locationId, name: shortText, changes: plannedChanges }),
  output: z.strictObject({ done, scenarioId }),
})

/** Name and list of changes as they are from now on. */
export const scenariosChange = defineCall({
  permission: 'groups.edit',
  input: z.strictObject({ scenarioId, name: shortText, changes: plannedChanges }),
  output: done,
})

export const scenariosDiscard = defineCall({
  permission: 'groups.edit',
  input: z.strictObject({ scenarioId }),
  output: done,
})

/** The scenario against the present plan. */
export const scenariosCompare = defineCall({
  permission: 'children.view',
  input: z.strictObject({ scenarioId, fromWeek: plannedWeek, weeks: z.int().min(4).max(HORIZON_WEEKS_MAX) }),
  output: z.strictObject({ scenario: scenarioSummary, difference: planDifference }),
})

/** Carries the named changes out as one step, after checking each again against the plan of this moment. PLAN-4 */
export const scenariosCarryOut = defineCall({
  permission: 'groups.edit',
  input: z.strictObject({
    scenarioId,
    /** Positions in the list of changes; the rest is left. */
    picked: z.array(z.int().min(0).max(1000)).min(1).max(1000),
  }),
  output: done,
})

/** Starts working out a better division over the groups; the answer is a job to follow. PLAN-6 */
export const proposalsStart = defineCall({
  permission: 'children.view',
  input: z.strictObject({
    ...horizon,
    /** Also place children of the waiting list. */
    withWaitingList: z.boolean(),
    /** Seconds after which it stops by itself. */
    seconds: z.int().min(1).max(120),
  }),
  output: z.strictObject({ jobId: plainId }),
})

/** How far it is: the best division so far, and how much better it could be at most. */
export const proposalsProgress = defineCall({
  permission: 'children.view',
  input: z.strictObject({ jobId: plainId }),
  output: z.strictObject({
    state: z.enum(['starting', 'improving', 'done', 'stopped', 'failed', 'unknown']),
    elapsedMs: count,
    /** Staff minutes over the horizon, now and in the proposal; null before the first answer. */
    requiredMinutesNow: staffMinutes.nullable(),
    requiredMinutesThen: staffMinutes.nullable(),
    /** At most so much better could another division be, per mille of the objective; null = not known yet. */
    gapPerMille: count.nullable(),
    waitingPlaced: count,
    /** Each change with its reason; in the order in which they are to be carried out. */
    moves: z.array(z.strictObject({ change: plannedChange, message, reasons: messages })).max(1000),
    /** What there is to say of the whole: nothing to choose, nothing better found. */
    notices: messages,
    failure: message.nullable(),
  }),
})

export const proposalsStop = defineCall({
  permission: 'children.view',
  input: z.strictObject({ jobId: plainId }),
  output: z.strictObject({}),
})
