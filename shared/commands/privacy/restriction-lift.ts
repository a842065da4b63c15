import { z } from 'zod'
import { addDays } from '#shared/kernel/time.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { deleteRow, putRow } from '../row-change.ts'

/** The data of a child may be used again from today. One that began today goes altogether: it held on no whole day. PRIV-2 */
export const liftRestriction = defineCommand({
  type: 'liftRestriction',
  version: 1,
  permission: 'privacy.edit',
  args: z.strictObject({ restrictionId: idOf<string>() }),
  *handle({ restrictionId }, { today }) {
    const restriction = yield* findRow('processing_restriction', restrictionId)
    if (restriction === undefined)
      return refuseCommand('notFound', { what: 'restriction', id: restrictionId })
    if (restriction.validUntil !== null && restriction.validUntil < today) {
      return refuseCommand('restrictionLifted', { day: restriction.validUntil })
    }
    const child = yield* findRow('child', restriction.childId)
    return effect({ code: 'command.liftRestriction', params: { firstName: child?.firstName ?? '' } }, [
      restriction.validFrom >= today
        ? deleteRow('processing_restriction', restrictionId)
        : putRow('processing_restriction', { ...restriction, validUntil: addDays(today, -1) }),
    ])
  },
})
