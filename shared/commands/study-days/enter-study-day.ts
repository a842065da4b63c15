import { z } from 'zod'
import type { SchoolDayOff } from '#shared/domain/calendar/model.ts'
import { createSchoolCalendar, schoolDayOf } from '#shared/domain/calendar/school-calendar.ts'
import type { SchoolId } from '#shared/domain/ids.ts'
import { publicHolidayPolicy } from '#shared/domain/occupancy/day-context.ts'
import { defaultPolicies } from '#shared/domain/policies/policies.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, findRulebook, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'

/** Notes a study or margin day of a school: a day on which it would have lessons and has none. STUDY-1, CAL-3 */
export const enterStudyDay = defineCommand({
  type: 'enterStudyDay',
  version: 1,
  permission: 'roster.edit',
  args: z.strictObject({
    schoolId: idOf<SchoolId>(),
    day: isoDayValue,
    kind: z.enum(['studyDay', 'marginDay']),
  }),
  *handle(wanted, context) {
    const school = yield* findRow('school', wanted.schoolId)
    if (school === undefined) return refuseCommand('notFound', { what: 'school', id: wanted.schoolId })
    const known = yield* listRows('school_day_off', { schoolId: wanted.schoolId, day: wanted.day })
    if (known.length > 0) {
      return refuseCommand('studyDayTwice', { school: school.name, day: wanted.day })
    }
    const rulebook = yield* findRulebook()
    const calendar = createSchoolCalendar({
      schools: [school],
      schoolTimes: yield* listRows('school_time', { schoolId: wanted.schoolId }),
      schoolDaysOff: [],
      schoolHolidays: [
        ...(yield* listRows('school_holiday', {
          startDay: { until: wanted.day },
          endDay: { from: wanted.day },
        })),
        ...rulebook.schoolHolidays,
      ],
    })
    // Which holidays close the house is the house's choice; schools keep to the national ones.
    const policy = publicHolidayPolicy(defaultPolicies)
    const lessons = schoolDayOf(calendar, wanted.schoolId, school.region, wanted.day, policy)
    if (lessons.kind !== 'lessons') {
      return refuseCommand('studyDayNoLessons', { school: school.name, day: wanted.day })
    }
    const row: SchoolDayOff = { id: context.newId(), ...wanted }
    return effect({ code: 'command.enterStudyDay', params: { school: school.name, day: wanted.day } }, [
      putRow('school_day_off', row),
    ])
  },
})
