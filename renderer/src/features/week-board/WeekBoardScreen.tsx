import { useCallback, useEffect, useRef, useState } from 'react'
import type { BoardTarget, WeekBoard } from '#shared/domain/board/model.ts'
import type { IsoDay, IsoWeek } from '#shared/kernel/time.ts'
import { addWeeks, isoWeekOf, mondayOfWeek } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { writeTrouble } from '../../app/call-error.ts'
import { useInspector } from '../../app/inspector.tsx'
import type { KeyBinding } from '../../app/key-binding.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useCurrentLocation, useSession, workingDay, workingWeek } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { singleColumn, useMedia } from '../../app/use-media.ts'
import { useRosterActs } from '../../app/use-roster-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { AttentionStrip, RosterMark } from './AttentionStrip.tsx'
import { DayCards } from './DayCards.tsx'
import { hasSaving, MergeSaving } from './MergeSaving.tsx'
import { Legend } from './Legend.tsx'
import type { GridPosition, PlanGridHandle } from './PlanGrid.tsx'
import { TryChildStrip } from './TryChildStrip.tsx'
import { useExplainer } from './use-explainer.tsx'
import { useMergeAt } from './use-merge-at.ts'
import { useMergeMarks } from './use-merge-marks.ts'
import { useTryChild } from './use-try-child.ts'
import { WeekGrid } from './WeekGrid.tsx'
import { WeekPicker } from './WeekPicker.tsx'
import classes from './week-board.module.css'

/** The week of a location: per group and daypart the children, the staff needed and rostered, and what is free. */
export function WeekBoardScreen({ week }: { readonly week: IsoWeek }) {
  const { t } = useTexts()
  const go = useGo()
  const location = useCurrentLocation()
  if (location === undefined) {
    return (
      <Page title={t('week.title')}>
        <EmptyState
          title={t('board.emptyTitle')}
          action={
            <div className={classes.offers}>
              <Button kind="primary" onClick={go.toImport}>
                {t('screen.import')}
              </Button>
              <Button onClick={go.toSync}>{t('sync.enrol.offer')}</Button>
            </div>
          }
        >
          <p>{t('board.emptySentence')}</p>
        </EmptyState>
      </Page>
    )
  }
  return <LoadedWeek week={week} location={location} />
}

function LoadedWeek({ week, location }: { readonly week: IsoWeek; readonly location: CurrentLocation }) {
  const texts = useTexts()
  const { t } = texts
  const go = useGo()
  const session = useSession()
  const mayDo = useMayDo()
  const board = useCall('weekBoard.get', { locationId: location.id, week })
  const [isAsking, setAsking] = useState(false)
  const isNarrow = useMedia(singleColumn)
  useNeighbourWeeks(location, week, board.isSuccess && !board.isPlaceholderData)
  const shownDay = (): IsoDay => {
    const day = workingDay(session)
    return isoWeekOf(day) === week ? day : mondayOfWeek(week)
  }
  return (
    <Page
      title={t('week.title')}
      windowTitle={t('week.windowTitle', { week })}
      isBusy={board.isPlaceholderData}
      tools={
        <>
          <WeekPicker week={week} isAsking={isAsking} onAsk={setAsking} />
          {mayDo('children.view') ? (
            <ChoiceField
              label={t('week.view')}
              isLabelHidden
              value="week"
              options={[
                { value: 'week', label: t('week.viewWeek') },
                { value: 'day', label: t('week.viewDay') },
              ]}
              onChange={() => go.toDay(shownDay())}
            />
          ) : null}
        </>
      }
    >
      {board.isError ? (
        <div className={classes.notices}>
          <Notice tone="problem" isAlert>
            <p>{writeTrouble(texts, board.error)}</p>
            <Button onClick={() => void board.refetch()}>{t('fault.retry')}</Button>
          </Notice>
        </div>
      ) : board.data === undefined ? null : isNarrow ? (
        <DayCards board={board.data} firstDay={shownDay()} />
      ) : (
        <BoardWithStrips board={board.data} onAskWeek={() => setAsking(true)} />
      )}
    </Page>
  )
}

