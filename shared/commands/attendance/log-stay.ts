import { defineCommand, refuseCommand } from '../define.ts'
import { stayArgs, writeStay } from './write-stay.ts'

/** Staff write down, on the day itself, that a child came earlier or stayed longer. EXTRA-2 */
export const logStay = defineCommand({
  type: 'logStay',
  version: 1,
  permission: 'attendance.log',
  args: stayArgs,
  *handle(wanted, context) {
    if (wanted.day !== context.today) return refuseCommand('stayOfAnotherDay', { day: wanted.day })
    return yield* writeStay(wanted, context)
  },
})
