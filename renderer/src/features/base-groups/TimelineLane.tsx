import { useRef } from 'react'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import type { PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { ChildRow } from './ChildRow.tsx'
import { DropLine } from './DropLine.tsx'
import { GroupRow } from './GroupRow.tsx'
import type { Place } from './place.ts'
import type { MoveTerms } from './planned-change.ts'
import type { Lane, PlanWeek } from './timeline-rows.ts'
import { childKey } from './timeline-rows.ts'
import classes from './timeline.module.css'
import { useLaneTarget } from './use-lane-drops.ts'
import type { AskFor } from './use-outcome.ts'
import type { RowWindow } from './use-row-window.ts'

interface TimelineLaneProps {
  readonly lane: Lane
  readonly groups: readonly PlanGroup[]
  readonly hues: ReadonlyMap<string, number>
  readonly weeks: readonly PlanWeek[]
  readonly today: IsoDay
  readonly askFor: AskFor
  readonly terms: MoveTerms
  readonly isOpen: boolean
  readonly place: Place
  readonly selected: ReadonlySet<ChildId>
  /** Position of the head of this group among all rows, counted from 1 for the header row. */
  readonly firstIndex: number
  readonly shown: RowWindow
  readonly tops: readonly number[]
  readonly onFocusStop: (rowKey: string, stop: number) => void
  readonly onOpen: (groupId: BaseGroupId) => void
  readonly onToggle: (childId: ChildId) => void
}

/** A group with its children; a bar can be dropped anywhere on it. Rows far out of sight leave only their height. */
export function TimelineLane(props: TimelineLaneProps) {
  const { lane, isOpen, place, selected, firstIndex, shown, tops, weeks } = props
  const { group, hue, children } = lane
  const ref = useRef<HTMLDivElement>(null)
  useLaneTarget(ref, group.groupId)
  // Row `firstIndex` is the head; in `tops` the same row is at `firstIndex - 1`.
  const firstChild = firstIndex
  const rowsHere = isOpen ? children.length : 0
  const from = Math.min(rowsHere, Math.max(0, shown.first - firstChild))
  const until = Math.max(from, Math.min(rowsHere, shown.last - firstChild + 1))
  const height = (a: number, b: number) => (tops[b] ?? 0) - (tops[a] ?? 0)
  const stopIn = (rowKey: string) => (place.rowKey === rowKey ? place.stop : null)
  return (
    <div
      ref={ref}
      role="rowgroup"
      className={classes.section}
      // What is far out of sight is not painted, and takes exactly the room it will have.
      style={{ containIntrinsicHeight: `auto ${height(firstIndex - 1, firstChild + rowsHere)}px` }}
    >
      <GroupRow
        group={group}
        hue={hue}
        isOpen={isOpen}
        activeStop={stopIn(`group ${group.groupId}`)}
        rowIndex={firstIndex + 1}
        askFor={props.askFor}
        terms={props.terms}
        onFocusStop={props.onFocusStop}
        onOpen={props.onOpen}
      />
      {from === 0 ? null : (
        <div role="presentation" style={{ height: height(firstChild, firstChild + from) }} />
      )}
      {children.slice(from, until).map((child, index) => (
        <ChildRow
          key={child.childId}
          child={child}
          groups={props.groups}
          hues={props.hues}
          weeks={weeks}
          today={props.today}
          activeStop={stopIn(childKey(child))}
          isSelected={selected.has(child.childId)}
          rowIndex={firstIndex + 2 + from + index}
          onFocusStop={props.onFocusStop}
          onToggle={props.onToggle}
        />
      ))}
      {until >= rowsHere ? null : (
        <div role="presentation" style={{ height: height(firstChild + until, firstChild + rowsHere) }} />
      )}
      <DropLine groupId={group.groupId} weeks={weeks} />
    </div>
  )
}