/**
 * The weeks before and after are fetched behind this one, so that paging through them is instant. Only once this one
 * is on screen: the application answers one question after the other.
 */
function useNeighbourWeeks(location: CurrentLocation, week: IsoWeek, isEnabled: boolean): void {
  useCall('weekBoard.get', { locationId: location.id, week: addWeeks(week, -1) }, { isEnabled })
  useCall('weekBoard.get', { locationId: location.id, week: addWeeks(week, 1) }, { isEnabled })
}

function BoardWithStrips({
  board,
  onAskWeek,
}: {
  readonly board: WeekBoard
  readonly onAskWeek: () => void
}) {
  const { t } = useTexts()
  const go = useGo()
  const session = useSession()
  const announcer = useAnnouncer()
  const roster = useRosterActs()
  const grid = useRef<PlanGridHandle>(null)
  const trying = useTryChild()
  const { marks, week: mergeWeek } = useMergeMarks(board)
  const mergeAt = useMergeAt(board, marks)
  const tryAt = useCallback(
    ({ row, column }: GridPosition) => {
      const boardRow = board.rows[row]
      const cell = boardRow?.cells[column]
      if (boardRow === undefined || cell === undefined || boardRow.kind !== 'group')
        announcer.say(t('try.onlyGroups'))
      else if (cell.status === 'closed') announcer.say(t('try.closed'))
      else trying.start(boardRow, cell)
    },
    [board, announcer, t, trying],
  )
  const explainer = useExplainer(board, tryAt)
  const openTarget = (target: BoardTarget) => {
    if (target.kind === 'day') go.toDay(target.day)
    else if (target.kind === 'cell') focusTarget(board, target, grid.current, explainer.open)
    else if (roster?.mayToggle === true) void roster.toggle()
    else announcer.say(t('lock.notYourRole'))
  }
  const dayAt = ({ column }: GridPosition) => board.days[Math.floor(column / 2)]?.day
  const bindings = useWeekKeys(board, grid, {
    onAskWeek,
    tryAt,
    mergeAt,
    openWhy: explainer.open,
    dayAt,
    trying,
  })
  const openDay = (position: GridPosition) => {
    const day = dayAt(position)
    if (day !== undefined) go.toDay(day)
  }
  useFirstFocus(grid)
  const { isOpen: isInspectorOpen } = useInspector()
  useEffect(() => {
    grid.current?.reveal()
  }, [isInspectorOpen])
  const { tried } = trying
  return (
    <div className={classes.screen}>
      <DataNotices board={board} />
      {tried === null ? (
        <div className={classes.strip}>
          <AttentionStrip
            board={board}
            onOpen={openTarget}
            saving={
              mergeWeek === undefined || !hasSaving(mergeWeek) ? null : (
                <MergeSaving plan={mergeWeek} week={board.week} />
              )
            }
          />
          {roster === null ? null : (
            <RosterMark isSettled={board.isRosterSettled} onToggle={() => void roster.toggle()} />
          )}
        </div>
      ) : (
        <TryChildStrip
          tried={tried}
          onAge={trying.setAge}
          onStop={() => {
            trying.stop()
            grid.current?.focusCell(grid.current.activeCell())
          }}
          onRequest={() =>
            go.toNewRequest({
              kind: 'extraDay',
              day: tried.cell.day,
              daypart: tried.cell.daypart,
              groupId: tried.row.groupIds[0] ?? '',
            })
          }
        />
      )}
      <div className={classes.gridArea}>
        <WeekGrid
          board={board}
          today={session.today}
          tried={tried?.after ?? null}
          marks={marks}
          bindings={bindings}
          handle={grid}
          onOpen={explainer.open}
          onDetail={openDay}
          onActive={explainer.follow}
        />
      </div>
      <Legend />
    </div>
  )
}

function focusTarget(
  board: WeekBoard,
  target: Extract<BoardTarget, { readonly kind: 'cell' }>,
  grid: PlanGridHandle | null,
  open: (position: GridPosition) => void,
): void {
  const row = board.rows.findIndex(({ rowId }) => rowId === target.rowId)
  const column = board.rows[row]?.cells.findIndex(
    (cell) => cell.day === target.day && cell.daypart === target.daypart,
  )
  if (row < 0 || column === undefined || column < 0) return
  grid?.focusCell({ row, column })
  open({ row, column })
}

