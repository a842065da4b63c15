import { z } from 'zod'
import { message, plainId } from './values.ts'

/** What an act answers: its number in the history, and what to call it next to "undo". */
export const done = z.strictObject({ commandId: plainId, label: message })
export type Done = z.output<typeof done>
