import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { instant, message, plainId, shortText } from '../parts/values.ts'

export const historyUndo = defineCall({ permission: 'history.undo', input: z.strictObject({}), output: done })

export const historyRedo = defineCall({ permission: 'history.undo', input: z.strictObject({}), output: done })

export const historyEntry = z.strictObject({
  commandId: plainId,
  at: instant,
  actorName: shortText,
  label: message,
  isUndone: z.boolean(),
  /** The entry is itself an undo or a redo. */
  isUndo: z.boolean(),
})
export type HistoryEntry = z.output<typeof historyEntry>

/** Newest first. */
export const historyList = defineCall({
  permission: 'location.view',
  input: z.strictObject({ limit: z.int().min(1).max(200) }),
  output: z.strictObject({ entries: z.array(historyEntry).max(200) }),
})
