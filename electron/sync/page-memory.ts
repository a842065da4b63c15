import { unpackText } from '../db/repositories/sync-cursors.ts'
import { readWrittenRows } from './read-pages.ts'
import type { ReadRow } from './read-pages.ts'

/** Reads pages that wait in the database; of those that came in this run it remembers what they held. */
export interface PageMemory {
  /** The rows of a page, by its text as it is stored. */
  rowsOf(packed: string): readonly ReadRow[]
  remember(packed: string, rows: readonly ReadRow[]): void
  forgetAll(): void
}

/** More rows than this are unpacked again: a first download must not fill the memory. */
const MOST_ROWS = 20_000

/** What is remembered is found by the stored text itself, so it can never be another page than the one that waits. */
export function createPageMemory(): PageMemory {
  const known = new Map<string, readonly ReadRow[]>()
  let count = 0
  return {
    rowsOf: (packed) => known.get(packed) ?? readWrittenRows(unpackText(packed)),
    remember(packed, rows) {
      if (known.has(packed) || count + rows.length > MOST_ROWS) return
      known.set(packed, rows)
      count += rows.length
    },
    forgetAll() {
      known.clear()
      count = 0
    },
  }
}
