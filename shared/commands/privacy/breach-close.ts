import { z } from 'zod'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

/** Ends the work on a breach: the authority was told, or it says why not. The breach stays in the register. PRIV-7 */
export const closeBreach = defineCommand({
  type: 'closeBreach',
  version: 1,
  permission: 'breaches.edit',
  args: z.strictObject({ breachId: idOf<string>() }),
  *handle({ breachId }, context) {
    const breach = yield* findRow('data_breach', breachId)
    if (breach === undefined) return refuseCommand('notFound', { what: 'breach', id: breachId })
    if (breach.closedAt !== null) return refuseCommand('breachClosed')
    if (breach.authorityInformedAt === null && breach.notReportedBecause.trim() === '') {
      return refuseCommand('breachNotReported')
    }
    return effect({ code: 'command.closeBreach', params: {} }, [
      putRow('data_breach', { ...breach, closedAt: context.at }),
    ])
  },
})
