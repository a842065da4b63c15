import { z } from 'zod'
import type { ShiftId } from '#shared/domain/ids.ts'
import { defineCommand, effect } from '../define.ts'
import { putRow } from '../row-change.ts'
import { checkShiftPlan, hasBreaksInside, isShiftForward, shiftPlanShape } from './shift-plan.ts'

/** Puts somebody on the roster of a group. */
export const assignShift = defineCommand({
  type: 'assignShift',
  version: 1,
  permission: 'roster.edit',
  args: z
    .strictObject(shiftPlanShape)
    .refine(isShiftForward, 'startBeforeEnd')
    .refine(hasBreaksInside, 'breaksInsideShift'),
  *handle(plan, context) {
    const checked = yield* checkShiftPlan(context.newId() as ShiftId, plan)
    if (!checked.ok) return checked
    const { staffMember, group, shift } = checked.value
    return effect(
      {
        code: 'command.assignShift',
        params: { firstName: staffMember.firstName, group: group.name, day: plan.day },
      },
      [putRow('shift', shift)],
    )
  },
})
