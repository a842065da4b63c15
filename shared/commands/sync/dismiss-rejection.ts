import { z } from 'zod'
import type { CommandId } from '#shared/domain/ids.ts'
import { commandIdOf } from '#shared/schema/values.ts'
import { defineCommand } from '../define.ts'

/**
 * "I have seen it": an act that headquarters did not accept is put away. No record changes; it is a command so that
 * headquarters knows who settled it, and when. Whether there is something to settle is known on the device alone.
 */
export const dismissRejection = defineCommand({
  type: 'dismissRejection',
  version: 1,
  permission: 'rejections.dismiss',
  args: z.strictObject({ commandId: commandIdOf<CommandId>() }),
  *handle({ commandId }) {
    return {
      ok: true,
      value: { label: { code: 'command.dismissRejection', params: {} }, changes: [], dismisses: commandId },
    }
  },
})
