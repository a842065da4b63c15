import { z } from 'zod'
import { breachParties, minutesBetween } from '#shared/domain/privacy/breach-clocks.ts'
import { idOf, instantValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

const fieldOf = {
  customer: 'customerInformedAt',
  authority: 'authorityInformedAt',
  people: 'peopleInformedAt',
} as const

/** Writes down when somebody was told of a breach: after it was discovered, and not later than now. PRIV-7 */
export const informOfBreach = defineCommand({
  type: 'informOfBreach',
  version: 1,
  permission: 'breaches.edit',
  args: z.strictObject({ breachId: idOf<string>(), party: z.enum(breachParties), at: instantValue }),
  *handle({ breachId, party, at }, context) {
    const breach = yield* findRow('data_breach', breachId)
    if (breach === undefined) return refuseCommand('notFound', { what: 'breach', id: breachId })
    if (breach.closedAt !== null) return refuseCommand('breachClosed')
    if (breach[fieldOf[party]] === at) return refuseCommand('nothingToChange')
    if (minutesBetween(breach.discoveredAt, at) < 0) return refuseCommand('breachBeforeDiscovery')
    if (minutesBetween(context.at, at) > 0) return refuseCommand('breachInFuture')
    return effect({ code: 'command.informOfBreach', params: { partyCode: `breachParty.${party}` } }, [
      putRow('data_breach', { ...breach, [fieldOf[party]]: at }),
    ])
  },
})
