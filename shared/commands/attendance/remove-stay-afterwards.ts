import { z } from 'zod'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { takeBackStay } from './take-back-stay.ts'

/** Who keeps the ledger takes a stay of an earlier day back. MONEY-4 */
export const removeStayAfterwards = defineCommand({
  type: 'removeStayAfterwards',
  version: 1,
  permission: 'ledger.edit',
  args: z.strictObject({ stayId: idOf<string>() }),
  *handle({ stayId }, context) {
    const stay = yield* findRow('logged_stay', stayId)
    if (stay === undefined) return refuseCommand('notFound', { what: 'stay', id: stayId })
    return yield* takeBackStay(stay, context)
  },
})
