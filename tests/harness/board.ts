import { computeWeekBoard } from '#shared/domain/board/compute-week-board.ts'
import type { BoardCell, WeekBoard } from '#shared/domain/board/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { Daypart } from '#shared/domain/organisation/model.ts'
import { daysOfWeek, isoWeekOf, type IsoWeek } from '#shared/kernel/time.ts'
import { ordinaryTuesday } from './builders/location-facts.ts'
import { aGroup } from './builders/organisation.ts'
import { regionalHolidays } from './calendar.ts'
import { lawBook } from './law.ts'

export const week48 = isoWeekOf(ordinaryTuesday)
/** Monday to Friday of that week. */
export const workdays = daysOfWeek(week48).slice(0, 5)
/** A group for two- and three-year-olds: eight children for each member of staff. */
export const toddlers = aGroup({ minAgeMonths: 24, name: 'Peuters A' })

export function boardOf(facts: LocationFacts, week: IsoWeek = week48): WeekBoard {
  return computeWeekBoard(indexLocationFacts(facts, regionalHolidays), lawBook, week)
}

/** A cell of the board; throws when the board has no such row or day. */
export function cellOf(
  board: WeekBoard,
  rowId: string,
  day = ordinaryTuesday,
  daypart: Daypart = 'morning',
): BoardCell {
  const row = board.rows.find((candidate) => candidate.rowId === rowId)
  const cell = row?.cells.find((item) => item.day === day && item.daypart === daypart)
  if (cell === undefined) throw new Error(`no cell ${rowId} ${day} ${daypart}`)
  return cell
}
