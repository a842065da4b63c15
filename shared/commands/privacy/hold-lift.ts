import { z } from 'zod'
import { idOf, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

/** Ends a hold: today is its last day, or the day it began when that lies ahead. Why is kept with it. PRIV-1 */
export const liftHold = defineCommand({
  type: 'liftHold',
  version: 1,
  permission: 'retention.hold',
  args: z.strictObject({
    holdId: idOf<string>(),
    because: noteValue.refine((text) => text.trim() !== '', 'empty'),
  }),
  *handle({ holdId, because }, context) {
    const hold = yield* findRow('legal_hold', holdId)
    if (hold === undefined) return refuseCommand('notFound', { what: 'hold', id: holdId })
    if (hold.validUntil !== null) return refuseCommand('holdLifted', { day: hold.validUntil })
    const validUntil = context.today < hold.validFrom ? hold.validFrom : context.today
    return effect({ code: 'command.liftHold', params: {} }, [
      putRow('legal_hold', { ...hold, validUntil, liftedBecause: because }),
    ])
  },
})
