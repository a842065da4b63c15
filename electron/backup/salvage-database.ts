import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { copyFolderOf } from '../db/copy-folders.ts'
import { FORMER_KEYS_FILE, readFormerKeys } from '../db/former-keys.ts'
import type { WritableDb } from '../db/handles.ts'
import { migrations } from '../db/migrations/migrations.ts'
import { openConnection } from '../db/open-connection.ts'
import { openDatabase } from '../db/open-database.ts'
import { findSyncState, isEnrolled, putSyncState } from '../db/repositories/sync-state.ts'
import { listCursors, startOver } from '../db/repositories/sync-cursors.ts'
import { beginComing, clearComing, comingDatabase, finishSwap, meanToSwap } from '../db/swap-database.ts'
import { flushFile } from '../db/verified-copy.ts'
import { writeWhole } from '../db/write-whole.ts'
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
    beginComing(folder)
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
  const coming = comingDatabase(folder)
  const target = openDatabase({ path: coming, key, copyFolder: copyFolderOf(folder), migrations })
  if (!target.ok) return refuse(troubleOf(target.refusal))
  target.value.close()
  const gathered = supplementFromCopy(folder, key, gatherUnderAnyKey({ folder, key }, work, coming))
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

/**
 * What the damaged file has under the first key that reads any of it: it may have been damaged before a key change reached
 * it, and a first page that is gone no longer tells. Each key gets a copy of its own, for reading settles what is in the
 * log.
 */
function gatherUnderAnyKey(
  { folder, key }: Pick<SalvageOptions, 'folder' | 'key'>,
  work: string,
  blank: string,
): ReturnType<typeof gatherRows> {
  const formers = readFormerKeys(join(folder, FORMER_KEYS_FILE), key)
  try {
    let gathered: ReturnType<typeof gatherRows> = []
    for (const [place, ofDamaged] of [key, ...formers].entries()) {
      const damaged = join(work, `damaged-${place}.db`)
      for (const ending of ['', '-wal'])
        copyWhatCanBeRead(join(folder, `dagdeel.db${ending}`), damaged + ending)
      gathered = gatherRows({ damaged, blank, key, ofDamaged })
      // A page that can be read under one key cannot be under another.
      if (gathered.some(({ rows }) => rows.length > 0)) break
    }
    return gathered
  } finally {
    for (const former of formers) former.fill(0)
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
      writeWhole(target, chunk, place)
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
