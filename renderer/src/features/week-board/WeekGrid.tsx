import { memo, useMemo } from 'react'
import type { Ref } from 'react'
import type { BoardCell, BoardDay, BoardRow, WeekBoard } from '#shared/domain/board/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { weekdayOf } from '#shared/kernel/time.ts'
import { writeDay, writeHours } from '#shared/text/formats.ts'
import type { KeyBinding } from '../../app/key-binding.ts'
import { useTexts } from '../../app/texts.tsx'
import { BoardCellView } from './BoardCellView.tsx'
import { writeAgeRange, writeRowName } from './cell-texts.ts'
import type { GridPosition, PlanGridHandle } from './PlanGrid.tsx'
import { cellKey, PlanGrid } from './PlanGrid.tsx'
import type { CellMark } from './merge-marks.ts'
import classes from './plan-grid.module.css'

interface WeekGridProps {
  readonly board: WeekBoard
  readonly today: IsoDay
  readonly tried: BoardCell | null
  /** Agreed and proposed merges, by cell. */
  readonly marks: ReadonlyMap<string, CellMark>
  readonly bindings: readonly KeyBinding[]
  readonly handle: Ref<PlanGridHandle>
  readonly onOpen: (position: GridPosition) => void
  readonly onDetail: (position: GridPosition) => void
  readonly onActive: (position: GridPosition) => void
}

const headerRows = 2

/** Groups down, dayparts across. The location row stays in view at the foot. */
export function WeekGrid({
  board,
  today,
  tried,
  marks,
  bindings,
  handle,
  onOpen,
  onDetail,
  onActive,
}: WeekGridProps) {
  const { t } = useTexts()
  const columnCount = board.days.length * 2 + 1
  const bodyRows = board.rows.filter(({ kind }) => kind !== 'location')
  const footRows = board.rows.filter(({ kind }) => kind === 'location')
  const initialCell = useMemo<GridPosition>(() => {
    const index = board.days.findIndex(({ day }) => day === today)
    return { row: 0, column: Math.max(0, index) * 2 }
  }, [board.days, today])
  const row = (each: BoardRow, rowIndex: number) => (
    <WeekGridRow
      key={each.rowId}
      row={each}
      rowIndex={rowIndex}
      tried={tried?.rowId === each.rowId ? tried : null}
      marks={marks}
      hue={
        each.kind === 'group' ? (bodyRows.filter(({ kind }) => kind === 'group').indexOf(each) % 6) + 1 : 0
      }
    />
  )
  return (
    <PlanGrid
      label={t('week.gridLabel', { location: board.locationName, week: board.week })}
      rowCount={board.rows.length}
      columnCount={columnCount}
      headerRowCount={headerRows}
      initialCell={initialCell}
      bindings={bindings}
      handle={handle}
      onOpen={onOpen}
      onDetail={onDetail}
      onActive={onActive}
      style={{ '--columns': board.days.length * 2 } as React.CSSProperties}
    >
      <WeekGridHead days={board.days} today={today} />
      <div role="rowgroup">{bodyRows.map((each, index) => row(each, index))}</div>
      <div role="rowgroup" className={classes.footerGroup}>
        {footRows.map((each, index) => row(each, bodyRows.length + index))}
      </div>
    </PlanGrid>
  )
}

const WeekGridHead = memo(function WeekGridHead({
  days,
  today,
}: {
  readonly days: readonly BoardDay[]
  readonly today: IsoDay
}) {
  const { t, write, language } = useTexts()
  return (
    <div role="rowgroup" className={classes.headerGroup}>
      <div role="row" aria-rowindex={1} className={classes.row}>
        <div role="columnheader" aria-colindex={1} className={classes.corner}>
          {t('week.group')}
        </div>
        {days.map((day, index) => {
          const note = day.closed ?? day.notes[0] ?? null
          const isToday = day.day === today
          return (
            <div
              key={day.weekday}
              role="columnheader"
              aria-colindex={index * 2 + 2}
              aria-colspan={2}
              className={classes.columnHeader}
              style={{ gridColumn: 'span 2' }}
              data-today={isToday}
            >
              <span>{writeDay(day.day, language)}</span>
              {isToday ? <span className={classes.todayMark}>{t('week.isToday')}</span> : null}
              {note === null ? null : (
                <span className={classes.dayNote} title={write(note)}>
                  {write(note)}
                </span>
              )}
            </div>
          )
        })}
        <div role="columnheader" aria-colindex={days.length * 2 + 2} className={classes.columnHeader}>
          {t('week.hours')}
        </div>
      </div>
      <div role="row" aria-rowindex={2} className={classes.row}>
        <div role="columnheader" aria-colindex={1} className={classes.corner}>
          <span className="visuallyHidden">{t('week.group')}</span>
        </div>
        {days.flatMap((day, index) =>
          (['morning', 'afternoon'] as const).map((daypart, part) => (
            <div
              key={`${day.weekday} ${daypart}`}
              role="columnheader"
              aria-colindex={index * 2 + part + 2}
              className={`${classes.columnHeader} ${classes.subHeader}`}
              data-today={day.day === today}
            >
              {t(daypart === 'morning' ? 'week.morningShort' : 'week.afternoonShort')}
            </div>
          )),
        )}
        <div
          role="columnheader"
          aria-colindex={days.length * 2 + 2}
          className={`${classes.columnHeader} ${classes.subHeader}`}
        >
          {t('week.hoursUnit')}
        </div>
      </div>
    </div>
  )
})

