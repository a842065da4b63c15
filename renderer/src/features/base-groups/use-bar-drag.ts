import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { disableNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/disable-native-drag-preview'
import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { PlanChild } from '#shared/ipc/parts/base-groups.ts'
import type { PlanBar } from './planned-change.ts'

interface DraggedBar {
  readonly child: PlanChild
  readonly bar: PlanBar
}

const draggedBars = new WeakMap<object, DraggedBar>()

/** The bar that is dragged, or undefined when something else is. */
export function draggedBarOf(data: Readonly<Record<string, unknown>>): DraggedBar | undefined {
  return draggedBars.get(data)
}

/** Lets the pointer pick up a bar; the picture under way is drawn by the lanes, not by the browser. */
export function useBarDrag(ref: RefObject<HTMLElement | null>, child: PlanChild, bar: PlanBar): void {
  useEffect(() => {
    const element = ref.current
    if (element === null || bar.isSettlingIn) return undefined
    return draggable({
      element,
      getInitialData: () => {
        const data = {}
        draggedBars.set(data, { child, bar })
        return data
      },
      onGenerateDragPreview: ({ nativeSetDragImage }) => disableNativeDragPreview({ nativeSetDragImage }),
    })
  }, [ref, child, bar])
}
