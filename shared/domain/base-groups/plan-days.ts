import { addDays, addWeeks, isValidOn, mondayOfWeek, type IsoDay } from '#shared/kernel/time.ts'
import { createDayContext, isSettingOpen, type DayContext } from '../occupancy/day-context.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { findLaw } from '../ratio/law-book.ts'
import type { LawBook, RatioSetting } from '../ratio/model.ts'
import { compileRatio } from '../ratio/required-staff.ts'
import { maxChildrenIndoors } from '../ratio/space.ts'
import type { PlanHorizon } from './model.ts'
import type { GroupDayRule } from './plan-model.ts'

/** The first and last day of a stretch of weeks, for who must load the facts. */
export function daysOfHorizon(horizon: PlanHorizon): { readonly fromDay: IsoDay; readonly untilDay: IsoDay } {
  return {
    fromDay: mondayOfWeek(horizon.fromWeek),
    untilDay: addDays(mondayOfWeek(addWeeks(horizon.fromWeek, horizon.weeks)), -1),
  }
}

/** What is true of every day of the stretch, looked up once. */
export function createPlanDays(index: LocationIndex, horizon: PlanHorizon): readonly DayContext[] {
  const { fromDay } = daysOfHorizon(horizon)
  return Array.from({ length: horizon.weeks * 7 }, (_, offset) =>
    createDayContext(index, addDays(fromDay, offset)),
  )
}

/** How a group is counted by itself; younger children in a school group are looked at per day. BKR-11, BKR-12 */
export function ratioSettingOfGroup(group: BaseGroup): RatioSetting {
  if (group.setting === 'outOfSchoolCare') return 'bso'
  if (group.isPreschoolEducation) return 've'
  return group.setting === 'toddlerCare' ? 'psg' : 'kdv'
}

/** How each group is counted on each day, by day and then by group. */
export function createPlanRules(
  index: LocationIndex,
  book: LawBook,
  days: readonly DayContext[],
): readonly GroupDayRule[] {
  return days.flatMap((context) =>
    index.groups.map((group): GroupDayRule => ({
      isOpen: isValidOn(group, context.day) && isSettingOpen(context, group.setting),
      compiled: compileRatio(book, ratioSettingOfGroup(group), context.day),
      maxChildren: Math.min(group.maxChildren, childrenInRoom(index, book, group, context.day)),
    })),
  )
}

/**
 * Children the group's own room and the space it shares hold; without a known room it sets no limit. That all groups
 * together fit in the centre is part of the check of a day. BKR-18
 */
export function childrenInRoom(
  index: Pick<LocationIndex, 'facts'>,
  book: LawBook,
  group: Pick<BaseGroup, 'roomAreaDm2'>,
  day: IsoDay,
): number {
  const law = findLaw(book, 'space', day)
  if (law === undefined || group.roomAreaDm2 <= 0) return Number.MAX_SAFE_INTEGER
  return maxChildrenIndoors(law, group.roomAreaDm2 + Math.max(index.facts.location.sharedIndoorAreaDm2, 0))
}
