import { useMemo } from 'react'
import type { WeekBoard } from '#shared/domain/board/model.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import type { CellMark, MergeWeek } from './merge-marks.ts'
import { marksOf } from './merge-marks.ts'

/**
 * The merges of the week, by cell. What was agreed comes with the board itself; proposals are worked out behind it, and
 * while they are not there, or cannot be had, the board is complete without them.
 */
export function useMergeMarks(board: WeekBoard): {
  readonly marks: ReadonlyMap<string, CellMark>
  readonly week: MergeWeek | undefined
} {
  const texts = useTexts()
  const location = useCurrentLocation()
  const isWorthAsking = location !== undefined && location.groups.length > 1
  const asked = useCall(
    'merging.week',
    { locationId: board.locationId, week: board.week, mayUseDeviation: false },
    { isEnabled: isWorthAsking, isKeepingPrevious: false },
  )
  const week = asked.data
  const marks = useMemo(() => marksOf(board, week, texts, location), [board, week, texts, location])
  return { marks, week }
}
