import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import type { PlanChild } from '#shared/ipc/parts/base-groups.ts'
import type { IsoDay, IsoWeek } from '#shared/kernel/time.ts'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import type { MoveUnderWay } from './move-store.ts'
import { barAt } from './place.ts'
import type { MoveTerms, PlanBar } from './planned-change.ts'
import { spanStyle } from './span-style.ts'
import { TimelineHead } from './TimelineHead.tsx'
import { TimelineLane } from './TimelineLane.tsx'
import type { TimelineView } from './timeline-rows.ts'
import { holidaysOf, lanesOf, rowsOf } from './timeline-rows.ts'
import classes from './timeline.module.css'
import { useLaneDrops } from './use-lane-drops.ts'
import type { AskFor } from './use-outcome.ts'
import { usePlace } from './use-place.ts'
import { useRowWindow } from './use-row-window.ts'

export interface TimelineActs {
  move(child: PlanChild, bar: PlanBar | undefined): void
  drop(move: MoveUnderWay & { readonly overGroupId: BaseGroupId }): void
  shift(child: PlanChild, bar: PlanBar, weeks: number): void
  shiftEnd(child: PlanChild, bar: PlanBar, weeks: number): void
  toggle(childId: ChildId): void
  openChild(child: PlanChild): void
  openWeek(week: IsoWeek): void
  toggleDifference(): void
  duplicate(): void
  /** The focus came to a bar or name of a child, or to something else. */
  look(child: PlanChild | null, bar: PlanBar | null): void
}

interface TimelineProps {
  readonly view: TimelineView
  readonly askFor: AskFor
  readonly terms: MoveTerms
  readonly today: IsoDay
  readonly selected: ReadonlySet<ChildId>
  /** The child the page was opened for. */
  readonly startChildId: string | null
  readonly acts: TimelineActs
}

const GROUP_REM = 2.75
const CHILD_REM = 2

