import { addDays, addMonths, type IsoDay } from '#shared/kernel/time.ts'
import { firstDayInSetting, lastDayInSetting } from '../base-groups/age-limits.ts'
import type { Child } from '../children/model.ts'
import type { BaseGroup, CareSetting } from '../organisation/model.ts'
import type { HousePolicies } from '../policies/model.ts'

/** The rules of the house on the ages of day care. CARE-2, CARE-4 */
export type AgePolicies = Pick<HousePolicies, 'care.minimumAgeDays' | 'care.dayCareEnd'>

/** First and last day, both included; no last day = as long as care lasts. */
export interface AgeSpan {
  readonly fromDay: IsoDay
  readonly untilDay: IsoDay | null
}

/** The days on which a child's age lets it be in a setting. CARE-2, CARE-4 */
export function spanInSetting(
  { birthDate }: Pick<Child, 'birthDate'>,
  setting: CareSetting,
  policies: AgePolicies,
): AgeSpan {
  return {
    fromDay: firstDayInSetting(birthDate, setting, policies),
    untilDay: lastDayInSetting(birthDate, setting, policies),
  }
}

/**
 * The days on which a child's age lets it be in a group: the setting's and the group's own ages together;
 * `undefined` when there are none. GROUP-1, CARE-2
 */
export function spanInGroup(
  child: Pick<Child, 'birthDate'>,
  group: Pick<BaseGroup, 'setting' | 'minAgeMonths' | 'maxAgeMonths'>,
  policies: AgePolicies,
): AgeSpan | undefined {
  const inSetting = spanInSetting(child, group.setting, policies)
  const oldEnough = addMonths(child.birthDate, group.minAgeMonths)
  const tooOld = addMonths(child.birthDate, group.maxAgeMonths)
  const fromDay = oldEnough > inSetting.fromDay ? oldEnough : inSetting.fromDay
  // A group up to four keeps its children until day care ends by itself, which may be some weeks later.
  const isUntilTheEnd =
    inSetting.untilDay !== null && tooOld <= inSetting.untilDay && group.maxAgeMonths >= 48
  const untilDay = isUntilTheEnd ? inSetting.untilDay : earlier(addDays(tooOld, -1), inSetting.untilDay)
  return untilDay !== null && untilDay < fromDay ? undefined : { fromDay, untilDay }
}

function earlier(day: IsoDay, other: IsoDay | null): IsoDay {
  return other === null || day < other ? day : other
}
