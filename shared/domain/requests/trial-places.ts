import { must } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import { placesDuring } from '../occupancy/merge-effect.ts'
import type { DayMerge, GroupDay, LocationDay, UnitDay } from '../occupancy/model.ts'
import { movesOnDay, withMove } from '../occupancy/move-effect.ts'
import { ratioSettingOf } from '../occupancy/ratio-setting.ts'
import type { LawBook } from '../ratio/model.ts'
import { compileRatio } from '../ratio/required-staff.ts'
import { groupDayOf, unitOfGroup, type TrialPlace } from './trial.ts'

/** Where a child of a group is counted for a stretch of an interval. */
export interface PlaceInTime extends Interval {
  readonly place: TrialPlace
  /** Set while the group is with another group. */
  readonly merge: DayMerge | null
  /** Whether somebody moved the child to another group for that stretch. GROUP-2 */
  readonly isMoved: boolean
}

interface Stand extends Interval {
  readonly groupId: BaseGroupId
  readonly isMoved: boolean
}

/** A child that comes: its group on paper, and its completed years on that day. */
export interface ComingChild {
  readonly childId: ChildId
  readonly groupId: BaseGroupId
  readonly ageYears: number
}

/**
 * Where a child of a group stands during an interval, as the day itself is computed: in that group, or in the one
 * somebody moved it to on that day, and with the host while that group is together with another. Empty when no law
 * version covers the day. GROUP-2, CHECK-1, MERGE-1
 */
export function trialPlacesOf(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  child: ComingChild,
  interval: Interval,
): readonly PlaceInTime[] {
  return standsDuring(index, day, child, interval).flatMap((stand) =>
    placesDuring(day, stand.groupId, stand).flatMap(({ startMinute, endMinute, merge, groupId: roomId }) => {
      const group = must(index.groupById.get(roomId), 'a group of the day is one of the location')
      const groupDay = must(groupDayOf(day, roomId), 'the group is one of the day')
      const known = must(unitOfGroup(day, roomId), 'every group of a day is counted in a unit')
      const unit = stand.isMoved ? unitWith(index, known, groupDay, child) : known
      const ratio = compileRatio(book, unit.ratioSetting, day.day)
      if (ratio === undefined) return []
      const place: TrialPlace = { group, groupDay, unit, ratio }
      return [{ startMinute, endMinute, merge, place, isMoved: stand.isMoved }]
    }),
  )
}

/** A child from the other kind of care changes how the law counts the group it is moved to. BKR-9, BKR-11 */
function unitWith(
  index: LocationIndex,
  unit: UnitDay,
  groupDay: GroupDay,
  { groupId, ageYears }: ComingChild,
): UnitDay {
  const group = must(index.groupById.get(groupDay.groupId), 'a group of the day is one of the location')
  const present = [...groupDay.presences, { ageYears, ownGroupId: groupId }]
  const ratioSetting = ratioSettingOf(
    group,
    present,
    (id) => index.groupById.get(id)?.setting === 'outOfSchoolCare',
  )
  if (ratioSetting === unit.ratioSetting || unit.lawVersion === null) return unit
  return { ...unit, unitId: group.id, level: 'group', groupIds: [group.id], ratioSetting }
}

/**
 * The groups in which the child stands, in order of time; a move to a group that has ended leaves it where it is. A move
 * to the group itself tells nothing new: it says why a place there was granted. GROUP-2
 */
function standsDuring(
  index: LocationIndex,
  day: LocationDay,
  { childId, groupId }: ComingChild,
  { startMinute, endMinute }: Interval,
): readonly Stand[] {
  let stands: readonly Stand[] = [{ startMinute, endMinute, groupId, isMoved: false }]
  for (const move of movesOnDay(index, day.day)) {
    const { toGroupId } = move
    if (move.childId !== childId || toGroupId === groupId) continue
    if (unitOfGroup(day, toGroupId) === undefined) continue
    stands = withMove(stands, move, (stand) => ({ ...stand, groupId: toGroupId, isMoved: true }))
  }
  return stands.toSorted((a, b) => a.startMinute - b.startMinute)
}
