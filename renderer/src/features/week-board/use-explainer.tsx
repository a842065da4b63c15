import { useCallback, useEffect, useRef } from 'react'
import type { WeekBoard } from '#shared/domain/board/model.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useInspector } from '../../app/inspector.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useMayDo } from '../../app/use-may-do.ts'
import { Explanation } from './Explanation.tsx'
import type { GridPosition } from './PlanGrid.tsx'

const explanationOwner = 'cell'
/** Long enough not to ask about every cell an arrow key runs past. */
const followDelayMs = 90

/** Opens the "why?" of a cell, and while it is open lets it follow the cell that has focus. */
export function useExplainer(
  board: WeekBoard,
  onTry: ((position: GridPosition) => void) | null,
): {
  open(position: GridPosition): void
  follow(position: GridPosition): void
} {
  const { t } = useTexts()
  const inspector = useInspector()
  const announcer = useAnnouncer()
  const mayLook = useMayDo()('children.view')
  const latest = useRef({ board, inspector, t, onTry, announcer, mayLook })
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => {
    latest.current = { board, inspector, t, onTry, announcer, mayLook }
  })
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const open = useCallback(({ row, column }: GridPosition) => {
    window.clearTimeout(timer.current)
    const { board: shown, inspector: pane, t: write } = latest.current
    // Behind the number are children; who may not see those sees the number. PRIV-4
    if (!latest.current.mayLook) {
      latest.current.announcer.say(write('lock.notYourRole'))
      return
    }
    const boardRow = shown.rows[row]
    // The hours at the end of a row are explained by the row's first open daypart.
    const cell = boardRow?.cells[column]
    if (boardRow === undefined || cell === undefined) return
    const mayTry = latest.current.onTry !== null && boardRow.kind === 'group' && cell.status !== 'closed'
    pane.open(
      <Explanation
        locationId={shown.locationId}
        rowId={boardRow.rowId}
        day={cell.day}
        daypart={cell.daypart}
        onTry={mayTry ? () => latest.current.onTry?.({ row, column }) : null}
      />,
      { title: write('why.title'), owner: explanationOwner },
    )
  }, [])
  const follow = useCallback(
    (position: GridPosition) => {
      window.clearTimeout(timer.current)
      if (latest.current.inspector.owner !== explanationOwner) return
      timer.current = window.setTimeout(() => {
        // Closing the panel gives the cell its focus back, which must not open the panel again.
        if (latest.current.inspector.owner === explanationOwner) open(position)
      }, followDelayMs)
    },
    [open],
  )
  return { open, follow }
}