interface WeekGridRowProps {
  readonly row: BoardRow
  readonly rowIndex: number
  readonly tried: BoardCell | null
  readonly marks: ReadonlyMap<string, CellMark>
  /** 1 to 6, or 0 for a row that is no group. */
  readonly hue: number
}

const WeekGridRow = memo(function WeekGridRow({ row, rowIndex, tried, marks, hue }: WeekGridRowProps) {
  const texts = useTexts()
  return (
    <div role="row" aria-rowindex={rowIndex + headerRows + 1} className={classes.row}>
      <div role="rowheader" aria-colindex={1} className={classes.rowHeader}>
        <span className={classes.groupName} title={writeRowName(texts, row)}>
          {writeRowName(texts, row)}
        </span>
        {row.kind === 'group' ? (
          <span className={classes.groupAges}>
            <span className={classes.groupCode} data-hue={hue} aria-hidden="true">
              {row.code}
            </span>
            {writeAgeRange(texts, row)}
          </span>
        ) : null}
      </div>
      {row.cells.map((cell, columnIndex) => (
        <BoardCellView
          // By weekday, not by date: a cell keeps its focus when the week changes under it.
          key={`${weekdayOf(cell.day)} ${cell.daypart}`}
          row={row}
          cell={cell}
          rowIndex={rowIndex}
          columnIndex={columnIndex}
          tried={tried?.day === cell.day && tried.daypart === cell.daypart ? tried : null}
          mark={marks.get(cellKey(rowIndex, columnIndex)) ?? null}
        />
      ))}
      <WeekHours row={row} rowIndex={rowIndex} columnIndex={row.cells.length} />
    </div>
  )
})

/** Hours of staff over the week: needed by law, rostered, and the difference in words. */
function WeekHours({
  row,
  rowIndex,
  columnIndex,
}: {
  readonly row: BoardRow
  readonly rowIndex: number
  readonly columnIndex: number
}) {
  const texts = useTexts()
  const { t, language } = texts
  const { requiredMinutes, rosteredMinutes, differenceMinutes } = row.week
  const rowName = writeRowName(texts, row)
  const name =
    requiredMinutes === null
      ? t('cellName.hoursTogether', { row: rowName, rostered: rosteredMinutes })
      : t('cellName.hours', { row: rowName, required: requiredMinutes, rostered: rosteredMinutes })
  const difference =
    differenceMinutes === null || differenceMinutes === 0
      ? ''
      : differenceMinutes < 0
        ? t('hours.short', { hours: -differenceMinutes })
        : t('hours.over', { hours: differenceMinutes })
  return (
    <div role="gridcell" aria-colindex={columnIndex + 2} className={classes.cellBox}>
      <button
        type="button"
        tabIndex={-1}
        data-cell={cellKey(rowIndex, columnIndex)}
        className={`${classes.cell} ${classes.hours}`}
      >
        <span className="visuallyHidden">{[name, difference].filter((part) => part !== '').join(', ')}</span>
        <span aria-hidden="true">
          {requiredMinutes === null ? '–' : writeHours(requiredMinutes, language)} /{' '}
          {writeHours(rosteredMinutes, language)}
        </span>
        <span
          className={classes.hoursDifference}
          aria-hidden="true"
          data-kind={(differenceMinutes ?? 0) < 0 ? 'short' : 'over'}
        >
          {difference === '' ? '' : `${(differenceMinutes ?? 0) < 0 ? '✕' : '△'} ${difference}`}
        </span>
      </button>
    </div>
  )
}
