import { addDays, birthdayAt, civilDay, daysInMonth, formatDay, type IsoDay } from '#shared/kernel/time.ts'
import type { CareSetting } from '../organisation/model.ts'
import type { HousePolicies } from '../policies/model.ts'

type AgePolicies = Pick<HousePolicies, 'care.minimumAgeDays' | 'care.dayCareEnd'>

/** The first day on which a child is old enough for a setting. CARE-2 */
export function firstDayInSetting(birthDate: IsoDay, setting: CareSetting, policies: AgePolicies): IsoDay {
  if (setting === 'outOfSchoolCare') return birthdayAt(birthDate, 4)
  const oldEnough = addDays(birthDate, policies['care.minimumAgeDays'])
  if (setting === 'dayCare') return oldEnough
  const second = birthdayAt(birthDate, 2)
  return oldEnough > second ? oldEnough : second
}

/** The last day of care in a setting by age alone; null = it has no such end. CARE-4 */
export function lastDayInSetting(
  birthDate: IsoDay,
  setting: CareSetting,
  policies: AgePolicies,
): IsoDay | null {
  if (setting === 'outOfSchoolCare') return null
  const fourth = birthdayAt(birthDate, 4)
  if (policies['care.dayCareEnd'] === 'birthday') return addDays(fourth, -1)
  const { year, month } = civilDay(fourth)
  return formatDay(year, month, daysInMonth(year, month))
}
