import { invariant } from '#shared/kernel/invariant.ts'
import type { HqMeta, HqReader, HqStore, HqWriter } from '../store.ts'
import { createMemoryReader } from './memory-reader.ts'
import { createMemoryWriter } from './memory-writer.ts'
import { copyState, emptyState } from './memory-state.ts'
import type { MemoryState } from './memory-state.ts'
import { createRecordIndex } from './record-index.ts'
import { createUndoLog } from './undo-log.ts'

/** A copy of everything, as a backup would hold it. */
export interface MemoryCopy {
  readonly state: MemoryState
}

export interface MemoryStore extends HqStore {
  /** Everything as it is now. Between transactions only. */
  copy(): MemoryCopy
  /** Puts an earlier copy back; the copy itself can be used again. */
  restoreFrom(copy: MemoryCopy): void
  /** For oracles that look at everything: the records and stream rows as they are. */
  peek(): MemoryState
}

/** Headquarters in memory: for the simulator and for tests. One transaction at a time; it keeps no references itself. */
export function createMemoryStore(meta: HqMeta): MemoryStore {
  let state = emptyState(meta)
  let records = createRecordIndex(state)
  let turn: Promise<unknown> = Promise.resolve()
  let isBusy = false

  /** Everything waits for its turn, readers too: what they see is of one moment. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(async () => {
      isBusy = true
      try {
        return await work()
      } finally {
        isBusy = false
      }
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    kind: 'memory',
    read: <Value>(work: (reader: HqReader) => Promise<Value>) =>
      inTurn(() => work(createMemoryReader(state, records))),
    write: <Value>(work: (writer: HqWriter) => Promise<Value>) =>
      inTurn(async () => {
        const undo = createUndoLog()
        try {
          return await work(createMemoryWriter(state, records, undo))
        } catch (error) {
          undo.backTo(0)
          throw error
        }
      }),
    close: async () => {
      await turn
    },
    copy() {
      invariant(!isBusy, 'a copy is made between transactions')
      return { state: copyState(state) }
    },
    restoreFrom(copy) {
      invariant(!isBusy, 'a copy is put back between transactions')
      state = copyState(copy.state)
      records = createRecordIndex(state)
    },
    peek: () => state,
  }
}
