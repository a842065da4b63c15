import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow, type RowChange } from '../row-change.ts'

/**
 * Closes the offers of a location whose last day is over; their families wait on, in the turn they had. Running it
 * again changes nothing (`nothingToChange`). WAIT-4
 */
export const expirePlaceOffers = defineCommand({
  type: 'expirePlaceOffers',
  version: 1,
  permission: 'waitingList.expire',
  args: z.strictObject({ locationId: idOf<LocationId>() }),
  *handle({ locationId }, context) {
    const location = yield* findRow('location', locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: locationId })
    const open = yield* listRows('placement_offer', { locationId, status: 'open' })
    const over = open.filter(({ expiresOn }) => expiresOn < context.today)
    if (over.length === 0) return refuseCommand('nothingToChange')
    const changes: RowChange[] = []
    for (const offer of over) {
      changes.push(
        putRow('placement_offer', {
          ...offer,
          status: 'expired',
          answeredBy: context.actorId,
          answeredAt: context.at,
        }),
      )
      const entry = yield* findRow('waiting_entry', offer.entryId)
      if (entry?.status === 'offered') changes.push(putRow('waiting_entry', { ...entry, status: 'waiting' }))
    }
    return effect(
      { code: 'command.expirePlaceOffers', params: { location: location.name, count: over.length } },
      changes,
    )
  },
})
