import type { IndexedChild } from '../occupancy/index-location-facts.ts'
import type { Presence } from '../occupancy/model.ts'
import { checkStep } from './check-step.ts'
import type { ComputedDay } from './computed-days.ts'
import { holidayOf } from './guarantee.ts'
import type { CheckStep } from './model.ts'
import type { CheckInput } from './wish-subject.ts'

/**
 * Whether the day is one on which this kind of care exists at all: a study day of the child's school, a day of a school
 * holiday, a day on which the child comes. Decided before the times, which follow from it. STUDY-1, HOL-1, EXTRA-2
 */
export function decideKind(
  input: CheckInput,
  day: ComputedDay,
  child: IndexedChild,
  care: readonly Presence[],
): readonly CheckStep[] {
  const named = { day: day.location.day }
  switch (input.wish.kind) {
    case 'studyDay':
      return [decideStudyDay(day, child)]
    case 'holidayDay': {
      const holiday = holidayOf(input.index, child.child.schoolId, day.location.day)
      return holiday === undefined
        ? [checkStep('holidayPeriod', 'no', 'check.holidayPeriod.none', named)]
        : [
            checkStep('holidayPeriod', 'ok', 'check.holidayPeriod.ok', {
              holidayCode: `board.holiday.${holiday.kind}`,
              from: holiday.startDay,
              until: holiday.endDay,
            }),
          ]
    }
    case 'extraHour':
      return care.length > 0 ? [] : [checkStep('adjoining', 'no', 'check.adjoining.noCare', named)]
    case 'flexibleDay':
    case 'swapDay':
    case 'extraDay':
      return []
  }
}

function decideStudyDay({ context, location }: ComputedDay, { child }: IndexedChild): CheckStep {
  const named = { day: location.day }
  const schoolDay = context.schoolDay(child.schoolId)
  if (schoolDay.kind === 'dayOff') return checkStep('studyDay', 'ok', 'check.studyDay.ok', named)
  const isUnknown = schoolDay.kind === 'noLessons' && schoolDay.reason === 'unknownSchool'
  return isUnknown
    ? checkStep('studyDay', 'unknown', 'check.studyDay.schoolUnknown', named)
    : checkStep('studyDay', 'no', 'check.studyDay.none', named)
}
