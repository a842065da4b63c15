import { z } from 'zod'
import type { ShiftId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { deleteRow } from '../row-change.ts'

/** Takes somebody off the roster of a group. */
export const removeShift = defineCommand({
  type: 'removeShift',
  version: 1,
  permission: 'roster.edit',
  args: z.strictObject({ shiftId: idOf<ShiftId>() }),
  *handle({ shiftId }) {
    const shift = yield* findRow('shift', shiftId)
    if (shift === undefined) return refuseCommand('notFound', { what: 'shift', id: shiftId })
    const staffMember = yield* findRow('staff_member', shift.staffMemberId)
    const group = yield* findRow('base_group', shift.groupId)
    return effect(
      {
        code: 'command.removeShift',
        params: { firstName: staffMember?.firstName ?? '', group: group?.name ?? '', day: shift.day },
      },
      [deleteRow('shift', shiftId)],
    )
  },
})
