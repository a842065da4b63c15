import type { Interval } from '#shared/kernel/time.ts'
import { findTightest } from '../occupancy/find-tightest.ts'
import type { GroupSegment, UnitSegment } from '../occupancy/model.ts'
import { isTouching } from './board-context.ts'
import type { TimeColumn } from './model.ts'

/** Columns of equal length over an interval; each shows its own tightest moment. CAL-4 */
export function timeColumns(
  segments: readonly UnitSegment[],
  interval: Interval,
  columnMinutes: number,
): readonly TimeColumn[] {
  const columns: TimeColumn[] = []
  for (
    let startMinute = interval.startMinute;
    startMinute < interval.endMinute;
    startMinute += columnMinutes
  ) {
    const column = { startMinute, endMinute: Math.min(startMinute + columnMinutes, interval.endMinute) }
    columns.push({ ...column, ...momentOf(segments, column) })
  }
  return columns
}

function momentOf(
  segments: readonly UnitSegment[],
  column: Interval,
): Pick<TimeColumn, 'children' | 'required' | 'rostered'> {
  const inside = segments.filter((segment) => isTouching(segment, column))
  const children = Math.max(0, ...inside.map((segment) => segment.children))
  const tightest = findTightest(inside, column)
  if (tightest !== undefined) return { children, required: tightest.required, rostered: tightest.rostered }
  return { children, required: 0, rostered: Math.max(0, ...inside.map((segment) => segment.rostered)) }
}

/** The columns of a group whose need is counted elsewhere: its children and staff, no need. BKR-5 */
export function columnsWithoutNeed(
  segments: readonly GroupSegment[],
  interval: Interval,
  columnMinutes: number,
): readonly TimeColumn[] {
  const plain = segments.map((segment) => ({ ...segment, required: 0 }))
  return timeColumns(plain, interval, columnMinutes).map((column) => ({ ...column, required: null }))
}
