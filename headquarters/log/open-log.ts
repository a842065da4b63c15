import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'
import type { Log } from './log.ts'

const MAX_BYTES = 10_000_000
const KEPT_FILES = 5

/**
 * A log in a file of its own, one line of JSON an event. A server runs for months, so a file that grew large is put
 * aside while it runs and the oldest of five is let go.
 */
export function openLog(path: string, maxBytes: number = MAX_BYTES): Log {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let file = openSync(path, 'a', 0o600)
  let bytes = fstatSync(file).size
  let isOpen = true
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    {
      write: (line: string) => {
        if (bytes > maxBytes) {
          closeSync(file)
          putAside(path)
          file = openSync(path, 'a', 0o600)
          bytes = 0
        }
        bytes += writeSync(file, line)
      },
    },
  )
  return {
    info: (event, facts = {}) => isOpen && logger.info(facts, event),
    warn: (event, facts = {}) => isOpen && logger.warn(facts, event),
    error: (event, facts = {}) => isOpen && logger.error(facts, event),
    close: () => {
      if (!isOpen) return
      isOpen = false
      fsyncSync(file)
      closeSync(file)
    },
  }
}

function putAside(path: string): void {
  for (let number = KEPT_FILES - 1; number >= 1; number -= 1)
    renameIfThere(`${path}.${number}`, `${path}.${number + 1}`)
  renameIfThere(path, `${path}.1`)
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}
