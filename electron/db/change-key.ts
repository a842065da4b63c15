import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { invariant } from '#shared/kernel/invariant.ts'
import { writeWhole } from './write-whole.ts'
import { flushFolder } from './atomic-file.ts'
import { asideFolderOf, copyFolderOf, listCopyNames, upgradeFolderOf } from './copy-folders.ts'
import { FORMER_KEYS_FILE, addFormerKey, readFormerKeys } from './former-keys.ts'
import { openConnection } from './open-connection.ts'
import { failureOf } from './open-database.ts'
import { resealFile, sealedFiles } from './sealed-files.ts'
import { flushFile } from './verified-copy.ts'

/** Where a program can be ended; tests end it at each of them. */
export const keyChangeSteps = [
  'begun',
  'copied',
  'rekeyed',
  'sealedFilesReady',
  'swapped',
  'sealedFilesSwapped',
  'copyReady',
  'done',
] as const
export type KeyChangeStep = (typeof keyChangeSteps)[number]

export interface KeyChange {
  /** The key everything in the folder is under, or a part of it. 32 bytes. */
  readonly former: Buffer
  /** The key everything is to be under. 32 bytes. */
  readonly key: Buffer
  /** Told before each step goes on. */
  readonly at?: (step: KeyChangeStep) => void
}

/** A database that is not whole under its new key: the disk kept something else than was written. */
class UnsoundError extends Error {
  readonly code = 'UNSOUND'
}

const NEXT = '.next'
const ENDINGS = ['', '-journal', '-wal', '-shm']
const DATABASE = 'dagdeel.db'

/**
 * Puts everything in a closed folder under another key: the database, the files sealed beside it, the copies. Begun anew
 * it goes on where it stopped: at every moment the database is whole under one of the two keys, and whoever has the new
 * one has both. Throws when the disk refuses before the database is under the new key; then nothing is worse than before.
 * Throws as well, in the end, when the database is damaged: that stays as it is, and all the rest comes along, so that a
 * copy that is put back and what is saved of the damaged file find their keys.
 * A copy that cannot come along stays as it is: the key before is kept for it. Under the lock of the folder.
 */
export function changeKey(folder: string, change: KeyChange): void {
  const at = change.at ?? (() => {})
  const database = join(folder, DATABASE)
  at('begun')
  const isDatabaseDue = existsSync(database) && !opensWith(database, change.key)
  const damage = isDatabaseDue ? damageWhile(() => prepareDatabase(database, change, at)) : undefined
  // Also when the database is done, or gone: the copies still need the key before, and a frame is under either key.
  prepareSealedFiles(folder, change)
  at('sealedFilesReady')
  if (isDatabaseDue && damage === undefined) {
    renameSync(`${database}${NEXT}`, database)
    flushFolder(folder)
  }
  at('swapped')
  for (const { name } of sealedFiles) {
    const prepared = join(folder, `${name}${NEXT}`)
    if (existsSync(prepared)) renameSync(prepared, join(folder, name))
  }
  flushFolder(folder)
  at('sealedFilesSwapped')
  bringCopiesAlong(folder, change.key, at)
  if (damage !== undefined) throw damage
  at('done')
}

/** What is wrong with the file; `undefined` = nothing. Anything else that fails, a full disk as well, is thrown. */
function damageWhile(work: () => void): Error | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof UnsoundError || !(error instanceof Error) || failureOf(error).kind !== 'damaged')
      throw error
    return error
  }
}

/**
 * Copies, and databases that were moved aside. The database itself is done by now, so nothing here may keep it closed: one
 * that is damaged, or where the disk refuses, stays as it is. It still opens with a key from before, and comes along at a later
 * try. Also while the database is open. `key`: the present one.
 */
export function bringCopiesAlong(
  folder: string,
  key: Buffer,
  at: (step: KeyChangeStep) => void = () => {},
): void {
  const formers = readFormerKeys(join(folder, FORMER_KEYS_FILE), key)
  try {
    for (const path of [...listCopies(folder), ...listAside(folder)]) {
      try {
        changeCopy(path, { key, formers }, at)
      } catch (error) {
        if (!isOfFile(error)) throw error
        removeNext(path)
      }
    }
  } finally {
    for (const former of formers) former.fill(0)
  }
}

