import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openConnection } from './open-connection.ts'

/** What a copy is made of: a connection that is open, seen as little as needed. */
export interface CopySource {
  /** `VACUUM INTO` keeps the encryption; the backup interface does not work on encrypted files. */
  copyInto(path: string): void
  all(sql: string): readonly unknown[]
}

export interface VerifiedCopyOptions {
  readonly folder: string
  /** The name of the file; one that is there already is replaced. */
  readonly name: string
  readonly key: Buffer
}

/** Makes a copy and proves it: encrypted, sound, and with as many rows. Gives what is wrong, or `undefined`. */
export function makeVerifiedCopy(source: CopySource, options: VerifiedCopyOptions): string | undefined {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const target = join(options.folder, options.name)
  const draft = `${target}.draft`
  rmSync(draft, { force: true })
  source.copyInto(draft)
  const problem = problemOfCopy(source, draft, options.key)
  if (problem !== undefined) {
    rmSync(draft, { force: true })
    return problem
  }
  flushFile(draft)
  renameSync(draft, target)
  return undefined
}

function problemOfCopy(original: CopySource, path: string, key: Buffer): string | undefined {
  if (isPlaintext(path)) return 'notEncrypted'
  const copy = openConnection(path, key, 'read')
  try {
    if (String(copy.pragma('quick_check(1)', { simple: true })) !== 'ok') return 'quickCheck'
    const counts = countsOf((sql) => copy.prepare(sql).all())
    if (JSON.stringify(counts) !== JSON.stringify(countsOf((sql) => original.all(sql)))) return 'rowCounts'
    return undefined
  } finally {
    copy.close()
  }
}

function isPlaintext(path: string): boolean {
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

function countsOf(all: CopySource['all']): readonly unknown[] {
  const names = all(TABLES).map((row) => String((row as { name: unknown }).name))
  return names.map((name) => [name, all(`select count(*) as total from "${name}"`)])
}

function flushFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
