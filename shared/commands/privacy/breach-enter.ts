import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { minutesBetween } from '#shared/domain/privacy/breach-clocks.ts'
import { idOf, instantValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { breachDetails, citizenNumberIn } from './breach-details.ts'

/** Writes a breach down. Its clocks count from the moment it was discovered, not from the moment of writing. PRIV-7 */
export const enterBreach = defineCommand({
  type: 'enterBreach',
  version: 1,
  permission: 'breaches.edit',
  args: z.strictObject({
    /** null = of the whole organisation. */
    locationId: idOf<LocationId>().nullable(),
    discoveredAt: instantValue,
    ...breachDetails,
  }),
  *handle(breach, context) {
    if (breach.locationId !== null && (yield* findRow('location', breach.locationId)) === undefined) {
      return refuseCommand('notFound', { what: 'location', id: breach.locationId })
    }
    if (breach.happened.trim() === '') return refuseCommand('breachUntold')
    const fieldCode = citizenNumberIn(breach)
    if (fieldCode !== null) return refuseCommand('citizenNumber', { fieldCode })
    if (minutesBetween(context.at, breach.discoveredAt) > 0) return refuseCommand('breachInFuture')
    return effect({ code: 'command.enterBreach', params: {} }, [
      putRow('data_breach', {
        id: context.newId(),
        ...breach,
        customerInformedAt: null,
        authorityInformedAt: null,
        peopleInformedAt: null,
        closedAt: null,
      }),
    ])
  },
})
