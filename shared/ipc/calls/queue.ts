import { z } from 'zod'
import { cellStatuses } from '#shared/domain/board/model.ts'
import { requestKinds } from '#shared/domain/requests/model.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { requestRow } from '../parts/requests.ts'
import {
  count,
  daypart,
  instant,
  isoDay,
  locationId,
  longText,
  message,
  plannedDay,
  plannedWeek,
  requestId,
  rowId,
  shortText,
} from '../parts/values.ts'
import { weekBoard } from '../parts/week-board.ts'

/** The queue of a location as a whole: what fits again, several at once, what if, and what was decided how. */

const requestIds = z.array(requestId).min(1).max(500)

/** Declined and waiting requests for a day from today on that would be granted now. CHECK-4 */
export const requestsListNowFitting = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId }),
  output: z.strictObject({
    requests: z.array(requestRow).max(500),
    /** When the last full round of judging ended; null = never yet. */
    evaluatedAt: instant.nullable(),
    /** False while a round is under way: ask again when 'requests' is announced. */
    isComplete: z.boolean(),
  }),
})

const batchOutcome = z.strictObject({
  requestId,
  childName: shortText,
  kind: z.enum(requestKinds),
  wantedDay: isoDay,
  outcome: z.enum(['approved', 'skipped']),
  /** For who decides: it may name the family that took the last place. */
  message,
})
export type BatchOutcome = z.output<typeof batchOutcome>
const batchOutcomes = z.array(batchOutcome).max(500)

/** What approving these in queue order would do; nothing is stored. The answers are in that order too. */
export const requestsPreviewBatch = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({ locationId, requestIds }),
  output: z.strictObject({ outcomes: batchOutcomes, approvable: count }),
})

/** Approves in queue order, checked again after each; one step to undo. Also what commits a draft. */
export const requestsApproveBatch = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({ locationId, requestIds }),
  output: z.strictObject({
    /** null = all of them were skipped, so nothing was done. */
    done: done.nullable(),
    outcomes: batchOutcomes,
  }),
  deadlineMs: 30_000,
})

const cellNumbers = z.strictObject({
  status: z.enum(cellStatuses),
  children: count,
  /** As on the board: null = not allowed, or counted in the row of the unit. */
  required: count.nullable(),
  rostered: count.nullable(),
  free: count.nullable(),
})

const cellChange = z.strictObject({ rowId, day: isoDay, daypart, before: cellNumbers, after: cellNumbers })
export type CellChange = z.output<typeof cellChange>

/** Several requests together before anything is stored: the outcome of each, and the week as it would be. */
export const requestsTryDraft = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, requestIds, week: plannedWeek }),
  output: z.strictObject({
    outcomes: batchOutcomes,
    board: weekBoard,
    /** The cells of that week whose numbers differ. */
    changes: z.array(cellChange).max(5_000),
  }),
})

const decidedShape = {
  requestId,
  childName: shortText,
  kind: z.enum(requestKinds),
  wantedDay: isoDay,
  decidedAt: instant,
  decidedByName: shortText,
  /** Why it was approved against the advice; empty when it was not. */
  reason: longText,
  /** The advice the decision was taken on. CHECK-5 */
  headline: message,
} as const

/** First and last day of deciding, both included. */
const period = z
  .strictObject({ locationId, from: plannedDay, until: plannedDay })
  .refine(({ from, until }) => from <= until, { path: ['until'] })

/** What was approved against the advice in a period, the latest first. */
export const requestsListOverrides = defineCall({
  permission: 'children.view',
  input: period,
  output: z.strictObject({ overrides: z.array(z.strictObject(decidedShape)).max(500) }),
})

/** What the published rule approved by itself in a period, the latest first. PRIV-8 */
export const requestsListAutomatic = defineCall({
  permission: 'children.view',
  input: period,
  output: z.strictObject({
    automatic: z
      .array(z.strictObject({ ...decidedShape, outcome: z.enum(['stands', 'putBack', 'cancelled']) }))
      .max(500),
  }),
})
