import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseInUse } from '../sql/database-in-use.ts'

export interface FolderLock {
  release(): void
}

interface Holder {
  readonly pid: number
  /** When that process started, as the system counts it; a number is given out again after a while. */
  readonly startedAt: string | null
}

const LOCK_FILE = 'headquarters.lock'

/**
 * Makes sure one process works in a folder of PGlite: it has no lock of its own, and a second opening loses records.
 * The lock of a process that is gone is taken over; of one that lives it is respected. Throws `DatabaseInUse`.
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, LOCK_FILE)
  const mine: Holder = { pid: process.pid, startedAt: startOf(process.pid) }
  if (heldHere.has(path)) throw inUse(mine)
  const draft = `${path}.${process.pid}`
  // Written whole elsewhere and linked into place, so that nobody ever reads half a lock.
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    // What is left behind is cleared once or twice; whoever loses that race finds it in use after all.
    for (let tries = 0; tries < 3; tries += 1) {
      if (linkIfFree(draft, path)) {
        heldHere.add(path)
        return { release: () => release(path) }
      }
      const holder = readHolder(path)
      if (holder !== undefined && isAlive(holder)) throw inUse(holder)
      putAside(path, holder)
    }
    throw inUse(readHolder(path))
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Two openings in one process have the same number. */
const heldHere = new Set<string>()

function inUse(holder: Holder | undefined): DatabaseInUse {
  return new DatabaseInUse(
    `another headquarters (process ${holder?.pid ?? 'unknown'}) works in this folder; stop that one first`,
  )
}

function release(path: string): void {
  heldHere.delete(path)
  if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true })
}

function linkIfFree(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    const { pid, startedAt } = value as { readonly pid?: unknown; readonly startedAt?: unknown }
    if (typeof pid !== 'number') return undefined
    return { pid, startedAt: typeof startedAt === 'string' ? startedAt : null }
  } catch {
    // Unreadable or just gone: nobody who lives holds it.
    return undefined
  }
}

/** Looks at what was really moved: a quicker starter may have put a live one there meanwhile. */
function putAside(path: string, stale: Holder | undefined): void {
  const aside = `${path}.stale-${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  const isOther = moved?.pid !== stale?.pid || moved?.startedAt !== stale?.startedAt
  if (moved !== undefined && isOther && isAlive(moved)) linkIfFree(aside, path)
  rmSync(aside, { force: true })
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it lives, under another user.
    if (codeOf(error) !== 'EPERM') return false
  }
  const startedAt = startOf(holder.pid)
  return holder.startedAt === null || startedAt === null || startedAt === holder.startedAt
}

/** Linux tells when a process started; elsewhere the number alone must do. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is a name in brackets and may hold spaces; the start is the 22nd.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
