import { createContext, use, useSyncExternalStore } from 'react'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { PlanChild } from '#shared/ipc/parts/base-groups.ts'
import type { PlanBar } from './planned-change.ts'

/** A bar under way: whose it is, over which lane it hangs, and the day on which it would start there. */
export interface MoveUnderWay {
  readonly child: PlanChild
  readonly bar: PlanBar
  readonly overGroupId: BaseGroupId | null
  readonly day: IsoDay
}

/** Outside React's own state: only the lanes that say something about the drag are painted again, not the rows. */
interface MoveStore {
  set(move: MoveUnderWay | null): void
  get(): MoveUnderWay | null
  subscribe(listener: () => void): () => void
}

export function createMoveStore(): MoveStore {
  let current: MoveUnderWay | null = null
  const listeners = new Set<() => void>()
  return {
    set(move) {
      if (
        move !== null &&
        current !== null &&
        move.child === current.child &&
        move.bar === current.bar &&
        move.overGroupId === current.overGroupId &&
        move.day === current.day
      )
        return
      current = move
      for (const listener of listeners) listener()
    },
    get: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const MoveStoreContext = createContext<MoveStore>(createMoveStore())

export function useMoveUnderWay(): MoveUnderWay | null {
  const store = use(MoveStoreContext)
  return useSyncExternalStore(store.subscribe, store.get)
}
