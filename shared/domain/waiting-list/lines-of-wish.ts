import { isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { PlannedWeekday } from '../base-groups/model.ts'
import type { ContractLine } from '../children/contract-change.ts'
import type { LocationId } from '../ids.ts'
import type { CareSetting, OpeningHours } from '../organisation/model.ts'

interface WishedLines {
  readonly locationId: LocationId
  readonly setting: CareSetting
  readonly days: readonly PlannedWeekday[]
  readonly openingHours: readonly OpeningHours[]
  /** The day of whose opening hours they are. */
  readonly onDay: IsoDay
}

/**
 * The lines of a contract that a wish comes to. Without times: the whole day in day care, and in out-of-school care
 * from the moment the school ends, or all day when there is no school. CAL-1, CAL-3
 */
export function linesOfWish(wished: WishedLines): readonly ContractLine[] {
  return wished.days.map((day) => lineOf(wished, day))
}

function lineOf(wished: WishedLines, { weekday, startMinute, endMinute }: PlannedWeekday): ContractLine {
  const opening = wished.openingHours.filter(
    (row) =>
      row.locationId === wished.locationId &&
      row.setting === wished.setting &&
      row.weekday === weekday &&
      isValidOn(row, wished.onDay),
  )
  const opensAt = opening.length === 0 ? null : Math.min(...opening.map((row) => row.startMinute))
  const closesAt = opening.length === 0 ? null : Math.max(...opening.map((row) => row.endMinute))
  if (wished.setting !== 'outOfSchoolCare') {
    return {
      weekday,
      startMinute: startMinute ?? opensAt,
      endMinute: endMinute ?? closesAt,
      holidayStartMinute: null,
      holidayEndMinute: null,
    }
  }
  return {
    weekday,
    startMinute,
    endMinute: endMinute ?? closesAt,
    holidayStartMinute: opensAt,
    holidayEndMinute: closesAt,
  }
}
