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

export const requestRow = z.strictObject({
  request: listedRequest,
  childName: shortText,
  ageMonths: z.int(),
  groupName: shortText,
  verdict,
  headline: message,
  isProvisional: z.boolean(),
  alternatives: count,
  decidedVerdict: verdict.nullable(),
})
export type RequestRow = z.output<typeof requestRow>
