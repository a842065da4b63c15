import type {
  ErasureRecord,
  HqReader,
  HqStore,
  HqWriter,
  JudgedCommand,
  RecordedEffect,
} from '#headquarters/store/store.ts'
import type { RowImages } from '#shared/commands/row-change.ts'

/** What one committed transaction of headquarters did, as its store was asked to do it. */
export interface SeenCommit {
  readonly judged: readonly { readonly command: JudgedCommand; readonly effect: RecordedEffect | null }[]
  readonly numbered: readonly {
    readonly deviceId: string
    readonly seq: number
    readonly commandId: string
  }[]
  /** Records that really changed. */
  readonly changed: readonly RowImages[]
  readonly hasErased: boolean
  /** Whom this transaction noted as erased, whoever asked it. */
  readonly erasures: readonly ErasureRecord[]
}

interface Draft {
  judged: SeenCommit['judged'][number][]
  numbered: SeenCommit['numbered'][number][]
  changed: RowImages[]
  hasErased: boolean
  erasures: ErasureRecord[]
}

/**
 * The same store, watched. What was taken back by a savepoint or a failure is not seen. The watcher looks at the end of
 * the transaction, while nobody else has a turn, and what it sees is what is committed.
 */
export function observeStore(
  store: HqStore,
  onCommit: (reader: HqReader, seen: SeenCommit) => Promise<void>,
  /** Straight after the effect of each accepted command, before the next of the same transaction. */
  onEffect: (reader: HqReader, command: JudgedCommand, effect: RecordedEffect) => Promise<void>,
  beforeWrite: () => void,
): HqStore {
  return {
    kind: store.kind,
    read: (work) => store.read(work),
    // A store that cannot be reached says so in its answer, not while it is asked.
    write: async (work) => {
      beforeWrite()
      return store.write(async (writer) => {
        const draft = emptyDraft()
        const value = await work(observeWriter(writer, draft, onEffect))
        const { judged, numbered, changed } = draft
        if (judged.length > 0 || numbered.length > 0 || changed.length > 0 || draft.hasErased) {
          await onCommit(writer, draft)
        }
        return value
      })
    },
    close: () => store.close(),
  }
}

function emptyDraft(): Draft {
  return { judged: [], numbered: [], changed: [], hasErased: false, erasures: [] }
}

function observeWriter(
  writer: HqWriter,
  draft: Draft,
  onEffect: Parameters<typeof observeStore>[2],
): HqWriter {
  const watched: Partial<HqWriter> = {
    async savepoint(work) {
      const before = { ...draft }
      const lengths = [draft.judged.length, draft.numbered.length, draft.changed.length] as const
      const erasureCount = draft.erasures.length
      const isKept = await writer.savepoint(work)
      if (!isKept) {
        draft.judged.length = lengths[0]
        draft.numbered.length = lengths[1]
        draft.changed.length = lengths[2]
        draft.hasErased = before.hasErased
        draft.erasures.length = erasureCount
      }
      return isKept
    },
    async applyChanges(changes) {
      const images = await writer.applyChanges(changes)
      draft.changed.push(...images)
      return images
    },
    async recordCommand(command, effect) {
      await writer.recordCommand(command, effect)
      draft.judged.push({ command, effect })
      if (effect !== null) await onEffect(writer, command, effect)
    },
    async recordSeq(deviceId, seq, commandId) {
      await writer.recordSeq(deviceId, seq, commandId)
      draft.numbered.push({ deviceId, seq, commandId })
    },
    async eraseSubjects(erasure, keys) {
      const records = await writer.eraseSubjects(erasure, keys)
      draft.hasErased = true
      draft.erasures.push(...records)
      return records
    },
  }
  // Everything else is asked of the writer itself.
  return Object.assign(Object.create(writer) as HqWriter, watched)
}
