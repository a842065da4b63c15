import { z } from 'zod'
import type { Absence } from '#shared/domain/attendance/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { idOf, isoDayValue, minuteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'

const args = z
  .strictObject({
    childId: idOf<ChildId>(),
    startDay: isoDayValue,
    endDay: isoDayValue,
    startMinute: minuteValue.nullable(),
    endMinute: minuteValue.nullable(),
    // A day given up in a swap is entered by approving the swap. SWAP-5
    reason: z.enum(['ill', 'holiday', 'other', 'suspended']),
  })
  .refine((value) => value.startDay <= value.endDay, 'periodOrder')
  .refine((value) => (value.startMinute === null) === (value.endMinute === null), 'bothOrNeither')
  .refine(
    (value) => value.startMinute === null || value.endMinute === null || value.startMinute < value.endMinute,
    'startBeforeEnd',
  )

/** Reports a child absent, for whole days or for part of them. */
export const enterAbsence = defineCommand({
  type: 'enterAbsence',
  version: 1,
  permission: 'attendance.edit',
  args,
  *handle(wanted, context) {
    const child = yield* findRow('child', wanted.childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: wanted.childId })
    const others = yield* listRows('absence', {
      childId: wanted.childId,
      startDay: { until: wanted.endDay },
      endDay: { from: wanted.startDay },
    })
    const overlapping = others.find((other) => isOverlappingInTime(other, wanted))
    if (overlapping !== undefined) {
      return refuseCommand('alreadyAbsent', {
        firstName: child.firstName,
        startDay: overlapping.startDay,
        endDay: overlapping.endDay,
      })
    }
    const absence: Absence = { id: context.newId(), ...wanted, requestId: null }
    return effect(
      {
        code: 'command.enterAbsence',
        params: { firstName: child.firstName, startDay: wanted.startDay, endDay: wanted.endDay },
      },
      [putRow('absence', absence)],
    )
  },
})

type TimeOfDay = Pick<Absence, 'startMinute' | 'endMinute'>

/** Whether two absences of the same day share time; one without minutes takes the whole day. */
function isOverlappingInTime(a: TimeOfDay, b: TimeOfDay): boolean {
  if (a.startMinute === null || a.endMinute === null || b.startMinute === null || b.endMinute === null)
    return true
  return a.startMinute < b.endMinute && b.startMinute < a.endMinute
}
