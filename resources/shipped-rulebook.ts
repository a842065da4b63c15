import { schoolHolidaysFile } from './calendar/school-holidays-file.ts'
import { lawFiles } from './law/law-files.ts'
import { readSchoolHolidays } from '#shared/domain/calendar/read-school-holidays.ts'
import { createLawBook } from '#shared/domain/ratio/law-book.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'

/** The law and the school holidays that ship with the app. Throws when a file does not fit: then the build is wrong. */
export function shippedRulebook(): Rulebook {
  return { law: createLawBook(lawFiles), schoolHolidays: readSchoolHolidays(schoolHolidaysFile) }
}