/** On a fresh start nothing has focus yet: the board takes it, so the arrows work at once. */
function useFirstFocus(grid: React.RefObject<PlanGridHandle | null>): void {
  useEffect(() => {
    if (document.activeElement !== document.body) return
    grid.current?.focusCell(grid.current.activeCell())
  }, [grid])
}

interface WeekKeyActs {
  readonly onAskWeek: () => void
  readonly tryAt: (position: GridPosition) => void
  readonly mergeAt: (position: GridPosition) => void
  readonly openWhy: (position: GridPosition) => void
  readonly dayAt: (position: GridPosition) => IsoDay | undefined
  readonly trying: ReturnType<typeof useTryChild>
}

/** Behind the numbers are children. PRIV-4 */
const looking = { right: 'children.view' } as const

/** The keys of the week board besides moving (which the grid does itself). */
function useWeekKeys(
  board: WeekBoard,
  grid: React.RefObject<PlanGridHandle | null>,
  acts: WeekKeyActs,
): readonly KeyBinding[] {
  const go = useGo()
  const session = useSession()
  const at = (act: (position: GridPosition) => void) => () => {
    const position = grid.current?.activeCell()
    if (position !== undefined) act(position)
  }
  const { trying } = acts
  return [
    { keys: ['w'], labelCode: 'keys.why', isHint: true, ...looking, run: at(acts.openWhy) },
    {
      keys: ['+', '='],
      shown: '+',
      labelCode: 'keys.tryChild',
      isHint: true,
      ...looking,
      run: at(acts.tryAt),
    },
    // Who may not merge still sees what a proposal would mean.
    {
      keys: ['s'],
      labelCode: 'keys.merge',
      isHint: true,
      right: 'merges.edit',
      saysWhyNot: true,
      run: at(acts.mergeAt),
    },
    {
      keys: ['d'],
      labelCode: 'keys.dayView',
      ...looking,
      run: at((position) => {
        const day = acts.dayAt(position)
        if (day !== undefined) go.toDay(day)
      }),
    },
    {
      keys: ['PageUp'],
      shown: 'PgUp/PgDn',
      labelCode: 'keys.weeks',
      isHint: true,
      run: () => go.toWeek(board.previousWeek),
    },
    { keys: ['PageDown'], labelCode: 'keys.weeks', run: () => go.toWeek(board.nextWeek) },
    { keys: ['t'], labelCode: 'keys.today', isHint: true, run: () => go.toWeek(workingWeek(session)) },
    { keys: ['g'], labelCode: 'keys.goToWeek', isHint: true, run: acts.onAskWeek },
    ...(trying.tried === null
      ? []
      : [
          { keys: ['Escape'], labelCode: 'keys.close', run: trying.stop } as const,
          {
            keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
            shown: '0–9',
            labelCode: 'keys.age',
            run: (event: KeyboardEvent) => trying.setAge(Number(event.key)),
          } as const,
        ]),
  ]
}

/** Says when the week shown is not the week of today because there is no data for it. */
function DataNotices({ board }: { readonly board: WeekBoard }) {
  const { t } = useTexts()
  const go = useGo()
  const session = useSession()
  const nearest = workingWeek(session)
  const { dataFrom, dataUntil, today } = session
  if (dataFrom === null || dataUntil === null) return null
  if (board.week < isoWeekOf(dataFrom) || board.week > isoWeekOf(dataUntil)) {
    return (
      <div className={classes.notices}>
        <Notice tone="caution">
          {t('week.outsideData')}{' '}
          <Button size="small" onClick={() => go.toWeek(nearest)}>
            {t('week.toNearest', { week: nearest })}
          </Button>
        </Notice>
      </div>
    )
  }
  if ((today < dataFrom || today > dataUntil) && board.week === nearest) {
    return (
      <div className={classes.notices}>
        <Notice>{t('week.openedNearest')}</Notice>
      </div>
    )
  }
  return null
}
