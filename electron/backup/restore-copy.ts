import type { Message } from '#shared/domain/explanation/model.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { finishSwap } from '../db/swap-database.ts'
import { prepareRestore } from './prepare-restore.ts'
import type { RestoreOptions } from './prepare-restore.ts'

export interface Restored {
  /** Where the files are that were there, relative to the data folder. */
  readonly movedTo: string
  /** Acts that come back out of the journal when the folder is opened. */
  readonly workBack: number
}

/**
 * Puts a copy in the place of the database. The database is closed and the folder locked by the caller. The copy is
 * proved first; what was there is moved aside. A program that is ended on the way leaves one of the two whole, and the
 * next start goes on.
 */
export function restoreCopy(options: RestoreOptions): Result<Restored, Message> {
  const prepared = prepareRestore(options)
  if (!prepared.ok) return prepared
  const movedTo = finishSwap(options.folder) ?? `aside/${prepared.value.moment}`
  return ok({ movedTo, workBack: prepared.value.workBack })
}
