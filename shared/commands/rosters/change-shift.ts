import { z } from 'zod'
import type { ShiftId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { putRow } from '../row-change.ts'
import { checkShiftPlan, hasBreaksInside, isShiftForward, shiftPlanShape } from './shift-plan.ts'

/** Replaces who, where or when of a shift; all of it is given, so that no half change can be sent. */
export const changeShift = defineCommand({
  type: 'changeShift',
  version: 1,
  permission: 'roster.edit',
  args: z
    .strictObject({ shiftId: idOf<ShiftId>(), ...shiftPlanShape })
    .refine(isShiftForward, 'startBeforeEnd')
    .refine(hasBreaksInside, 'breaksInsideShift'),
  *handle({ shiftId, ...plan }) {
    const current = yield* findRow('shift', shiftId)
    if (current === undefined) return refuseCommand('notFound', { what: 'shift', id: shiftId })
    const checked = yield* checkShiftPlan(shiftId, plan)
    if (!checked.ok) return checked
    const { staffMember, group, shift } = checked.value
    if (isSameRow(current, shift)) return refuseCommand('nothingToChange')
    return effect(
      {
        code: 'command.changeShift',
        params: { firstName: staffMember.firstName, group: group.name, day: plan.day },
      },
      [putRow('shift', shift)],
    )
  },
})
