import { z } from 'zod'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { putRow } from '../row-change.ts'
import { breachDetails, citizenNumberIn } from './breach-details.ts'

/** Adds what became known of a breach. When it was discovered stays, because its clocks count from there. PRIV-7 */
export const changeBreach = defineCommand({
  type: 'changeBreach',
  version: 1,
  permission: 'breaches.edit',
  args: z.strictObject({ breachId: idOf<string>(), ...breachDetails }),
  *handle({ breachId, ...details }) {
    const breach = yield* findRow('data_breach', breachId)
    if (breach === undefined) return refuseCommand('notFound', { what: 'breach', id: breachId })
    if (breach.closedAt !== null) return refuseCommand('breachClosed')
    if (details.happened.trim() === '') return refuseCommand('breachUntold')
    const fieldCode = citizenNumberIn(details)
    if (fieldCode !== null) return refuseCommand('citizenNumber', { fieldCode })
    const changed = { ...breach, ...details }
    if (isSameRow(breach, changed)) return refuseCommand('nothingToChange')
    return effect({ code: 'command.changeBreach', params: {} }, [putRow('data_breach', changed)])
  },
})
