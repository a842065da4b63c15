import { schoolHolidaysFile } from '#resources/calendar/school-holidays-file.ts'
import { readSchoolHolidays } from '#shared/domain/calendar/read-school-holidays.ts'

/** The official school holidays as they ship. */
export const regionalHolidays = readSchoolHolidays(schoolHolidaysFile)
