import { z } from 'zod'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { takeBackStay } from './take-back-stay.ts'

/** Staff take back, on the day itself, what they wrote down by mistake; later it takes who keeps the ledger. EXTRA-2 */
export const removeStay = defineCommand({
  type: 'removeStay',
  version: 1,
  permission: 'attendance.log',
  args: z.strictObject({ stayId: idOf<string>() }),
  *handle({ stayId }, context) {
    const stay = yield* findRow('logged_stay', stayId)
    if (stay === undefined) return refuseCommand('notFound', { what: 'stay', id: stayId })
    if (stay.day !== context.today) return refuseCommand('stayOfAnotherDay', { day: stay.day })
    return yield* takeBackStay(stay, context)
  },
})
