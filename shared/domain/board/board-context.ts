import { must } from '#shared/kernel/invariant.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { GroupDay, LocationDay, SettingDay, UnitDay } from '../occupancy/model.ts'
import { daypartInterval } from '../occupancy/year-of-free-places.ts'
import { findUnitOf } from '../occupancy/free-places.ts'
import type { BaseGroup, CareSetting, Daypart } from '../organisation/model.ts'
import type { HousePolicies } from '../policies/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { LawBook } from '../ratio/model.ts'

/** One day of a location with what the board needs to speak about it. */
export interface BoardContext {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly day: LocationDay
  readonly policies: HousePolicies
}

export function createBoardContext(index: LocationIndex, book: LawBook, day: IsoDay): BoardContext {
  return { index, book, day: computeDay(index, book, day), policies: policiesAt(index.policies, day) }
}

/** The groups that exist on a day or to which something happens that day, in sort order. */
export function groupsOn(context: BoardContext): readonly BaseGroup[] {
  const { index, day } = context
  return index.groups.filter(
    (group) => isValidOn(group, day.day) || day.groups.some((candidate) => candidate.groupId === group.id),
  )
}

export function settingDayOf(context: BoardContext, setting: CareSetting): SettingDay {
  return must(
    context.day.settings.find((candidate) => candidate.setting === setting),
    'a day has an entry for every setting',
  )
}

export function findGroupDay(context: BoardContext, group: BaseGroup): GroupDay | undefined {
  return context.day.groups.find((candidate) => candidate.groupId === group.id)
}

/** Whether the law counts this group together with others: then the unit's row carries the need. BKR-5 */
export function isSharedUnit(unit: UnitDay | undefined): boolean {
  return unit !== undefined && unit.groupIds.length > 1
}

export function unitOf(context: BoardContext, group: BaseGroup): UnitDay | undefined {
  return findUnitOf(context.day, group.id)
}

export function intervalOf(context: BoardContext, daypart: Daypart): Interval {
  return daypartInterval(daypart, context.day.boundaryMinute)
}

export function isTouching(stretch: Interval, interval: Interval): boolean {
  return stretch.startMinute < interval.endMinute && interval.startMinute < stretch.endMinute
}

/** The part of a stretch inside a daypart. */
export function clipTo(stretch: Interval, interval: Interval): Interval {
  return {
    startMinute: Math.max(stretch.startMinute, interval.startMinute),
    endMinute: Math.min(stretch.endMinute, interval.endMinute),
  }
}
