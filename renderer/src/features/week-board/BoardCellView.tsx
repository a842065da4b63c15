import { memo } from 'react'
import type { BoardCell, BoardRow } from '#shared/domain/board/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { writeCellName, writeRatio, writeTag } from './cell-texts.ts'
import { BriefMark, MergeLabel, ProposalButtons } from './MergeMark.tsx'
import type { CellMark } from './merge-marks.ts'
import { cellKey } from './PlanGrid.tsx'
import classes from './plan-grid.module.css'

interface BoardCellViewProps {
  readonly row: BoardRow
  readonly cell: BoardCell
  readonly rowIndex: number
  readonly columnIndex: number
  /** The cell with the tried child, while one is being tried here. */
  readonly tried: BoardCell | null
  /** What a merge puts on it, agreed or proposed. */
  readonly mark: CellMark | null
}

/** One daypart of one group: children, needed/rostered, and what is free or short. A single button, no listeners. */
export const BoardCellView = memo(function BoardCellView({
  row,
  cell,
  rowIndex,
  columnIndex,
  tried,
  mark,
}: BoardCellViewProps) {
  const texts = useTexts()
  const shown = tried ?? cell
  const isClosed = shown.status === 'closed'
  return (
    <div
      role="gridcell"
      aria-colindex={columnIndex + 2}
      className={classes.cellBox}
      data-part={cell.daypart}
      {...(mark === null ? {} : { 'data-merge': mark.kind })}
      {...(mark === null || mark.edges === null
        ? {}
        : { 'data-edges': mark.edges, 'data-label': mark.labelPlace ?? 'none' })}
    >
      <button
        type="button"
        tabIndex={-1}
        data-cell={cellKey(rowIndex, columnIndex)}
        className={classes.cell}
        data-status={shown.status}
        {...(shown.occupancyStep === null ? {} : { 'data-step': shown.occupancyStep })}
        {...(tried === null ? {} : { 'data-trying': true })}
      >
        <span className="visuallyHidden">{writeCellName(texts, row, shown, mark)}</span>
        {isClosed ? (
          <span className={classes.tag} aria-hidden="true">
            {texts.t('cell.closed')}
          </span>
        ) : (
          <>
            <span className={classes.count} aria-hidden="true">
              {tried === null ? cell.children : `${cell.children} → ${tried.children}`}
            </span>
            <span className={classes.ratio} aria-hidden="true">
              {writeRatio(shown)}
            </span>
            <span className={classes.tag} aria-hidden="true">
              {writeTag(texts, shown)}
            </span>
            {shown.cautions.length > 0 ? (
              <span className={classes.cautionMark} aria-hidden="true">
                !
              </span>
            ) : null}
          </>
        )}
        <BriefMark mark={mark} />
      </button>
      {mark === null ? null : <MergeLabel mark={mark} />}
      {mark === null ? null : <ProposalButtons mark={mark} />}
    </div>
  )
})
