import { mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Log } from './log.ts'

const maxBytes = 2_000_000

export interface LogFailure {
  readonly kind: 'unreachable'
  /** The operating system's code, e.g. `EACCES`. */
  readonly code: string
}

/**
 * A log in a file of its own, one JSON line an event; the file of last time is kept beside it once it grew large. It
 * is the first thing a host writes, so a folder that cannot be used shows here.
 */
export function openFileLog(path: string): Result<Log, LogFailure> {
  try {
    return ok(openLog(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      return refuse({ kind: 'unreachable', code: error.code })
    }
    throw error
  }
}

function openLog(path: string): Log {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > maxBytes) renameSync(path, `${path}.1`)
  const destination = pino.destination({ dest: path, sync: true, mode: 0o600 })
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    destination,
  )
  let isOpen = true
  return {
    info: (event, facts = {}) => isOpen && logger.info(facts, event),
    warn: (event, facts = {}) => isOpen && logger.warn(facts, event),
    error: (event, facts = {}) => isOpen && logger.error(facts, event),
    close: () => {
      if (!isOpen) return
      isOpen = false
      destination.flushSync()
      destination.end()
    },
  }
}
