import { computeDayView } from '#shared/domain/board/compute-day-view.ts'
import { computeWeekBoard } from '#shared/domain/board/compute-week-board.ts'
import { explainCell } from '#shared/domain/board/explain-cell.ts'
import type { BoardCell, CellExplanation, DayView, WeekBoard } from '#shared/domain/board/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import type { ParsedInput } from '#shared/ipc/contract.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays, mondayOfWeek } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import { tryChild } from './try-child.ts'

export interface BoardService {
  weekBoard(input: ParsedInput<'weekBoard.get'>): Result<WeekBoard, Message>
  dayView(input: ParsedInput<'dayView.get'>): Result<DayView, Message>
  explain(input: ParsedInput<'cell.explain'>): Result<CellExplanation, Message>
  tryChild(input: ParsedInput<'cell.tryChild'>): Result<{ before: BoardCell; after: BoardCell }, Message>
}

export interface BoardParts {
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly lawBook: LawBook
  readonly buildIndex: (facts: LocationFacts) => LocationIndex
}

/** Answers from facts in memory; nothing here writes. */
export function createBoardService({ facts, lawBook, buildIndex }: BoardParts): BoardService {
  const onDays = <Value>(
    locationId: LocationId,
    fromDay: IsoDay,
    untilDay: IsoDay,
    compute: (index: LocationIndex) => Value | undefined,
    notFound: Message,
  ): Result<Value, Message> => {
    const view = facts.find(locationId, fromDay, untilDay)
    const value = view === undefined ? undefined : compute(view.index)
    return value === undefined ? refuse(view === undefined ? noLocation(locationId) : notFound) : ok(value)
  }
  return {
    weekBoard: ({ locationId, week }) => {
      const monday = mondayOfWeek(week)
      const compute = (index: LocationIndex) => computeWeekBoard(index, lawBook, week)
      return onDays(locationId, monday, addDays(monday, 6), compute, noLocation(locationId))
    },
    dayView: ({ locationId, day }) =>
      onDays(locationId, day, day, (index) => computeDayView(index, lawBook, day), noLocation(locationId)),
    explain: ({ locationId, day, daypart, rowId }) =>
      onDays(locationId, day, day, (index) => explainCell(index, lawBook, rowId, day, daypart), noRow(rowId)),
    tryChild: ({ locationId, ...trial }) =>
      onDays(
        locationId,
        trial.day,
        trial.day,
        (index) => tryChild(index, lawBook, trial, buildIndex),
        noRow(trial.groupId),
      ),
  }
}

function noLocation(id: string): Message {
  return { code: 'refusal.notFound', params: { what: 'location', id } }
}

function noRow(id: string): Message {
  return { code: 'refusal.notFound', params: { what: 'group', id } }
}
