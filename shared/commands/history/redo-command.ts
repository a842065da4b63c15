import { z } from 'zod'
import type { CommandId } from '#shared/domain/ids.ts'
import { commandIdOf } from '#shared/schema/values.ts'
import { defineCommand, refuseCommand } from '../define.ts'
import { findHistoryStep } from '../facts.ts'
import { revertStep } from './revert-step.ts'

/** Puts back a command, or a batch, that was taken back. */
export const redoCommand = defineCommand({
  type: 'redoCommand',
  version: 1,
  permission: 'history.undo',
  args: z.strictObject({ commandId: commandIdOf<CommandId>() }),
  *handle({ commandId }, context) {
    const step = yield* findHistoryStep(commandId)
    if (step === undefined) return refuseCommand('notFound', { what: 'command', id: commandId })
    if (!step.isUndone) return refuseCommand('notUndone', { commandId })
    return yield* revertStep(step, 'redo', context)
  },
})
