import { useState } from 'react'
import type { BoardRow, WeekBoard } from '#shared/domain/board/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Legend } from './Legend.tsx'
import { writeAgeRange, writeCellName, writeRatio, writeRowName, writeTag } from './cell-texts.ts'
import { BriefMark, MergeLabel, ProposalButtons } from './MergeMark.tsx'
import type { CellMark } from './merge-marks.ts'
import { cellKey } from './PlanGrid.tsx'
import { useExplainer } from './use-explainer.tsx'
import { useMergeMarks } from './use-merge-marks.ts'
import gridClasses from './plan-grid.module.css'
import classes from './week-board.module.css'

/** The board on a small screen or at 200 % zoom: one day at a time, a card a group, in the same order. */
export function DayCards({ board, firstDay }: { readonly board: WeekBoard; readonly firstDay: IsoDay }) {
  const texts = useTexts()
  const { t, language } = texts
  const explainer = useExplainer(board, null)
  const { marks } = useMergeMarks(board)
  const [wantedDay, setWantedDay] = useState(firstDay)
  const dayIndex = Math.max(
    0,
    board.days.findIndex(({ day }) => day === wantedDay),
  )
  const day = board.days[dayIndex]
  if (day === undefined) return null
  return (
    <>
      <div className={classes.dayTabs}>
        {board.days.map((each, index) => (
          <Button
            key={each.day}
            kind={index === dayIndex ? 'primary' : 'plain'}
            aria-pressed={index === dayIndex}
            onClick={() => setWantedDay(each.day)}
          >
            {writeDay(each.day, language)}
          </Button>
        ))}
      </div>
      {day.closed === null ? null : <p className={classes.notices}>{texts.write(day.closed)}</p>}
      <div className={classes.cards}>
        {board.rows.map((row, rowIndex) => (
          <section key={row.rowId} className={classes.card}>
            <div className={classes.cardTitle}>
              <h2>{writeRowName(texts, row)}</h2>
              <span className={classes.muted}>{writeAgeRange(texts, row)}</span>
            </div>
            <div className={classes.cardParts}>
              {([0, 1] as const).map((part) => (
                <DayPart
                  key={part}
                  row={row}
                  columnIndex={dayIndex * 2 + part}
                  mark={marks.get(cellKey(rowIndex, dayIndex * 2 + part)) ?? null}
                  label={t(part === 0 ? 'week.morningShort' : 'week.afternoonShort')}
                  onOpen={() => explainer.open({ row: rowIndex, column: dayIndex * 2 + part })}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
      <Legend />
    </>
  )
}

interface DayPartProps {
  readonly row: BoardRow
  readonly columnIndex: number
  readonly mark: CellMark | null
  readonly label: string
  readonly onOpen: () => void
}

function DayPart({ row, columnIndex, mark, label, onOpen }: DayPartProps) {
  const texts = useTexts()
  const cell = row.cells[columnIndex]
  if (cell === undefined) return null
  return (
    <div
      className={classes.cardPart}
      {...(mark === null || mark.edges === null ? {} : { 'data-label': mark.labelPlace ?? 'none' })}
    >
      <span>{label}</span>
      <button
        type="button"
        className={gridClasses.cell}
        data-status={cell.status}
        {...(cell.occupancyStep === null ? {} : { 'data-step': cell.occupancyStep })}
        onClick={onOpen}
      >
        <span className="visuallyHidden">{writeCellName(texts, row, cell, mark)}</span>
        {cell.status === 'closed' ? (
          <span className={gridClasses.tag} aria-hidden="true">
            {texts.t('cell.closed')}
          </span>
        ) : (
          <>
            <span className={gridClasses.count} aria-hidden="true">
              {cell.children}
            </span>
            <span className={gridClasses.ratio} aria-hidden="true">
              {writeRatio(cell)}
            </span>
            <span className={gridClasses.tag} aria-hidden="true">
              {writeTag(texts, cell)}
            </span>
          </>
        )}
        <BriefMark mark={mark} />
      </button>
      {mark === null ? null : <MergeLabel mark={mark} />}
      {mark === null ? null : <ProposalButtons mark={mark} />}
    </div>
  )
}