/** What a try left behind; a disk that refuses this too keeps it until the next try. */
function removeNext(path: string): void {
  try {
    for (const ending of ENDINGS) rmSync(`${path}${NEXT}${ending}`, { force: true })
  } catch (error) {
    if (!isOfFile(error)) throw error
  }
}

function listCopies(folder: string): readonly string[] {
  return [copyFolderOf(folder), upgradeFolderOf(folder)].flatMap((copies) =>
    listCopyNames(copies).map((name) => join(copies, name)),
  )
}

function listAside(folder: string): readonly string[] {
  const aside = asideFolderOf(folder)
  if (!existsSync(aside)) return []
  return readdirSync(aside)
    .map((moment) => join(aside, moment, DATABASE))
    .filter((path) => existsSync(path))
}

/** The file or the disk is at fault and not the program, which throws on. */
function isOfFile(error: unknown): boolean {
  return error instanceof UnsoundError || ['damaged', 'unreachable'].includes(failureOf(error).kind)
}

/** Whether a file is a database under this key. Looking leaves two empty files beside it; they go again. */
export function opensWith(path: string, key: Buffer): boolean {
  const traces = [`${path}-wal`, `${path}-shm`].filter((trace) => !existsSync(trace))
  try {
    openConnection(path, key, 'read').close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return false
    throw error
  } finally {
    for (const trace of traces) rmSync(trace, { force: true })
  }
}

/** The same database under the new key, whole and proved, beside the present one. */
function prepareDatabase(path: string, { former, key }: KeyChange, at: (step: KeyChangeStep) => void): void {
  const next = `${path}${NEXT}`
  for (const ending of ENDINGS) rmSync(`${next}${ending}`, { force: true })
  const connection = openConnection(path, former, 'write')
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.prepare<[string]>('vacuum into ?').run(next)
  } finally {
    connection.close()
  }
  // A log that stayed behind would be taken for one of the new file.
  invariant(
    !existsSync(`${path}-wal`) || statSync(`${path}-wal`).size === 0,
    'the log of the database is empty',
  )
  for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
  at('copied')
  rekey(next, former, key)
  at('rekeyed')
}

/** What was moved aside may have its log beside it; everything goes into the one file before that gets another key. */
function emptyLog(path: string, key: Buffer): void {
  if (!existsSync(`${path}-wal`)) return
  const connection = openConnection(path, key, 'write')
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
  for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
}

/** Puts a file that nobody has open under another key, and looks whether it is whole. */
export function rekey(path: string, former: Buffer, key: Buffer): void {
  const connection = openConnection(path, former, 'write')
  try {
    // Outside the write-ahead log: one file, and a page is in it or it is not.
    connection.pragma('journal_mode=DELETE')
    connection.pragma(`rekey="x'${key.toString('hex')}'"`)
  } finally {
    connection.close()
  }
  const check = openConnection(path, key, 'read')
  try {
    const finding = String(check.pragma('quick_check(1)', { simple: true }))
    if (finding !== 'ok') throw new UnsoundError('a database under its new key is not whole')
  } finally {
    check.close()
  }
  flushFile(path)
}

function prepareSealedFiles(folder: string, { former, key }: KeyChange): void {
  for (const { name, purpose } of sealedFiles) {
    const path = join(folder, name)
    const prepared = `${path}${NEXT}`
    rmSync(prepared, { force: true })
    if (!existsSync(path)) continue
    const file = openSync(prepared, 'w', 0o600)
    try {
      const content = resealFile(purpose, readFileSync(path), former, key)
      writeWhole(file, content, 0)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
  addFormerKey(join(folder, `${FORMER_KEYS_FILE}${NEXT}`), key, former)
  flushFolder(folder)
}

interface CopyChange {
  readonly key: Buffer
  /** The keys it may be under. */
  readonly formers: readonly Buffer[]
}

/** A copy is made anew under the new key, and only then takes the place of the one before. One that opens with neither stays. */
function changeCopy(path: string, { formers, key }: CopyChange, at: (step: KeyChangeStep) => void): void {
  if (opensWith(path, key)) return
  const former = formers.find((one) => opensWith(path, one))
  if (former === undefined) return
  const next = `${path}${NEXT}`
  emptyLog(path, former)
  for (const ending of ENDINGS) rmSync(`${next}${ending}`, { force: true })
  copyFileSync(path, next)
  rekey(next, former, key)
  at('copyReady')
  renameSync(next, path)
  flushFolder(join(path, '..'))
}
