import { z } from 'zod'
import type { SchoolId } from '#shared/domain/ids.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { deleteRow } from '../row-change.ts'

/** Takes a study day away again; not while children are registered for it. STUDY-1 */
export const removeStudyDay = defineCommand({
  type: 'removeStudyDay',
  version: 1,
  permission: 'roster.edit',
  args: z.strictObject({ schoolId: idOf<SchoolId>(), day: isoDayValue }),
  *handle({ schoolId, day }) {
    const school = yield* findRow('school', schoolId)
    const [row] = yield* listRows('school_day_off', { schoolId, day })
    if (school === undefined || row === undefined) {
      return refuseCommand('notFound', { what: 'studyDay', id: schoolId })
    }
    const pupils = yield* listRows('child', { schoolId })
    const registered = yield* listRows('extra_attendance', {
      day,
      kind: 'studyDay',
      childId: { in: pupils.map(({ id }) => id) },
    })
    if (registered.length > 0) {
      return refuseCommand('studyDayInUse', { school: school.name, day, count: registered.length })
    }
    return effect({ code: 'command.removeStudyDay', params: { school: school.name, day } }, [
      deleteRow('school_day_off', row.id),
    ])
  },
})