/** Children as bars over the weeks, under the head of their group. One tab stop; arrows move inside. */
export function Timeline({ view, askFor, terms, today, selected, startChildId, acts }: TimelineProps) {
  const { t } = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState<ReadonlySet<BaseGroupId>>(() => new Set())
  const lanes = useMemo(() => lanesOf(view), [view])
  const rows = useMemo(() => rowsOf(lanes, closed), [lanes, closed])
  const hues = useMemo(() => new Map(lanes.map(({ group, hue }) => [String(group.groupId), hue])), [lanes])
  const tops = useRowTops(rows)
  const shown = useRowWindow(scroller, tops)
  const focus = usePlace({ rows, tops, weeks: view.weeks, scroller, startChildId })
  const { place, row } = focus
  const bar = barAt(row, place.stop)
  const child = row?.kind === 'child' ? row.child : null
  const { look } = acts
  useLayoutEffect(() => look(child, bar ?? null), [look, child, bar])
  useLaneDrops({ scroller, weekPixels: () => weekPixelsOf(scroller.current), today, onDrop: acts.drop })

  const toggleLane = useCallback((groupId: BaseGroupId) => {
    setClosed((known) => {
      const next = new Set(known)
      if (!next.delete(groupId)) next.add(groupId)
      return next
    })
  }, [])
  const withBar = (act: (moved: PlanChild, at: PlanBar) => void) => () => {
    const at = bar ?? child?.bars.find((each) => !each.isSettlingIn)
    if (child !== null && at !== undefined) act(child, at)
  }
  const enter = () => {
    if (row?.kind === 'child') acts.openChild(row.child)
    else if (row?.kind === 'group' && place.stop === 0) toggleLane(row.group.groupId)
    else if (row?.kind === 'group') {
      const week = row.group.weeks[place.stop - 1]
      if (week !== undefined) acts.openWeek(week.week)
    }
  }
  const keys = useRegionKeys({
    id: 'baseGroups',
    titleCode: 'baseGroups.keys',
    bindings: [
      {
        keys: ['ArrowLeft'],
        shown: '←→↑↓',
        labelCode: 'baseGroups.keyMove',
        isHint: true,
        run: () => focus.goInRow(-1),
      },
      { keys: ['ArrowRight'], labelCode: 'baseGroups.keyMove', run: () => focus.goInRow(1) },
      { keys: ['ArrowUp'], labelCode: 'baseGroups.keyMove', run: () => focus.goToRow(-1) },
      { keys: ['ArrowDown'], labelCode: 'baseGroups.keyMove', run: () => focus.goToRow(1) },
      { keys: ['PageUp'], labelCode: 'baseGroups.keyPage', run: () => focus.goToRow(-10) },
      { keys: ['PageDown'], labelCode: 'baseGroups.keyPage', run: () => focus.goToRow(10) },
      { keys: ['Home'], labelCode: 'baseGroups.keyEnds', run: () => focus.goInRow(-Infinity) },
      { keys: ['End'], labelCode: 'baseGroups.keyEnds', run: () => focus.goInRow(Infinity) },
      { keys: ['Ctrl+Home'], labelCode: 'baseGroups.keyCorners', run: () => focus.goToRow(-Infinity) },
      { keys: ['Ctrl+End'], labelCode: 'baseGroups.keyCorners', run: () => focus.goToRow(Infinity) },
      {
        keys: ['m'],
        labelCode: 'baseGroups.keyTransfer',
        isHint: true,
        right: 'groups.edit',
        run: () => {
          if (child !== null) acts.move(child, bar)
        },
      },
      {
        keys: ['Shift+ArrowLeft'],
        shown: 'Shift+←→',
        labelCode: 'baseGroups.keyShift',
        right: 'groups.edit',
        isHint: true,
        run: withBar((moved, at) => acts.shift(moved, at, -1)),
      },
      {
        keys: ['Shift+ArrowRight'],
        labelCode: 'baseGroups.keyShift',
        right: 'groups.edit',
        run: withBar((moved, at) => acts.shift(moved, at, 1)),
      },
      {
        keys: ['Alt+Shift+ArrowLeft'],
        shown: 'Alt+Shift+←→',
        labelCode: 'baseGroups.keyShiftEnd',
        right: 'groups.edit',
        run: withBar((moved, at) => acts.shiftEnd(moved, at, -1)),
      },
      {
        keys: ['Alt+Shift+ArrowRight'],
        labelCode: 'baseGroups.keyShiftEnd',
        right: 'groups.edit',
        run: withBar((moved, at) => acts.shiftEnd(moved, at, 1)),
      },
      {
        keys: ['Space'],
        labelCode: 'baseGroups.keySelect',
        isHint: true,
        right: 'groups.edit',
        run: () => {
          if (child !== null) acts.toggle(child.childId)
        },
      },
      { keys: ['Enter'], labelCode: 'baseGroups.keyOpen', isHint: true, run: enter },
      { keys: ['v'], labelCode: 'baseGroups.keyDifference', run: acts.toggleDifference },
      { keys: ['Ctrl+D'], labelCode: 'baseGroups.keyDuplicate', right: 'groups.edit', run: acts.duplicate },
    ],
  })
  const firstIndexes = firstIndexesOf(lanes, closed)
  return (
    <div
      ref={scroller}
      className={classes.scroll}
      data-first-stop
      data-horizon={view.weeks.length <= 26 ? 'short' : 'long'}
    >
      <div
        {...keys}
        role="grid"
        aria-label={t('baseGroups.gridLabel')}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        className={classes.grid}
        style={{ width: `calc(var(--name) + ${view.weeks.length} * var(--week))` }}
      >
        <TimelineHead weeks={view.weeks} />
        <div className={classes.holidays} aria-hidden="true">
          {holidaysOf(view.weeks).map((span) => (
            <div key={span.from} className={classes.holiday} style={spanStyle(span)} />
          ))}
        </div>
        {lanes.map((lane, laneIndex) => {
          const isOpen = !closed.has(lane.group.groupId)
          return (
            <TimelineLane
              key={lane.group.groupId}
              lane={lane}
              groups={view.groups}
              hues={hues}
              weeks={view.weeks}
              today={today}
              askFor={askFor}
              terms={terms}
              isOpen={isOpen}
              place={place}
              selected={selected}
              firstIndex={firstIndexes[laneIndex] ?? 1}
              shown={shown}
              tops={tops}
              onFocusStop={focus.note}
              onOpen={toggleLane}
              onToggle={acts.toggle}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The place of each lane's first row among all rows shown; the head is row 0. */
function firstIndexesOf(
  lanes: readonly {
    readonly group: { readonly groupId: BaseGroupId }
    readonly children: readonly unknown[]
  }[],
  closed: ReadonlySet<BaseGroupId>,
): readonly number[] {
  const indexes: number[] = []
  let next = 1
  for (const { group, children } of lanes) {
    indexes.push(next)
    next += 1 + (closed.has(group.groupId) ? 0 : children.length)
  }
  return indexes
}

/** Where every row begins, in pixels from the first; and where the last one ends. */
function useRowTops(rows: ReturnType<typeof rowsOf>): readonly number[] {
  return useMemo(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
    const tops = [0]
    for (const row of rows)
      tops.push((tops.at(-1) ?? 0) + rem * (row.kind === 'group' ? GROUP_REM : CHILD_REM))
    return tops
  }, [rows])
}

/** As wide as the browser made a week; a header cell is exactly one. */
function weekPixelsOf(scroller: HTMLElement | null): number {
  return scroller?.querySelector('[data-holiday]')?.getBoundingClientRect().width ?? 1
}
