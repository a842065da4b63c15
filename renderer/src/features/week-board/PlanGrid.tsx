import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { CSSProperties, FocusEvent, MouseEvent, ReactNode, Ref } from 'react'
import type { KeyBinding } from '../../app/key-binding.ts'
import { useRegionKeys } from '../../app/keys.tsx'
import { onSecondClick } from './on-second-click.ts'
import classes from './plan-grid.module.css'

/** A data cell, counted from the first one; headers are not counted. */
export interface GridPosition {
  readonly row: number
  readonly column: number
}

export interface PlanGridHandle {
  /** Moves the focus to a cell; one outside the grid becomes the nearest inside. */
  focusCell(position: GridPosition): void
  activeCell(): GridPosition
  /** Scrolls the active cell into view, for when something came to lie over the grid. */
  reveal(): void
}

interface PlanGridProps {
  readonly label: string
  readonly rowCount: number
  readonly columnCount: number
  /** Rows of headers above the data, and columns of headers before it, for `aria-rowcount` and `aria-colcount`. */
  readonly headerRowCount: number
  readonly initialCell: GridPosition
  /** Keys of the screen besides moving. */
  readonly bindings: readonly KeyBinding[]
  readonly onOpen: (position: GridPosition) => void
  readonly onDetail: (position: GridPosition) => void
  readonly onActive: (position: GridPosition) => void
  readonly handle: Ref<PlanGridHandle>
  readonly style?: CSSProperties
  readonly children: ReactNode
}

/** The attribute by which the grid finds a cell; put it on the cell's button. */
export function cellKey(row: number, column: number): string {
  return `${row}:${column}`
}

function positionOf(element: Element | null): GridPosition | undefined {
  const key = element?.closest('[data-cell]')?.getAttribute('data-cell')
  if (key === null || key === undefined) return undefined
  const [row = 0, column = 0] = key.split(':').map(Number)
  return { row, column }
}

/**
 * A grid with one tab stop. Arrows move the focus inside it; one set of listeners serves all cells. Which cell is
 * active lives in the DOM (`tabindex`), so moving about repaints nothing but the two cells concerned.
 */
export function PlanGrid(props: PlanGridProps) {
  const { label, rowCount, columnCount, headerRowCount, initialCell, bindings, handle, style, children } =
    props
  const root = useRef<HTMLDivElement>(null)
  const active = useRef<GridPosition>(initialCell)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  const findCell = useCallback(
    ({ row, column }: GridPosition) =>
      root.current?.querySelector<HTMLElement>(`[data-cell="${cellKey(row, column)}"]`),
    [],
  )
  const activate = useCallback(
    (position: GridPosition) => {
      for (const stale of root.current?.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]') ?? [])
        stale.tabIndex = -1
      active.current = position
      const cell = findCell(position)
      if (cell !== null && cell !== undefined) cell.tabIndex = 0
    },
    [findCell],
  )
  const focusCell = useCallback(
    ({ row, column }: GridPosition) => {
      const { rowCount: rows, columnCount: columns } = latest.current
      const position = {
        row: Math.max(0, Math.min(rows - 1, row)),
        column: Math.max(0, Math.min(columns - 1, column)),
      }
      const cell = findCell(position)
      if (cell === null || cell === undefined) return
      cell.focus({ preventScroll: true })
      // Sticky headers are kept free through the scroll padding of the grid.
      cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    [findCell],
  )
  useImperativeHandle(
    handle,
    () => ({
      focusCell,
      activeCell: () => active.current,
      reveal: () => {
        findCell(active.current)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      },
    }),
    [focusCell, findCell],
  )
  // A week with fewer rows or days must still have its one tab stop.
  useLayoutEffect(() => {
    const { row, column } = active.current
    activate({ row: Math.min(row, rowCount - 1), column: Math.min(column, columnCount - 1) })
  }, [activate, rowCount, columnCount])

  const move = (rows: number, columns: number) => () =>
    focusCell({ row: active.current.row + rows, column: active.current.column + columns })
  const to = (position: Partial<GridPosition>) => () => focusCell({ ...active.current, ...position })
  const last = Number.MAX_SAFE_INTEGER
  const keys = useRegionKeys({
    id: 'grid',
    titleCode: 'keys.grid',
    bindings: [
      ...moves(move, to, last),
      {
        keys: ['Enter'],
        labelCode: 'keys.open',
        isHint: true,
        right: 'children.view',
        run: () => latest.current.onOpen(active.current),
      },
      ...bindings,
    ],
  })
  return (
    <div
      ref={root}
      {...keys}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + headerRowCount}
      aria-colcount={columnCount + 1}
      className={classes.grid}
      data-first-stop
      {...(style === undefined ? {} : { style })}
      onFocus={(event: FocusEvent) => {
        const position = positionOf(event.target)
        if (position === undefined) return
        activate(position)
        latest.current.onActive(position)
      }}
      onClick={(event: MouseEvent) => {
        const position = positionOf(event.target instanceof Element ? event.target : null)
        if (position === undefined) return
        latest.current.onOpen(position)
        // A click without a button pressed is the space bar.
        if (event.detail > 0) onSecondClick(event, () => latest.current.onDetail(position))
      }}
    >
      {children}
    </div>
  )
}

function moves(
  move: (rows: number, columns: number) => () => void,
  to: (position: Partial<GridPosition>) => () => void,
  last: number,
): readonly KeyBinding[] {
  return [
    { keys: ['ArrowUp'], shown: '↑ ↓ ← →', labelCode: 'keys.move', isHint: true, run: move(-1, 0) },
    { keys: ['ArrowDown'], shown: '↓', labelCode: 'keys.move', run: move(1, 0) },
    { keys: ['ArrowLeft'], shown: '←', labelCode: 'keys.move', run: move(0, -1) },
    { keys: ['ArrowRight'], shown: '→', labelCode: 'keys.move', run: move(0, 1) },
    { keys: ['Home'], shown: 'Home', labelCode: 'keys.rowEnds', run: to({ column: 0 }) },
    { keys: ['End'], shown: 'End', labelCode: 'keys.rowEnds', run: to({ column: last }) },
    { keys: ['Ctrl+Home'], labelCode: 'keys.gridEnds', run: to({ row: 0, column: 0 }) },
    { keys: ['Ctrl+End'], labelCode: 'keys.gridEnds', run: to({ row: last, column: last }) },
  ]
}
