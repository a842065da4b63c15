import { z } from 'zod'
import type { CreditOutlook } from '#shared/domain/insight/credit-by-month.ts'
import type { RequestsAnswered } from '#shared/domain/insight/requests-answered.ts'
import { checkStepCodes } from '#shared/domain/requests/model.ts'
import { defineCall } from '../define.ts'
import { exactly } from '../parts/exactly.ts'
import { count, isoMonth, locationId, plannedDay } from '../parts/values.ts'

const minutes = z.int().min(0).max(1_000_000_000)
const mostMonths = 36

/** What was answered to parents in the months up to and including the last one. INFO-1 */
export const insightRequests = defineCall({
  permission: 'location.view',
  input: z.strictObject({ locationId, untilDay: plannedDay, months: z.int().min(1).max(mostMonths) }),
  output: exactly<RequestsAnswered>()(
    z.strictObject({
      months: z
        .array(z.strictObject({ month: isoMonth, approved: count, alternative: count, declined: count }))
        .max(mostMonths),
      reasons: z
        .array(z.strictObject({ reason: z.enum([...checkStepCodes, 'byPerson', 'notRecorded']), count }))
        .max(100),
      answered: count,
      medianAnswerMinutes: minutes.nullable(),
    }),
  ),
})

/** When the swap credit of the children of a location expires. SWAP-5 */
export const insightCredit = defineCall({
  permission: 'ledger.view',
  input: z.strictObject({ locationId, day: plannedDay }),
  output: exactly<CreditOutlook>()(
    z.strictObject({
      months: z.array(z.strictObject({ month: isoMonth, minutes, children: count })).max(600),
      withoutExpiryMinutes: minutes,
      soonMinutes: minutes,
      totalMinutes: minutes,
    }),
  ),
})
