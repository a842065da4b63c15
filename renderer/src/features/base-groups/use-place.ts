import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Place } from './place.ts'
import { placeAt, placeInRow, stopsOf } from './place.ts'
import type { PlanWeek, TimelineRow } from './timeline-rows.ts'

interface PlaceOptions {
  readonly rows: readonly TimelineRow[]
  readonly tops: readonly number[]
  readonly weeks: readonly PlanWeek[]
  readonly scroller: RefObject<HTMLElement | null>
  readonly startChildId: string | null
}

interface PlaceFocus {
  readonly place: Place
  readonly row: TimelineRow | undefined
  /** Some stops further in this row; infinite = its end. */
  goInRow(step: number): void
  /** Some rows further; infinite = the first or last. */
  goToRow(step: number): void
  /** The focus came somewhere by itself: a click, or Tab. */
  readonly note: (rowKey: string, stop: number) => void
}

/** The one place of the timeline that Tab leads to, and moving it with the keys. */
export function usePlace({ rows, tops, weeks, scroller, startChildId }: PlaceOptions): PlaceFocus {
  const [wanted, setWanted] = useState<Place>(() => firstPlace(rows, weeks, startChildId))
  const isFocusWanted = useRef(startChildId !== null)
  const known = rows.find(({ key }) => key === wanted.rowKey)
  // A child that left the picture takes the focus stop along to the top.
  const row = known ?? rows[0]
  const place = row === undefined ? wanted : placeOf(row, wanted, known !== undefined)

  const latest = useRef({ rows, weeks, place })
  useLayoutEffect(() => {
    latest.current = { rows, weeks, place }
  })
  useLayoutEffect(() => {
    if (!isFocusWanted.current) return
    const element = scroller.current?.querySelector<HTMLElement>(
      `[data-place="${place.rowKey} ${place.stop}"]`,
    )
    if (element !== null && element !== undefined) {
      isFocusWanted.current = false
      element.focus()
      return
    }
    // Not painted, because it is far away: bring it near first, and take the focus when it is there.
    const index = rows.findIndex(({ key }) => key === place.rowKey)
    scroller.current?.scrollTo({ top: Math.max(0, (tops[index] ?? 0) - 120) })
  })
  const go = (next: Place) => {
    isFocusWanted.current = true
    setWanted(next)
  }
  const note = useCallback((rowKey: string, stop: number) => {
    const { rows: now, weeks: shown, place: here } = latest.current
    const focused = now.find(({ key }) => key === rowKey)
    if (focused === undefined || (here.rowKey === rowKey && here.stop === stop)) return
    setWanted(placeAt(focused, stop, shown, here.week))
  }, [])
  return {
    place,
    row,
    goInRow(step) {
      if (row !== undefined) go(placeAt(row, place.stop + step, weeks, place.week))
    },
    goToRow(step) {
      const bounded = Math.max(-rows.length, Math.min(rows.length, step))
      go(placeInRow(rows, place, bounded, weeks))
    },
    note,
  }
}

function placeOf(row: TimelineRow, wanted: Place, isKnown: boolean): Place {
  if (isKnown) return wanted.stop < stopsOf(row) ? wanted : { ...wanted, stop: stopsOf(row) - 1 }
  return { rowKey: row.key, stop: 0, week: wanted.week }
}

function firstPlace(rows: readonly TimelineRow[], weeks: readonly PlanWeek[], childId: string | null): Place {
  const asked = rows.find((row) => row.kind === 'child' && row.child.childId === childId)
  const first = asked ?? rows.find((row) => row.kind === 'child') ?? rows[0]
  if (first === undefined) return { rowKey: '', stop: 0, week: 0 }
  return placeAt(first, first.kind === 'child' ? 1 : 0, weeks, 0)
}
