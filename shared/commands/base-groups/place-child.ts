import { z } from 'zod'
import type { BaseGroupId, ChildId, LocationId, WaitingEntryId } from '#shared/domain/ids.ts'
import { careSettings } from '#shared/domain/organisation/model.ts'
import { plannedWeekdaysValue } from '#shared/schema/rows/planning-rows.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { planChanges } from './plan-changes.ts'

/**
 * A child gets a place: a new contract for fixed days in one base group. Who comes from the waiting list leaves it, and
 * may have had other days here until then. CARE-2, CARE-3, GROUP-1, PLAN-5
 */
export const placeChild = defineCommand({
  type: 'placeChild',
  version: 1,
  permission: 'groups.edit',
  args: z.strictObject({
    locationId: idOf<LocationId>(),
    childId: idOf<ChildId>(),
    entryId: idOf<WaitingEntryId>().nullable(),
    setting: z.enum(careSettings),
    groupId: idOf<BaseGroupId>(),
    day: isoDayValue,
    days: plannedWeekdaysValue,
  }),
  *handle({ locationId, ...place }, context) {
    const planned = yield* planChanges(locationId, [{ kind: 'place', ...place }], context)
    if (!planned.ok) return refuseCommand(planned.refusal.refusal.code, planned.refusal.refusal.params)
    const child = yield* findRow('child', place.childId)
    const group = yield* findRow('base_group', place.groupId)
    const params = { firstName: child?.firstName ?? '', group: group?.name ?? '', day: place.day }
    return effect({ code: 'command.placeChild', params }, planned.value)
  },
})
