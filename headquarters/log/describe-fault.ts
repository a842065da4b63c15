import { InvariantError } from '#shared/kernel/invariant.ts'
import type { LogFacts } from './log.ts'

const MAX_FRAMES = 12

/**
 * What may be written down about a fault: its kind, its code and the places in our code it passed. Its message only
 * when the words are our own: a database quotes the row it refuses. PRIV-9
 */
export function describeFault(fault: unknown): LogFacts {
  if (!(fault instanceof Error)) return { kind: typeof fault }
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    kind: fault.name,
    code: codeOf(fault),
    because: fault instanceof InvariantError ? fault.message : null,
    frames: frames.slice(0, MAX_FRAMES).map((line) => line.trim()),
  }
}

/** The code an operating system or a database gave, when it is one. */
export function codeOf(fault: unknown): string | null {
  if (!(fault instanceof Error) || !('code' in fault)) return null
  return typeof fault.code === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(fault.code) ? fault.code : null
}
