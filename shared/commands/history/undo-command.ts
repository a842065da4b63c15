import { z } from 'zod'
import type { CommandId } from '#shared/domain/ids.ts'
import { commandIdOf } from '#shared/schema/values.ts'
import { defineCommand, refuseCommand } from '../define.ts'
import { findHistoryStep } from '../facts.ts'
import { revertStep } from './revert-step.ts'

/** Takes back a command, or the whole batch it was part of. */
export const undoCommand = defineCommand({
  type: 'undoCommand',
  version: 1,
  permission: 'history.undo',
  args: z.strictObject({ commandId: commandIdOf<CommandId>() }),
  *handle({ commandId }, context) {
    const step = yield* findHistoryStep(commandId)
    if (step === undefined) return refuseCommand('notFound', { what: 'command', id: commandId })
    if (step.isUndone) return refuseCommand('alreadyUndone', { commandId })
    return yield* revertStep(step, 'undo', context)
  },
})
