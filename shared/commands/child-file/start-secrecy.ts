import { z } from 'zod'
import type { ChildId } from '#shared/domain/ids.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { findChildToEdit } from './find-child-to-edit.ts'
import { findPreschoolPlace } from './find-preschool-place.ts'

/**
 * Keeps a child's data from the tax office and the municipality, on a parent's written request. Nobody asks why, so there
 * is no place for a reason. Who sits in preschool education stays there; the label says that it needs looking at. PRIV-3
 */
export const startSecrecy = defineCommand({
  type: 'startSecrecy',
  version: 1,
  permission: 'secrecy.edit',
  args: z.strictObject({
    childId: idOf<ChildId>(),
    requestedOn: isoDayValue,
    validFrom: isoDayValue,
  }),
  *handle({ childId, requestedOn, validFrom }, context) {
    const child = yield* findChildToEdit(childId)
    if (!child.ok) return child
    if (requestedOn > context.today) return refuseCommand('dayInFuture', { day: requestedOn })
    const [other] = yield* listRows('secrecy', { childId, validUntil: { from: validFrom, orNull: true } })
    if (other !== undefined) return refuseCommand('secrecyTwice', { day: other.validFrom })
    const { firstName } = child.value
    const group = yield* findPreschoolPlace(childId, validFrom)
    const label =
      group === undefined
        ? { code: 'command.startSecrecy', params: { firstName, day: validFrom } }
        : { code: 'command.startSecrecyInVve', params: { firstName, day: validFrom, group: group.name } }
    return effect(label, [
      putRow('secrecy', { id: context.newId(), childId, requestedOn, validFrom, validUntil: null }),
    ])
  },
})
