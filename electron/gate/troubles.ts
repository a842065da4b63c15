import { failureOf } from '../db/open-database.ts'
import type { OpenFailure } from '../db/open-failure.ts'

/** What a throw of the disk or of SQLite means for who wants in. */
export function knownFailure(error: unknown): OpenFailure | undefined {
  try {
    return failureOf(error)
  } catch {
    return undefined
  }
}

/** A gap of ours has the name of its error for a code. */
export function troubleOf(error: unknown): OpenFailure {
  const code = error instanceof Error ? error.name : 'Fault'
  return knownFailure(error) ?? { kind: 'unreachable', code }
}

export function isSameFailure(one: OpenFailure, other: OpenFailure): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
