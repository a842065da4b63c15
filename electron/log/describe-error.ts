import { InvariantError } from '#shared/kernel/invariant.ts'
import type { LogFacts } from './log.ts'

const maxFrames = 12

/**
 * What may be written down about an error: its kind, its code and the places in our code it passed. Its message only
 * when the message is our own wording: others may quote data. PRIV-9
 */
export function describeError(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,60}$/.test(error.code)
      ? error.code
      : null
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    kind: error.name,
    code,
    because: error instanceof InvariantError ? error.message : null,
    frames: frames.slice(0, maxFrames).map((line) => line.trim()),
  }
}
