import type { Interval, IsoDay, Weekday } from '#shared/kernel/time.ts'
import type { SchoolId } from '../ids.ts'
import type { SchoolRegion } from '../organisation/model.ts'

export interface School {
  readonly id: SchoolId
  readonly name: string
  readonly region: SchoolRegion
}

/** Lesson hours of a school on a weekday; no row = no school that weekday. CAL-3 */
export interface SchoolTime extends Interval {
  readonly id: string
  readonly schoolId: SchoolId
  readonly weekday: Weekday
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}

/** A day without lessons that this school chose itself. CAL-3 */
export interface SchoolDayOff {
  readonly id: string
  readonly schoolId: SchoolId
  readonly day: IsoDay
  readonly kind: 'studyDay' | 'marginDay'
}

/**
 * A school holiday: of a region (official dates, from `resources/calendar/`) or of one school that deviates.
 * A school's own row of the same kind and school year replaces the region's. CAL-3
 */
export interface SchoolHoliday {
  readonly id: string
  readonly region: SchoolRegion | null
  readonly schoolId: SchoolId | null
  readonly schoolYear: string
  readonly kind: 'autumn' | 'christmas' | 'spring' | 'may' | 'summer'
  readonly startDay: IsoDay
  readonly endDay: IsoDay
}
