import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { OpenFailure } from './open-failure.ts'

export interface FolderLock {
  release(): void
}

interface Holder {
  readonly pid: number
  /** When that process started, as the system counts it; a pid is given out again after a while. */
  readonly startedAt: string | null
}

const LOCK_FILE = 'dagdeel.lock'

/**
 * Makes sure only one running app works in a data folder. The lock of a process that is gone is taken over; the lock
 * of one that lives is respected, whatever its age.
 */
export function acquireFolderLock(folder: string): Result<FolderLock, OpenFailure> {
  const path = join(folder, LOCK_FILE)
  const mine: Holder = { pid: process.pid, startedAt: startOf(process.pid) }
  const draft = join(folder, `${LOCK_FILE}.${process.pid}`)
  // Written whole elsewhere and linked into place, so that nobody ever reads half a lock.
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    // A stale lock is cleared once; losing that race to another starter means it is in use after all.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (linkIfFree(draft, path)) return ok({ release: () => releaseOwn(path, mine) })
      const holder = readHolder(path)
      if (holder !== undefined && isAlive(holder)) return refuse({ kind: 'inUse', pid: holder.pid })
      clearStale(path, holder)
    }
    return refuse({ kind: 'inUse', pid: readHolder(path)?.pid ?? 0 })
  } finally {
    rmSync(draft, { force: true })
  }
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
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return undefined
    const startedAt = 'startedAt' in value && typeof value.startedAt === 'string' ? value.startedAt : null
    return { pid: value.pid, startedAt }
  } catch {
    // Unreadable or just gone: either way nobody who lives holds it.
    return undefined
  }
}

/** Moves the stale lock aside and looks at what was really moved: a quicker starter may have put a live one there. */
function clearStale(path: string, stale: Holder | undefined): void {
  const aside = `${path}.stale-${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved !== undefined && moved.pid !== stale?.pid && isAlive(moved)) linkIfFree(aside, path)
  rmSync(aside, { force: true })
}

function releaseOwn(path: string, mine: Holder): void {
  const holder = readHolder(path)
  if (holder?.pid === mine.pid && holder.startedAt === mine.startedAt) rmSync(path, { force: true })
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

/** Linux tells when a process started; elsewhere the pid alone must do. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in brackets and may hold spaces; the start is the 22nd.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
