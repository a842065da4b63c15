import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { use, useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { MoveUnderWay } from './move-store.ts'
import { MoveStoreContext } from './move-store.ts'
import { nearestMonday } from './planned-change.ts'
import type { PlanBar } from './planned-change.ts'
import { draggedBarOf } from './use-bar-drag.ts'

const laneKey = 'laneGroupId'

/** Makes the rows of a group a place where a bar can be dropped. */
export function useLaneTarget(ref: RefObject<HTMLElement | null>, groupId: BaseGroupId): void {
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedBarOf(source.data) !== undefined,
      getData: () => ({ [laneKey]: groupId }),
    })
  }, [ref, groupId])
}

/**
 * The day on which a dragged bar would start: its own start, shifted by as many weeks as the pointer went; with Shift
 * by days. Never before today.
 */
export function shiftedDay(
  bar: Pick<PlanBar, 'startDay'>,
  today: IsoDay,
  movedPixels: number,
  weekPixels: number,
  isByDay: boolean,
): IsoDay {
  const start = bar.startDay < today ? today : bar.startDay
  const days = Math.round((movedPixels / Math.max(1, weekPixels)) * 7)
  const day = isByDay ? addDays(start, days) : days === 0 ? start : nearestMonday(addDays(start, days))
  return day < today ? today : day
}

interface LaneDrops {
  readonly scroller: RefObject<HTMLElement | null>
  /** Pixels a week now takes. */
  readonly weekPixels: () => number
  readonly today: IsoDay
  readonly onDrop: (move: MoveUnderWay & { readonly overGroupId: BaseGroupId }) => void
}

/** Follows a bar over the lanes, and tells where it was let go. Escape, or a drop elsewhere, changes nothing. */
export function useLaneDrops(drops: LaneDrops): void {
  const store = use(MoveStoreContext)
  const latest = useRef(drops)
  useEffect(() => {
    latest.current = drops
  })
  useEffect(() => {
    let startX = 0
    const positionX = (clientX: number) => clientX + (latest.current.scroller.current?.scrollLeft ?? 0)
    return monitorForElements({
      canMonitor: ({ source }) => draggedBarOf(source.data) !== undefined,
      onDragStart({ source, location }) {
        const dragged = draggedBarOf(source.data)
        if (dragged === undefined) return
        startX = positionX(location.initial.input.clientX)
        const { today } = latest.current
        store.set({ ...dragged, overGroupId: null, day: shiftedDay(dragged.bar, today, 0, 1, true) })
      },
      onDrag({ source, location }) {
        const dragged = draggedBarOf(source.data)
        if (dragged === undefined) return
        const { today, weekPixels } = latest.current
        const { clientX, shiftKey } = location.current.input
        const over = location.current.dropTargets[0]?.data[laneKey]
        store.set({
          ...dragged,
          overGroupId: typeof over === 'string' ? (over as BaseGroupId) : null,
          day: shiftedDay(dragged.bar, today, positionX(clientX) - startX, weekPixels(), shiftKey),
        })
      },
      onDrop({ location }) {
        const move = store.get()
        store.set(null)
        const over = location.current.dropTargets[0]?.data[laneKey]
        if (move !== null && typeof over === 'string')
          latest.current.onDrop({ ...move, overGroupId: over as BaseGroupId })
      },
    })
  }, [store])
}
