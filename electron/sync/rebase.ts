import { listRevertedSteps } from '../db/repositories/command-log.ts'
import { listOutbox } from '../db/repositories/outbox.ts'
import { restoreBaseImages } from '../db/repositories/sync-images.ts'
import type { CoreParts, Touched } from './core-parts.ts'
import { replayPending } from './replay.ts'
import { retireAccepted } from './retire.ts'

/**
 * Lifts own work off the records, lets `change` bring them and the line up to date, and puts what is left of own work
 * back on top. What people see is headquarters as far as it came down, plus their own work that is not judged. Inside
 * one transaction: whoever looks sees all of it or nothing.
 */
export function rebase(parts: CoreParts, touched: Touched, change: () => void): void {
  const { db, log } = parts
  for (const table of restoreBaseImages(db)) touched.tables.add(table)
  for (const { streams } of listOutbox(db)) for (const stream of streams) touched.streams.add(stream)
  // Which steps are taken back follows from what is final; own work marks its steps again when it is replayed.
  for (const step of listRevertedSteps(db)) log.resetMark(step)
  change()
  retireAccepted(parts)
  replayPending(parts, touched)
}
