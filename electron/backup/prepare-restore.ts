import { copyFileSync, statSync } from 'node:fs'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { rekey } from '../db/change-key.ts'
import { upgradeFolderOf } from '../db/copy-folders.ts'
import type { WritableDb } from '../db/handles.ts'
import { openDatabase } from '../db/open-database.ts'
import { findSyncState, isEnrolled, putSyncState } from '../db/repositories/sync-state.ts'
import { beginComing, clearComing, comingDatabase, meanToSwap } from '../db/swap-database.ts'
import { flushFile, isPlaintext } from '../db/verified-copy.ts'
import { keepArrival } from './arrival.ts'
import { applyErasures } from './apply-erasures.ts'
import { readErased } from './erased-log.ts'
import type { ErasedEntry } from './erased-log.ts'
import { withKeyOf } from './key-of-copy.ts'
import { findCopyPath } from './list-copies.ts'
import { countWorkBack } from './count-work-back.ts'
import { troubleOf, troubleOfError } from './trouble.ts'

export interface RestoreOptions {
  /** The data folder. */
  readonly folder: string
  /** A copy as `listCopies` names it. */
  readonly name: string
  /** Of the database; stays the caller's. */
  readonly key: Buffer
  readonly now: Instant
  /** Who puts it back, for its trail; left out = whoever calls notes that when it is open. */
  readonly actorId?: string
  /** Erased people the file beside the database may not have yet. */
  readonly alsoErased?: readonly ErasedEntry[]
}

export interface Prepared {
  /** Acts that headquarters has not judged and the copy does not have; they come back out of the journal. */
  readonly workBack: number
  /** The folder to which the present files go. */
  readonly moment: string
}

/** A name for the folder of what is moved aside; a file system takes it anywhere. */
export function momentFolder(now: Instant): string {
  return now.slice(0, 19).replaceAll(':', '')
}

/**
 * Proves a copy and makes it the coming database: sound, opened with this key, brought to the present schema, and without
 * whoever was erased since it was made. Nothing of the present database is touched; `finishSwap` puts it in place. PRIV-2
 */
export function prepareRestore(options: RestoreOptions): Result<Prepared, Message> {
  const { folder, name, key, now } = options
  const path = findCopyPath(folder, name)
  if (path === undefined) return refuse({ code: 'backup.notFound', params: {} })
  const coming = comingDatabase(folder)
  try {
    beginComing(folder)
    // A copy is a few hundred bytes at least; one that was cut off to nothing would be taken for a new database.
    if (statSync(path).size === 0 || isPlaintext(path))
      return refuse({ code: 'backup.notSound', params: { detail: 'header' } })
    copyFileSync(path, coming)
    // A copy from before a key change comes back under the present key.
    withKeyOf(folder, coming, key, (ofCopy) => {
      if (!ofCopy.equals(key)) rekey(coming, ofCopy, key)
    })
    const opened = openDatabase({ path: coming, key, copyFolder: upgradeFolderOf(folder) })
    if (!opened.ok) {
      clearComing(folder)
      return refuse(troubleOf(opened.refusal))
    }
    const workBack = fitForUse(opened.value, options)
    flushFile(coming)
    const moment = meanToSwap(folder, momentFolder(now))
    return ok({ workBack, moment })
  } catch (error) {
    clearComing(folder)
    return refuse(troubleOfError(error))
  }
}

function fitForUse(db: WritableDb, { folder, key, now, actorId, alsoErased = [] }: RestoreOptions): number {
  try {
    applyErasures(db, [...readErased(folder, key), ...alsoErased], now)
    askForNewIdentity(db)
    const workBack = countWorkBack(folder, key, db)
    if (actorId !== undefined) keepArrival(db, { actorId, workBack })
    db.emptyJournalFile()
    return workBack
  } finally {
    db.close()
  }
}

/** Numbers this computer gave to acts since would be given a second time: headquarters is asked for a new identity. */
function askForNewIdentity(db: WritableDb): void {
  if (!isEnrolled(db) || findSyncState(db, 'reidentify') !== undefined) return
  db.inTransaction(() => {
    putSyncState(db, 'reidentify', 'behind')
    return ok(undefined)
  })
}
