import { z } from 'zod'
import type { BaseGroupId, ChildId, LocationId } from '#shared/domain/ids.ts'
import { careSettings } from '#shared/domain/organisation/model.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { planChanges } from './plan-changes.ts'

/**
 * A child goes over to another base group from a day on: the contract splits there, its days stay, and the weeks before
 * it visits. Refused when the group would hold more children than it may. GROUP-1, PLAN-3, PLAN-4
 */
export const transferChild = defineCommand({
  type: 'transferChild',
  version: 1,
  permission: 'groups.edit',
  args: z.strictObject({
    locationId: idOf<LocationId>(),
    childId: idOf<ChildId>(),
    setting: z.enum(careSettings),
    toGroupId: idOf<BaseGroupId>(),
    day: isoDayValue,
    settlingInWeeks: z.int('number').min(0, 'number').max(12, 'number'),
  }),
  *handle({ locationId, ...transfer }, context) {
    const planned = yield* planChanges(locationId, [{ kind: 'transfer', ...transfer }], context)
    if (!planned.ok) return refuseCommand(planned.refusal.refusal.code, planned.refusal.refusal.params)
    const child = yield* findRow('child', transfer.childId)
    const group = yield* findRow('base_group', transfer.toGroupId)
    const params = { firstName: child?.firstName ?? '', group: group?.name ?? '', day: transfer.day }
    return effect({ code: 'command.transferChild', params }, planned.value)
  },
})
