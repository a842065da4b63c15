import type { CommandId } from '#shared/domain/ids.ts'
import { redactInOrder, redactionOf } from '../redaction.ts'
import type { ErasureRequest, RowKey } from '../store.ts'
import type { MemoryState } from './memory-state.ts'
import type { UndoLog } from './undo-log.ts'

/** Empties what is kept of acts that name a subject or one of these rows, or that changed one of them. */
export function redactSubjects(
  state: MemoryState,
  undo: UndoLog,
  request: ErasureRequest,
  keys: readonly RowKey[],
): void {
  const redaction = redactionOf(request, keys)
  const changed = new Set<CommandId>()
  for (const [commandId, images] of state.images) {
    if (images.some(redaction.isAboutImage)) changed.add(commandId)
    undo.set(state.images, commandId, images.map(redaction.silentImage))
  }
  const redact = redactInOrder(redaction, changed)
  for (const command of state.judged.values()) {
    const kept = redact(command)
    if (kept !== command) undo.set(state.judged, command.id, kept)
  }
}
