import { z } from 'zod'
import { policyGroups } from '#shared/domain/policies/policy-groups.ts'
import { policyCodes } from '#shared/domain/policies/policies.ts'
import { checkStepCodes, requestKinds } from '#shared/domain/requests/model.ts'
import type { ReplayResult } from '#shared/domain/rules-replay/model.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { exactly } from '../parts/exactly.ts'
import {
  count,
  isoDay,
  isPlanned,
  locationId,
  longText,
  message,
  plainId,
  plannedDay,
  requestId,
  shortText,
  verdict,
} from '../parts/values.ts'

const policyCode = z.enum(policyCodes)
/** JSON text; the policy of the code reads it. A value that does not fit is refused with a sentence. */
const policyText = longText.min(1)
const setValue = z.strictObject({ value: policyText, since: isoDay })

const policyView = z.strictObject({
  code: policyCode,
  /** What holds at the location on the day. */
  value: policyText,
  origin: z.enum(['default', 'organisation', 'location']),
  /** null for a default. */
  since: isoDay.nullable(),
  organisation: setValue.nullable(),
  own: setValue.nullable(),
  /** The location asks for something looser; the stricter value keeps holding. */
  isOwnHeldBack: z.boolean(),
  planned: z
    .array(
      z.strictObject({ level: z.enum(['organisation', 'location']), value: policyText, validFrom: isoDay }),
    )
    .max(200),
})
export type PolicyView = z.output<typeof policyView>

export const rulesList = defineCall({
  permission: 'location.view',
  input: z.strictObject({ locationId, day: plannedDay }),
  output: z.strictObject({
    day: isoDay,
    groups: z.array(
      z.strictObject({
        group: z.enum(policyGroups),
        /** Policies of one line are changed together. */
        lines: z.array(z.array(policyView).min(1).max(5)).max(20),
      }),
    ),
  }),
})

const policyValue = z.strictObject({ code: policyCode, value: policyText })
const policyValues = z
  .array(policyValue)
  .min(1)
  .max(policyCodes.length)
  .refine((values) => new Set(values.map(({ code }) => code)).size === values.length)

export const rulesSet = defineCall({
  permission: 'rules.edit',
  /** `locationId` null = the whole organisation. */
  input: z.strictObject({ locationId: locationId.nullable(), ...policyValue.shape, validFrom: plannedDay }),
  output: done,
})

export const rulesSetMany = defineCall({
  permission: 'rules.edit',
  input: z.strictObject({ locationId: locationId.nullable(), validFrom: plannedDay, values: policyValues }),
  output: done,
})

/** The location follows the organisation again. */
export const rulesEnd = defineCall({
  permission: 'rules.edit',
  input: z.strictObject({ locationId, code: policyCode, from: plannedDay }),
  output: done,
})

/** Whom a value would be set for. */
const scope = z.enum(['organisation', 'location'])

const changedRequest = z.strictObject({
  requestId,
  locationName: shortText,
  /** Empty for who may not see names. PRIV-4 */
  childName: shortText,
  kind: z.enum(requestKinds),
  wantedDay: isoDay,
  before: verdict,
  after: verdict,
  /** Why, under the rules as they would be. */
  message,
})

/** What setting these values would do to the requests that wait; nothing is stored. */
export const rulesPreview = defineCall({
  permission: 'rules.edit',
  input: z.strictObject({ locationId, scope, validFrom: plannedDay, values: policyValues }),
  output: z.strictObject({
    /** Only those whose verdict changes, in order of the wanted day. */
    openRequests: z.array(changedRequest).max(500),
    unchanged: count,
  }),
})

/** Starts judging the requests of a stretch again, in order of arrival, under the old and under the new rules. */
export const rulesReplay = defineCall({
  permission: 'rules.edit',
  input: z
    .strictObject({ locationId, scope, values: policyValues, from: plannedDay, until: plannedDay })
    .refine(({ from, until }) => from <= until && isPlanned(until), { path: ['until'] }),
  output: z.strictObject({ jobId: plainId }),
})

const beforeAfter = z.strictObject({ before: count, after: count })
const minutesBeforeAfter = z.strictObject({
  before: z.int().min(0).max(1_000_000_000),
  after: z.int().min(0).max(1_000_000_000),
})

export const replayResult = exactly<ReplayResult>()(
  z.strictObject({
    requests: count,
    kinds: z
      .array(z.strictObject({ kind: z.enum(requestKinds), asked: count, accepted: beforeAfter }))
      .max(requestKinds.length),
    refusals: z
      .array(z.strictObject({ step: z.enum(checkStepCodes), refused: beforeAfter }))
      .max(checkStepCodes.length),
    requiredMinutes: minutesBeforeAfter,
    daysTouched: count,
    invoicedMinutes: minutesBeforeAfter,
    withoutRoster: count,
  }),
)

export const rulesReplayProgress = defineCall({
  permission: 'rules.edit',
  input: z.strictObject({ jobId: plainId }),
  output: z.strictObject({
    done: count,
    total: count,
    isStopped: z.boolean(),
    result: replayResult.nullable(),
  }),
})

export const rulesReplayStop = defineCall({
  permission: 'rules.edit',
  input: z.strictObject({ jobId: plainId }),
  output: z.strictObject({ isStopped: z.boolean() }),
})
