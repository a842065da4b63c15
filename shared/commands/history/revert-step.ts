import type { CareRequest } from '#shared/domain/requests/model.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { CommandContext, CommandOutcome } from '../define.ts'
import { refuseCommand } from '../define.ts'
import { findLastCommandOn, findRow } from '../facts.ts'
import type { Facts, HistoryStep } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { keepPromises } from '../requests/keep-promises.ts'
import { deleteRow, putImage } from '../row-change.ts'
import type { RowChange, RowImages } from '../row-change.ts'

/**
 * Puts every row a step touched back to its image before (undo) or after (redo). When somebody built on the step in
 * the meantime nothing is put back, and the refusal names the act that came between. A place promised to somebody else in
 * the meantime is not taken back either. CHECK-4
 */
export function* revertStep(
  step: HistoryStep,
  kind: 'undo' | 'redo',
  context: CommandContext,
): Facts<CommandOutcome> {
  const changes: RowChange[] = []
  for (const images of step.images) {
    const expected = kind === 'undo' ? images.after : images.before
    const current = (yield* findRow(images.table, images.id)) ?? null
    if (!isSameRow(current, expected)) return yield* refuseChangedSince(images)
    const target = kind === 'undo' ? images.before : images.after
    if (images.table === 'care_request') {
      const refusal = yield* keepPromises(
        expected as CareRequest | null,
        target as CareRequest | null,
        context,
      )
      if (refusal !== null) return refuse(refusal)
    }
    changes.push(changeTo(images, target))
  }
  return {
    ok: true,
    value: {
      label: step.label,
      // Backwards, so that what was built last is taken down first.
      changes: kind === 'undo' ? changes.toReversed() : changes,
      reverts: { kind, commandIds: step.commandIds },
    },
  }
}

function changeTo(images: RowImages, target: object | null): RowChange {
  return target === null ? deleteRow(images.table, images.id) : putImage(images.table, target)
}

function* refuseChangedSince(images: RowImages): Facts<CommandOutcome> {
  const later = yield* findLastCommandOn(images.table, images.id)
  return refuseCommand('changedSince', {
    table: images.table,
    id: images.id,
    commandId: later?.commandId ?? '',
    commandType: later?.type ?? '',
    actorId: later?.actorId ?? '',
    at: later?.at ?? '',
  })
}
