import { mkdirSync } from 'node:fs'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { lockFolder } from '../machine/folder-lock.ts'
import type { FolderLock } from '../machine/folder-lock.ts'
import { failureOf } from './open-database.ts'
import type { OpenFailure } from './open-failure.ts'

const LOCK_FILE = 'dagdeel.lock'

/** Makes the folder when it is not there, and keeps every other program out of it until the lock is released. */
export function lockDataFolder(folder: string): Result<FolderLock, OpenFailure> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const locked = lockFolder(folder, LOCK_FILE)
    return locked.ok ? ok(locked.value) : refuse({ kind: 'inUse', pid: locked.refusal })
  } catch (error) {
    return refuse(failureOf(error))
  }
}
