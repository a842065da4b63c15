import { MINUTES_PER_DAY, type Interval } from '#shared/kernel/time.ts'
import { agesOf, findFreePlaces, findUnitOf } from '../occupancy/free-places.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { AGE_SLOTS, type LawBook } from '../ratio/model.ts'
import { compileRatio } from '../ratio/required-staff.ts'

/** The ages of day care, for which places are counted apart. BKR-1 */
export const PLACE_AGES = [0, 1, 2, 3] as const

/** Places of a group for the whole of a day, by age 0 to 3; null = the group does not take that age, or is closed. */
export interface GroupPlaces {
  /** Fits beside the children who come, without staff extra. CHECK-1 */
  readonly withoutExtraStaff: readonly (number | null)[]
  /** Fits within the maximum of the house and of the law, whatever the staff. GROUP-5 */
  readonly withExtraStaff: readonly (number | null)[]
}

const wholeDay: Interval = { startMinute: 0, endMinute: MINUTES_PER_DAY }

export function placesOfDay(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  group: BaseGroup,
): GroupPlaces | null {
  const groupDay = day.groups.find(({ groupId }) => groupId === group.id)
  const opening = day.settings.find(({ setting }) => setting === group.setting)?.opening
  const unit = findUnitOf(day, group.id)
  const ratio = unit && compileRatio(book, unit.ratioSetting, day.day)
  if (groupDay === undefined || opening == null || ratio === undefined) return null
  const taken = agesOf(group)
  const { byAge } = findFreePlaces(index, book, day, group.id, wholeDay, 'required')
  return {
    withoutExtraStaff: PLACE_AGES.map(
      (age) => byAge.find(({ ageYears }) => ageYears === age)?.places ?? (taken.includes(age) ? 0 : null),
    ),
    withExtraStaff: PLACE_AGES.map((age) => {
      if (!taken.includes(age)) return null
      const rows = groupDay.segments.map(({ counts }) => counts)
      return roomFor(age, group.maxChildren, rows, (counts) => ratio.groupAllowed(counts))
    }),
  }
}

/** The most children of an age that can come on top at every moment of a day. */
function roomFor(
  age: number,
  maxChildren: number,
  rows: readonly (readonly number[])[],
  isAllowed: (counts: Int16Array) => boolean,
): number {
  const tried = new Int16Array(AGE_SLOTS)
  let room = maxChildren
  for (const counts of rows.length === 0 ? [[]] : rows) {
    let there = 0
    for (let slot = 0; slot < AGE_SLOTS; slot += 1) there += tried[slot] = counts[slot] ?? 0
    room = Math.min(room, Math.max(maxChildren - there, 0))
    tried[age] = (tried[age] ?? 0) + room
    while (room > 0 && !isAllowed(tried)) {
      room -= 1
      tried[age] = (tried[age] ?? 0) - 1
    }
  }
  return room
}
