import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { idOf, isoWeekValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { deleteRow } from '../row-change.ts'

/** Opens a settled roster again: answers about that week become provisional. CHECK-2 */
export const unsettleRoster = defineCommand({
  type: 'unsettleRoster',
  version: 1,
  permission: 'roster.edit',
  args: z.strictObject({ locationId: idOf<LocationId>(), week: isoWeekValue }),
  *handle({ locationId, week }) {
    const location = yield* findRow('location', locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: locationId })
    const settled = yield* listRows('settled_roster', { locationId, week })
    if (settled.length === 0) return refuseCommand('notSettled', { week })
    return effect(
      { code: 'command.unsettleRoster', params: { location: location.name, week } },
      settled.map((row) => deleteRow('settled_roster', row.id)),
    )
  },
})
