import type { GroupSegment, UnitSegment } from '../occupancy/model.ts'
import type { BoardRowWeek } from './model.ts'

/** One day of a row: its stretches, and whether the roster of that day is known. */
export interface RowDay {
  readonly segments: readonly (GroupSegment | UnitSegment)[]
  readonly isRosterKnown: boolean
}

/** Minutes of staff asked and rostered over the week. Days without a roster are left out of the difference. */
export function rowWeekOf(days: readonly RowDay[], hasOwnNeed: boolean): BoardRowWeek {
  let requiredMinutes = 0
  let rosteredMinutes = 0
  let difference = 0
  for (const { segments, isRosterKnown } of days) {
    for (const segment of segments) {
      const minutes = segment.endMinute - segment.startMinute
      const required = 'required' in segment ? (segment.required ?? 0) : 0
      requiredMinutes += required * minutes
      rosteredMinutes += segment.rostered * minutes
      if (isRosterKnown) difference += (segment.rostered - required) * minutes
    }
  }
  const isKnown = hasOwnNeed && days.some((day) => day.isRosterKnown)
  return {
    requiredMinutes: hasOwnNeed ? requiredMinutes : null,
    rosteredMinutes,
    differenceMinutes: isKnown ? difference : null,
  }
}
