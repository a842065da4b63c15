import type { LedgerEntry } from './model.ts'

/** A line of its own with everything that was taken back from it or put back on it. */
export interface NetLine {
  readonly line: LedgerEntry
  /** The line itself and all lines against it. */
  readonly minutes: number
  readonly cents: number
}

/**
 * Lines of their own with what is left of them, in the order of the entries. A line against a line that is not among
 * the entries counts by itself, so that nothing is lost from a sum. MONEY-4
 */
export function netLines(entries: readonly LedgerEntry[]): readonly NetLine[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const sums = new Map<string, { line: LedgerEntry; minutes: number; cents: number }>()
  for (const entry of entries) {
    const line = rootOf(entry, byId)
    const sum = sums.get(line.id)
    if (sum === undefined) sums.set(line.id, { line, minutes: entry.minutes, cents: entry.cents })
    else {
      sum.minutes += entry.minutes
      sum.cents += entry.cents
    }
  }
  return [...sums.values()]
}

/** Follows a correction of a correction to the line it is about in the end. */
function rootOf(entry: LedgerEntry, byId: ReadonlyMap<string, LedgerEntry>): LedgerEntry {
  let line = entry
  const seen = new Set<string>()
  while (line.correctsEntryId !== null && !seen.has(line.id)) {
    seen.add(line.id)
    const corrected = byId.get(line.correctsEntryId)
    if (corrected === undefined) break
    line = corrected
  }
  return line
}
