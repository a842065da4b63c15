import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder } from './atomic-file.ts'
import { openConnection } from './open-connection.ts'

/** What a copy is made of: how the database was at one moment, seen as little as needed. */
export interface CopySource {
  /** `VACUUM INTO` keeps the encryption; the backup interface does not work on encrypted files. */
  copyInto(path: string): void
  /** Rows as they were when the copy was made, a list or one by one. */
  all(sql: string): Iterable<unknown>
}

export interface VerifiedCopyOptions {
  readonly folder: string
  /** The name of the file; one that is there already is replaced. */
  readonly name: string
  readonly key: Buffer
}

/** So many rows are read before somebody else may have a turn: about a millisecond. */
const ROWS_A_STEP = 250

/**
 * Makes a copy and proves it: encrypted, sound, and the same in every row of every table. Gives what is wrong, or
 * `undefined`. A disk that refuses is thrown; nothing half stays behind.
 */
export function makeVerifiedCopy(source: CopySource, options: VerifiedCopyOptions): string | undefined {
  const steps = copyInSteps(source, options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/**
 * The same in small steps, for a program somebody works with. The key is used in the first step only. When others write
 * between the steps, `all` must go on answering as of the first one.
 */
export function* copyInSteps(
  source: CopySource,
  options: VerifiedCopyOptions,
): Generator<void, string | undefined> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const target = join(options.folder, options.name)
  const draft = `${target}.draft`
  rmSync(draft, { force: true })
  try {
    source.copyInto(draft)
    const problem = yield* proveCopy(source, draft, options.key)
    if (problem !== undefined) return problem
    flushFile(draft)
    renameSync(draft, target)
    flushFolder(options.folder)
    return undefined
  } finally {
    // After the new name was given there is nothing left under the old one.
    rmSync(draft, { force: true })
  }
}

function* proveCopy(original: CopySource, path: string, key: Buffer): Generator<void, string | undefined> {
  if (isPlaintext(path)) return 'notEncrypted'
  const copy = openConnection(path, key, 'read')
  try {
    if (String(copy.pragma('quick_check(1)', { simple: true })) !== 'ok') return 'quickCheck'
    yield
    const ofCopy = yield* digestsOf((sql) => copy.prepare(sql).iterate())
    const ofOriginal = yield* digestsOf((sql) => original.all(sql))
    return JSON.stringify(ofCopy) === JSON.stringify(ofOriginal) ? undefined : 'content'
  } finally {
    copy.close()
  }
}

/** Whether a file begins as a database that anybody can read. */
export function isPlaintext(path: string): boolean {
  const header = Buffer.alloc(16)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  return header.toString('latin1').startsWith('SQLite format 3')
}

const TABLES =
  "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"

interface TableDigest {
  readonly table: string
  readonly rows: number
  readonly digest: string
}

/** How many rows each table has, and a hash over all of them in the order in which they lie there. */
function* digestsOf(all: CopySource['all']): Generator<void, readonly TableDigest[]> {
  const names = Array.from(all(TABLES), (row) => String((row as { name: unknown }).name))
  const digests: TableDigest[] = []
  for (const table of names) {
    const hash = createHash('sha256')
    let rows = 0
    // `not indexed`: a copy that was packed anew lies in the same order, whatever its indexes suggest.
    for (const row of all(`select * from "${table}" not indexed`)) {
      hash.update(JSON.stringify(Object.values(row as object)))
      rows += 1
      if (rows % ROWS_A_STEP === 0) yield
    }
    digests.push({ table, rows, digest: hash.digest('hex') })
  }
  return digests
}

export function flushFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
