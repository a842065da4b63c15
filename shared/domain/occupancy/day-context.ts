import { invariant } from '#shared/kernel/invariant.ts'
import { dayNumberOf, isoWeekOf, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { boundaryOf, openingOf } from '../calendar/opening.ts'
import {
  findPublicHoliday,
  type PublicHolidayCode,
  type PublicHolidayPolicy,
} from '../calendar/public-holidays.ts'
import { schoolDayOf, type SchoolDay } from '../calendar/school-calendar.ts'
import type { SchoolId } from '../ids.ts'
import { careSettings, type CareSetting } from '../organisation/model.ts'
import type { HousePolicies } from '../policies/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { LocationIndex } from './index-location-facts.ts'
import type { SettingDay } from './model.ts'

/** What is true of a whole day, looked up once. */
export interface DayContext {
  readonly day: IsoDay
  readonly dayNumber: number
  readonly weekday: Weekday
  readonly policies: HousePolicies
  readonly publicHoliday: PublicHolidayCode | undefined
  readonly settings: readonly SettingDay[]
  readonly boundaryMinute: number
  readonly isRosterSettled: boolean
  /** null = a child without a school: the holidays of the region. */
  schoolDay(schoolId: SchoolId | null): SchoolDay
}

/** Throws for a day outside the stretch the facts were loaded for: the answer would look complete and not be so. */
export function createDayContext(index: LocationIndex, day: IsoDay): DayContext {
  const { facts } = index
  invariant(facts.fromDay <= day && day <= facts.untilDay, 'the day lies within the loaded facts')
  const policies = policiesAt(index.policies, day)
  const holidayPolicy = publicHolidayPolicy(policies)
  const publicHoliday = findPublicHoliday(day, holidayPolicy)
  const openingFacts = {
    locationId: facts.location.id,
    openingHours: facts.openingHours,
    closures: facts.closures,
  }
  const schoolDays = new Map<SchoolId | null, SchoolDay>()
  return {
    day,
    dayNumber: dayNumberOf(day),
    weekday: weekdayOf(day),
    policies,
    publicHoliday,
    settings: careSettings.map((setting) => openingOf(openingFacts, setting, day, publicHoliday)),
    boundaryMinute: boundaryOf(facts.daypartBoundaries, facts.location.id, day),
    isRosterSettled: index.settledWeeks.has(isoWeekOf(day)),
    schoolDay: (schoolId) => {
      const known = schoolDays.get(schoolId)
      if (known !== undefined) return known
      const found = schoolDayOf(index.schoolCalendar, schoolId, facts.location.region, day, holidayPolicy)
      schoolDays.set(schoolId, found)
      return found
    },
  }
}

/** The part of the house policies that decides which public holidays close the house. CAL-2 */
export function publicHolidayPolicy(policies: HousePolicies): PublicHolidayPolicy {
  return {
    liberationDay: policies['calendar.liberationDay'],
    isGoodFridayClosed: policies['calendar.goodFridayClosed'],
    isFridayAfterAscensionClosed: policies['calendar.fridayAfterAscensionClosed'],
  }
}

export function isSettingOpen(context: DayContext, setting: CareSetting): boolean {
  return settingDayOf(context.settings, setting).opening !== null
}

export function settingDayOf(settings: readonly SettingDay[], setting: CareSetting): SettingDay {
  const found = settings.find((candidate) => candidate.setting === setting)
  invariant(found !== undefined, 'a day has an entry for every setting')
  return found
}
