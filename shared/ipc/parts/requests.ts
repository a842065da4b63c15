import { z } from 'zod'
import type { CareRequest, CareWish, CheckResult, SumTable } from '#shared/domain/requests/model.ts'
import { careRequestRow, careWishValue, checkResultValue } from '#shared/schema/rows/request-rows.ts'
import { exactly } from './exactly.ts'
import { count, isPlanned, message, shortText, verdict } from './values.ts'

/** A wish, its check and the request it becomes: the records' own schemas, tied to the model in both directions. */

export const careWish = exactly<CareWish>()(careWishValue)
/** A wish as somebody enters it: about days that can be planned. */
export const plannedWish = careWish.refine(
  (wish) => isPlanned(wish.wantedDay) && (wish.givenDay === null || isPlanned(wish.givenDay)),
  { path: ['wantedDay'] },
)
export const checkResult = exactly<CheckResult>()(checkResultValue)
export const careRequest = exactly<CareRequest>()(careRequestRow)

/** A request in a list; the snapshot of its decision comes with the detail. */
export type ListedRequest = Omit<CareRequest, 'decisionSnapshot'>
export const listedRequest = exactly<ListedRequest>()(careRequestRow.omit({ decisionSnapshot: true }))

export const sumTable = exactly<SumTable>()(
  z.strictObject({ lines: z.array(message).max(500), decidingLine: count.nullable() }),
)

/** Where a request stands in the queue of its location, and why there. CHECK-4 */
export const queuePlace = z.strictObject({
  position: z.int().min(1).max(1_000_000),
  reason: message,
  /** How many requests before it want the same place, so that both cannot be granted. */
  rivals: count,
})

export const requestRow = z.strictObject({
  request: listedRequest,
  childName: shortText,
  ageMonths: z.int(),
  groupName: shortText,
  verdict,
  headline: message,
  isProvisional: z.boolean(),
  /** null = not looked for yet; the list does not search for what nobody opened. */
  alternatives: count.nullable(),
  decidedVerdict: verdict.nullable(),
  /** null unless the request is open or on the waiting list. */
  queue: queuePlace.nullable(),
  /** Declined or on the waiting list while there was no place, and there is one now. */
  isNowFitting: z.boolean(),
})
export type RequestRow = z.output<typeof requestRow>
