import type { PlanBar } from './planned-change.ts'
import type { PlanWeek, TimelineRow } from './timeline-rows.ts'
import { weeksUntil } from './timeline-rows.ts'

/** Where the focus is: a row, and in it the name (0) or the n-th bar or week. */
export interface Place {
  readonly rowKey: string
  readonly stop: number
  /** The week people were looking at; up and down keep to it. */
  readonly week: number
}

export function stopsOf(row: TimelineRow): number {
  return 1 + (row.kind === 'group' ? row.group.weeks.length : row.child.bars.length)
}

export function barAt(row: TimelineRow | undefined, stop: number): PlanBar | undefined {
  return row?.kind === 'child' ? row.child.bars[stop - 1] : undefined
}

function weekOfStop(row: TimelineRow, stop: number, weeks: readonly PlanWeek[], known: number): number {
  if (stop === 0) return known
  if (row.kind === 'group') return stop - 1
  const bar = row.child.bars[stop - 1]
  if (bar === undefined) return known
  const from = Math.floor(weeksUntil(weeks, bar.startDay))
  const until = Math.ceil(weeksUntil(weeks, bar.endDay))
  return Math.min(Math.max(known, from), Math.max(from, until - 1))
}

/** The stop of another row that lies under the week people look at. */
function stopNear(row: TimelineRow, week: number, weeks: readonly PlanWeek[]): number {
  if (row.kind === 'group') return Math.min(week, row.group.weeks.length - 1) + 1
  let best = 0
  let least = Number.POSITIVE_INFINITY
  row.child.bars.forEach((bar, index) => {
    const from = weeksUntil(weeks, bar.startDay)
    const until = weeksUntil(weeks, bar.endDay)
    const away = week < from ? from - week : week > until ? week - until : 0
    if (away < least) {
      least = away
      best = index + 1
    }
  })
  return best
}

export function placeAt(row: TimelineRow, stop: number, weeks: readonly PlanWeek[], known: number): Place {
  const within = Math.max(0, Math.min(stop, stopsOf(row) - 1))
  return { rowKey: row.key, stop: within, week: weekOfStop(row, within, weeks, known) }
}

/** Some rows further; from a name to a name, from a bar or week to what lies under the same week. */
export function placeInRow(
  rows: readonly TimelineRow[],
  place: Place,
  step: number,
  weeks: readonly PlanWeek[],
): Place {
  const here = rows.findIndex(({ key }) => key === place.rowKey)
  const row = rows[Math.max(0, Math.min(rows.length - 1, Math.max(0, here) + step))]
  if (row === undefined) return place
  const stop = place.stop === 0 ? 0 : stopNear(row, place.week, weeks)
  return { ...placeAt(row, stop, weeks, place.week), week: place.week }
}
