import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export interface FolderLock {
  release(): void
}

interface Holder {
  readonly pid: number
  /** When that process started, as the system counts it; a number is given out again after a while. */
  readonly startedAt: string | null
}

/**
 * Makes sure only one process works in a folder, and once. The lock of a process that is gone is taken over; the lock of
 * one that lives is respected, whatever its age. Refused with the number of the process that has it, 0 when it is unknown.
 */
export function lockFolder(folder: string, lockFile: string): Result<FolderLock, number> {
  const path = join(folder, lockFile)
  const mine: Holder = { pid: process.pid, startedAt: startOf(process.pid) }
  const draft = `${path}.${process.pid}`
  // Written whole elsewhere and linked into place, so that nobody ever reads half a lock.
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    // What is left behind is cleared once or twice; whoever loses that race finds it in use after all.
    for (let tries = 0; tries < 3; tries += 1) {
      if (linkIfFree(draft, path)) return ok({ release: () => releaseOwn(path, mine) })
      const holder = readHolder(path)
      if (holder !== undefined && isAlive(holder)) return refuse(holder.pid)
      putAside(path, holder)
    }
    return refuse(readHolder(path)?.pid ?? 0)
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

/** Moves what was left behind aside and looks at what was really moved: a quicker starter may have put a live one there. */
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

/** Linux tells when a process started; elsewhere the number alone must do. */
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
