import { useState } from 'react'
import type { BoardCell, BoardRow } from '#shared/domain/board/model.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useCall } from '../../app/use-call.ts'

export interface TryChild {
  readonly row: BoardRow
  readonly cell: BoardCell
  readonly ageYears: number
}

export interface TriedChild extends TryChild {
  /** The cell as it would be; null while it is being worked out. */
  readonly after: BoardCell | null
  readonly error: unknown
}

/** A child that is not there: what the cell would become with one more. Nothing is stored. */
export function useTryChild(): {
  readonly tried: TriedChild | null
  start(row: BoardRow, cell: BoardCell): void
  setAge(ageYears: number): void
  stop(): void
} {
  const location = useCurrentLocation()
  const [trying, setTrying] = useState<TryChild | null>(null)
  const answer = useCall(
    'cell.tryChild',
    {
      locationId: location?.id ?? '-',
      day: trying?.cell.day ?? '2026-01-01',
      daypart: trying?.cell.daypart ?? 'morning',
      groupId: trying?.row.groupIds[0] ?? '-',
      ageYears: trying?.ageYears ?? 0,
    },
    { isEnabled: trying !== null && location !== undefined, isKeepingPrevious: false },
  )
  return {
    tried: trying === null ? null : { ...trying, after: answer.data?.after ?? null, error: answer.error },
    start: (row, cell) => setTrying({ row, cell, ageYears: youngestAge(row) }),
    setAge: (ageYears) => setTrying((current) => (current === null ? null : { ...current, ageYears })),
    stop: () => setTrying(null),
  }
}

/** The youngest the group takes asks the most staff, so it is the careful first guess. */
export function youngestAge(row: BoardRow): number {
  return row.ageRange === null ? 0 : Math.floor(row.ageRange.minMonths / 12)
}

export function agesOf(row: BoardRow): readonly number[] {
  if (row.ageRange === null) return []
  const first = youngestAge(row)
  const last = Math.min(12, Math.ceil(row.ageRange.maxMonths / 12) - 1)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
