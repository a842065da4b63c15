import { z } from 'zod'
import type { School, SchoolDayOff, SchoolHoliday, SchoolTime } from '#shared/domain/calendar/model.ts'
import type { SchoolId } from '#shared/domain/ids.ts'
import { schoolRegions } from '#shared/domain/organisation/model.ts'
import {
  idOf,
  isForwardInterval,
  isForwardPeriod,
  isoDayValue,
  minuteValue,
  nameValue,
  weekdayValue,
} from '../values.ts'

const schoolId = idOf<SchoolId>()

export const schoolRow = z.strictObject({
  id: schoolId,
  name: nameValue,
  region: z.enum(schoolRegions),
}) satisfies z.ZodType<School>

export const schoolTimeRow = z
  .strictObject({
    id: idOf<string>(),
    schoolId,
    weekday: weekdayValue,
    startMinute: minuteValue,
    endMinute: minuteValue,
    validFrom: isoDayValue,
    validUntil: isoDayValue.nullable(),
  })
  .refine(isForwardInterval, 'startBeforeEnd')
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<SchoolTime>

export const schoolDayOffRow = z.strictObject({
  id: idOf<string>(),
  schoolId,
  day: isoDayValue,
  kind: z.enum(['studyDay', 'marginDay']),
}) satisfies z.ZodType<SchoolDayOff>

export const schoolHolidayRow = z
  .strictObject({
    id: idOf<string>(),
    region: z.enum(schoolRegions).nullable(),
    schoolId: schoolId.nullable(),
    schoolYear: z.string('text').regex(/^\d{4}-\d{4}$/, 'schoolYear'),
    kind: z.enum(['autumn', 'christmas', 'spring', 'may', 'summer']),
    startDay: isoDayValue,
    endDay: isoDayValue,
  })
  .refine((row) => row.startDay <= row.endDay, 'periodOrder')
  // A holiday is the region's or one school's own, never both or neither. CAL-3
  .refine(
    (row) => (row.region === null) !== (row.schoolId === null),
    'regionOrSchool',
  ) satisfies z.ZodType<SchoolHoliday>
