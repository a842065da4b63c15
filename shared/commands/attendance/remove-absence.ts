import { z } from 'zod'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { deleteRow } from '../row-change.ts'

/** Takes back an absence that was reported; one that a swap caused goes with the swap only. SWAP-5 */
export const removeAbsence = defineCommand({
  type: 'removeAbsence',
  version: 1,
  permission: 'attendance.edit',
  args: z.strictObject({ absenceId: idOf<string>() }),
  *handle({ absenceId }) {
    const absence = yield* findRow('absence', absenceId)
    if (absence === undefined) return refuseCommand('notFound', { what: 'absence', id: absenceId })
    if (absence.requestId !== null) return refuseCommand('ownedByRequest', { requestId: absence.requestId })
    const child = yield* findRow('child', absence.childId)
    return effect(
      {
        code: 'command.removeAbsence',
        params: { firstName: child?.firstName ?? '', startDay: absence.startDay, endDay: absence.endDay },
      },
      [deleteRow('absence', absenceId)],
    )
  },
})
