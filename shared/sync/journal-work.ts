import { z } from 'zod'
import { messageValue } from '#shared/schema/rows/message-value.ts'
import { wireCommand } from './protocol.ts'

/** One confirmed act as the journal keeps it: what goes over the wire, and what the log of this computer says of it. */
export const journalWork = z.object({
  command: wireCommand,
  label: messageValue,
  kind: z.enum(['do', 'undo', 'redo']),
  /** The step an undo or a redo is about. */
  reverts: z.string().max(64).nullable(),
})
export type JournalWork = z.output<typeof journalWork>
