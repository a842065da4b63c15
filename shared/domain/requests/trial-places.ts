import { must } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import { placesDuring } from '../occupancy/merge-effect.ts'
import type { DayMerge, LocationDay } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { compileRatio } from '../ratio/required-staff.ts'
import { groupDayOf, unitOfGroup, type TrialPlace } from './trial.ts'

/** Where the children of a group are counted for a stretch of an interval. */
export interface PlaceInTime extends Interval {
  readonly place: TrialPlace
  /** Set while the group is with another group. */
  readonly merge: DayMerge | null
}

/**
 * Where the children of a group are counted during an interval: in the group itself, or in its host while they are one
 * group. Empty when no law version covers the day. MERGE-1
 */
export function trialPlacesOf(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  groupId: BaseGroupId,
  interval: Interval,
): readonly PlaceInTime[] {
  return placesDuring(day, groupId, interval).flatMap(
    ({ startMinute, endMinute, merge, groupId: roomId }) => {
      const unit = must(unitOfGroup(day, roomId), 'every group of a day is counted in a unit')
      const ratio = compileRatio(book, unit.ratioSetting, day.day)
      if (ratio === undefined) return []
      const place: TrialPlace = {
        group: must(index.groupById.get(roomId), 'a group of the day is one of the location'),
        groupDay: must(groupDayOf(day, roomId), 'the group is one of the day'),
        unit,
        ratio,
      }
      return [{ startMinute, endMinute, merge, place }]
    },
  )
}
