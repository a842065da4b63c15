import { defineCommand, refuseCommand } from '../define.ts'
import { stayArgs, writeStay } from './write-stay.ts'

/** Who keeps the ledger writes down a longer stay of an earlier day, such as one that staff forgot. EXTRA-2 */
export const logStayAfterwards = defineCommand({
  type: 'logStayAfterwards',
  version: 1,
  permission: 'ledger.edit',
  args: stayArgs,
  *handle(wanted, context) {
    if (wanted.day > context.today) return refuseCommand('stayInFuture', { day: wanted.day })
    return yield* writeStay(wanted, context)
  },
})
