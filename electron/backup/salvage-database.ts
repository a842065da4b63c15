import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { copyFolderOf } from '../db/copy-folders.ts'
import type { WritableDb } from '../db/handles.ts'
import { migrations } from '../db/migrations/migrations.ts'
import { openConnection } from '../db/open-connection.ts'
import { openDatabase } from '../db/open-database.ts'
import { findSyncState, isEnrolled, putSyncState } from '../db/repositories/sync-state.ts'
import { listCursors, startOver } from '../db/repositories/sync-cursors.ts'
import { clearComing, comingDatabase, finishSwap, meanToSwap } from '../db/swap-database.ts'
import { flushFile } from '../db/verified-copy.ts'
import { applyErasures } from './apply-erasures.ts'
import { countWorkBack } from './count-work-back.ts'
import { readErased } from './erased-log.ts'
import { momentFolder } from './prepare-restore.ts'
import { gatherRows } from './gather-rows.ts'
import { pourRows } from './pour-rows.ts'
import { supplementFromCopy } from './supplement-from-copy.ts'
import { troubleOf, troubleOfError } from './trouble.ts'

export interface SalvageOptions {
  readonly folder: string
  readonly key: Buffer
  readonly now: Instant
}

export interface Salvaged {
  /** Where the damaged files are, relative to the data folder. */
  readonly movedTo: string
  readonly rowsSaved: number
  /** Rows that could not be read, did not fit, or referred to rows that are gone. */
  readonly rowsLost: number
  /** Acts that come back out of the journal when the folder is opened. */
  readonly workBack: number
}

const WORK_FOLDER = 'salvage'
const CHUNK_BYTES = 65_536

/**
 * Reads row by row what can still be read of a damaged database into a new one, which takes its place. The damaged files
 * are only copied, and moved aside in the end. The database is closed and the folder locked by the caller.
 */
export function salvageDatabase(options: SalvageOptions): Result<Salvaged, Message> {
  const { folder, now } = options
  const work = join(folder, WORK_FOLDER)
  try {
    clearComing(folder)
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work, { mode: 0o700 })
    const built = build(options, work)
    if (!built.ok) {
      clearComing(folder)
      return built
    }
    flushFile(comingDatabase(folder))
    const moment = meanToSwap(folder, momentFolder(now))
    return ok({ ...built.value, movedTo: finishSwap(folder) ?? `aside/${moment}` })
  } catch (error) {
    clearComing(folder)
    return refuse(troubleOfError(error))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function build(
  { folder, key, now }: SalvageOptions,
  work: string,
): Result<Omit<Salvaged, 'movedTo'>, Message> {
  const damaged = join(work, 'damaged.db')
  for (const ending of ['', '-wal']) copyWhatCanBeRead(join(folder, `dagdeel.db${ending}`), damaged + ending)
  const coming = comingDatabase(folder)
  const target = openDatabase({ path: coming, key, copyFolder: copyFolderOf(folder), migrations })
  if (!target.ok) return refuse(troubleOf(target.refusal))
  target.value.close()
  const gathered = supplementFromCopy(folder, key, gatherRows({ damaged, blank: coming, key }))
  const filler = openConnection(coming, key, 'write')
  let poured: ReturnType<typeof pourRows>
  try {
    poured = pourRows(filler, gathered)
  } finally {
    filler.close()
  }
  const opened = openDatabase({ path: coming, key, copyFolder: copyFolderOf(folder), migrations })
  if (!opened.ok) return refuse(troubleOf(opened.refusal))
  try {
    const db = opened.value
    applyErasures(db, readErased(folder, key), now)
    downloadAnew(db)
    const workBack = countWorkBack(folder, key, db)
    db.emptyJournalFile()
    return ok({ ...poured, workBack })
  } finally {
    opened.value.close()
  }
}

/** A disk that is going fails at some places: nothing stands for those, and what is behind them is read. */
function copyWhatCanBeRead(from: string, to: string): void {
  if (!existsSync(from)) return
  const source = openSync(from, 'r')
  const target = openSync(to, 'w', 0o600)
  try {
    const { size } = fstatSync(source)
    for (let place = 0; place < size; place += CHUNK_BYTES) {
      const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, size - place))
      try {
        readSync(source, chunk, 0, chunk.length, place)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EIO')) throw error
      }
      writeSync(target, chunk, 0, chunk.length, place)
    }
  } finally {
    closeSync(source)
    closeSync(target)
  }
}

/** What this computer lost of headquarters' records comes down again, and its numbering is not trusted. */
function downloadAnew(db: WritableDb): void {
  if (!isEnrolled(db)) return
  db.inTransaction(() => {
    for (const cursor of listCursors(db)) startOver(db, cursor)
    if (findSyncState(db, 'reidentify') === undefined) putSyncState(db, 'reidentify', 'behind')
    return ok(undefined)
  })
}
