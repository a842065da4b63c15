import type { BoardCell, WeekBoard } from '#shared/domain/board/model.ts'
import type { CellChange } from '#shared/ipc/calls/queue.ts'

/** The cells of a week whose numbers differ between two boards of the same location and week. */
export function changesBetween(before: WeekBoard, after: WeekBoard): CellChange[] {
  const cellsBefore = new Map(before.rows.flatMap((row) => row.cells.map((cell) => [keyOf(cell), cell])))
  return after.rows.flatMap((row) =>
    row.cells.flatMap((cell): CellChange[] => {
      const numbers = numbersOf(cell)
      const earlier = cellsBefore.get(keyOf(cell))
      // A day or group that nobody came to before has no cell yet.
      const numbersBefore = earlier === undefined ? { ...numbers, children: 0 } : numbersOf(earlier)
      if (isSame(numbersBefore, numbers)) return []
      const { rowId, day, daypart } = cell
      return [{ rowId, day, daypart, before: numbersBefore, after: numbers }]
    }),
  )
}

function keyOf({ rowId, day, daypart }: BoardCell): string {
  return `${rowId} ${day} ${daypart}`
}

function numbersOf({ status, children, required, rostered, free }: BoardCell): CellChange['after'] {
  return { status, children, required, rostered, free }
}

function isSame(one: CellChange['after'], other: CellChange['after']): boolean {
  return (
    one.status === other.status &&
    one.children === other.children &&
    one.required === other.required &&
    one.rostered === other.rostered &&
    one.free === other.free
  )
}
