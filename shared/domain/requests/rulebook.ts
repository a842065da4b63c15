import type { SchoolHoliday } from '../calendar/model.ts'
import type { LawBook } from '../ratio/model.ts'

/** What a check needs besides the facts of the house: the law and the official school holidays as they ship. */
export interface Rulebook {
  readonly law: LawBook
  readonly schoolHolidays: readonly SchoolHoliday[]
}
