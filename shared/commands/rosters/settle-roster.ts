import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { idOf, isoWeekValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, hasRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

/** Declares the roster of a week settled: from then on answers about that week are final. CHECK-2 */
export const settleRoster = defineCommand({
  type: 'settleRoster',
  version: 1,
  permission: 'roster.edit',
  args: z.strictObject({ locationId: idOf<LocationId>(), week: isoWeekValue }),
  *handle({ locationId, week }, context) {
    const location = yield* findRow('location', locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: locationId })
    if (yield* hasRow('settled_roster', { locationId, week }))
      return refuseCommand('alreadySettled', { week })
    return effect({ code: 'command.settleRoster', params: { location: location.name, week } }, [
      putRow('settled_roster', { id: context.newId(), locationId, week }),
    ])
  },
})
