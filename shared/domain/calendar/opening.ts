import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { isValidOn, weekdayOf } from '#shared/kernel/time.ts'
import type { LocationId } from '../ids.ts'
import type { ClosedReason, SettingDay } from '../occupancy/model.ts'
import type { CareSetting, Closure, DaypartBoundary, OpeningHours } from '../organisation/model.ts'
import type { PublicHolidayCode } from './public-holidays.ts'

export interface OpeningFacts {
  readonly locationId: LocationId
  readonly openingHours: readonly OpeningHours[]
  readonly closures: readonly Closure[]
}

/** When no boundary is known the day is cut at one o'clock, as in most houses. CAL-4 */
const USUAL_BOUNDARY_MINUTE = 13 * 60

/**
 * Whether a setting is open on a day, and if not why: a public holiday, a closure of the house, or a weekday without
 * opening hours. With two rows on one weekday the setting is open from the first start to the last end. CAL-1, CAL-2
 */
export function openingOf(
  facts: OpeningFacts,
  setting: CareSetting,
  day: IsoDay,
  publicHoliday: PublicHolidayCode | undefined,
): SettingDay {
  if (publicHoliday !== undefined) {
    return closed(setting, { kind: 'publicHoliday', holiday: publicHoliday })
  }
  const closure = facts.closures.find(
    (row) =>
      (row.locationId === null || row.locationId === facts.locationId) &&
      (row.setting === null || row.setting === setting) &&
      row.startDay <= day &&
      day <= row.endDay,
  )
  if (closure !== undefined) {
    return closed(setting, { kind: 'closure', reason: closure.reason, note: closure.note })
  }
  const opening = openingInterval(facts, setting, day)
  return opening === null ? closed(setting, { kind: 'weekday' }) : { setting, opening, closed: null }
}

function closed(setting: CareSetting, reason: ClosedReason): SettingDay {
  return { setting, opening: null, closed: reason }
}

function openingInterval(facts: OpeningFacts, setting: CareSetting, day: IsoDay): Interval | null {
  const rows = openingRows(facts, setting, day)
  if (rows.length === 0) return null
  return {
    startMinute: Math.min(...rows.map((row) => row.startMinute)),
    endMinute: Math.max(...rows.map((row) => row.endMinute)),
  }
}

function openingRows(facts: OpeningFacts, setting: CareSetting, day: IsoDay): readonly OpeningHours[] {
  const weekday = weekdayOf(day)
  return facts.openingHours.filter(
    (row) =>
      row.locationId === facts.locationId &&
      row.setting === setting &&
      row.weekday === weekday &&
      isValidOn(row, day),
  )
}

/**
 * The longest time a setting is open without a gap on such a weekday, in minutes; 0 when it is not. The law asks ten
 * hours on end before fewer staff may work: a midday closure breaks them. BKR-13, BKR-14
 */
export function longestOpenMinutes(facts: OpeningFacts, setting: CareSetting, day: IsoDay): number {
  const rows = openingRows(facts, setting, day).toSorted((a, b) => a.startMinute - b.startMinute)
  let longest = 0
  let stretch: Interval = { startMinute: 0, endMinute: 0 }
  for (const { startMinute, endMinute } of rows) {
    stretch =
      startMinute <= stretch.endMinute
        ? { ...stretch, endMinute: Math.max(stretch.endMinute, endMinute) }
        : { startMinute, endMinute }
    longest = Math.max(longest, stretch.endMinute - stretch.startMinute)
  }
  return longest
}

/** Where the morning of a location ends on a day; the latest valid row counts. CAL-4 */
export function boundaryOf(rows: readonly DaypartBoundary[], locationId: LocationId, day: IsoDay): number {
  let latest: DaypartBoundary | undefined
  for (const row of rows) {
    if (row.locationId !== locationId || !isValidOn(row, day)) continue
    if (latest === undefined || row.validFrom > latest.validFrom) latest = row
  }
  return latest?.boundaryMinute ?? USUAL_BOUNDARY_MINUTE
}
