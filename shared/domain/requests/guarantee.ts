import type { DutchTime } from '#shared/kernel/dutch-time.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { SchoolHoliday } from '../calendar/model.ts'
import { findSchoolHoliday } from '../calendar/school-calendar.ts'
import type { SchoolId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { HousePolicies } from '../policies/model.ts'
import { isInTime } from './asked-at.ts'
import { checkStep } from './check-step.ts'
import type { CheckStep, RequestKind } from './model.ts'
import type { WishSubject } from './wish-subject.ts'

/** Whether care that the house promises to who asks in time was asked in time. FLEX-1, STUDY-1, HOL-1 */
export interface Guarantee {
  readonly isGuaranteed: boolean
  /** Last day on which it could be asked with that promise. */
  readonly lastDay: IsoDay
}

interface GuaranteeQuestion {
  readonly kind: RequestKind
  readonly wantedDay: IsoDay
  readonly policies: HousePolicies
  readonly asked: DutchTime
  /** The school holiday the day lies in. */
  readonly holiday: SchoolHoliday | undefined
}

/**
 * A flexible day by the number of days ahead, a study day by the closing of its registration, a holiday day by the
 * closing for the whole holiday. null for a kind without a promise. FLEX-1, STUDY-1, HOL-1, HOL-2
 */
export function guaranteeOf(question: GuaranteeQuestion): Guarantee | null {
  const { kind, wantedDay, policies, holiday } = question
  switch (kind) {
    case 'flexibleDay':
      return countedFrom(wantedDay, policies['flexibleDay.guaranteeDays'], question)
    case 'studyDay':
      return countedFrom(wantedDay, policies['studyDay.closingDays'], question)
    case 'holidayDay':
      return holiday === undefined
        ? null
        : countedFrom(holiday.startDay, policies['holidayDay.closingDays'], question)
    case 'swapDay':
    case 'extraDay':
    case 'extraHour':
      return null
  }
}

function countedFrom(day: IsoDay, days: number, { asked }: GuaranteeQuestion): Guarantee {
  return { isGuaranteed: isInTime(asked, day, { days, minute: null }), lastDay: addDays(day, -days) }
}

export function holidayOf(
  { schoolCalendar, facts }: LocationIndex,
  schoolId: SchoolId | null,
  day: IsoDay,
): SchoolHoliday | undefined {
  return findSchoolHoliday(schoolCalendar, schoolId, facts.location.region, day)
}

export function isGuaranteed({ guarantee }: Pick<WishSubject, 'guarantee'>): boolean {
  return guarantee?.isGuaranteed === true
}

/** Says whether the day is promised. Asked later is no refusal: then it is granted when there is a place. CHECK-1 */
export function decideGuarantee({ guarantee }: WishSubject): CheckStep | null {
  if (guarantee === null) return null
  const params = { day: guarantee.lastDay }
  return guarantee.isGuaranteed
    ? checkStep('guarantee', 'ok', 'check.guarantee.ok', params)
    : checkStep('guarantee', 'ok', 'check.guarantee.tooLate', params)
}

/** FLEX-3: staff that is missing is something to arrange for a promised day. A refusal for it becomes a caution. */
export function softenForGuarantee(subject: WishSubject, step: CheckStep): CheckStep {
  const isAboutStaff =
    step.code === 'fixedFaces' || step.code === 'traineeShare' || step.code === 'preschoolEducation'
  const isRefusal = step.verdict === 'no' || step.verdict === 'unknown'
  return isGuaranteed(subject) && isAboutStaff && isRefusal ? { ...step, verdict: 'caution' } : step
}
