import type { LedgerEntry } from './model.ts'

export interface LedgerSum {
  readonly lines: number
  readonly minutes: number
  readonly cents: number
}

/** What lines come to together. MONEY-4 */
export function sumOf(entries: readonly Pick<LedgerEntry, 'minutes' | 'cents'>[]): LedgerSum {
  let minutes = 0
  let cents = 0
  for (const entry of entries) {
    minutes += entry.minutes
    cents += entry.cents
  }
  return { lines: entries.length, minutes, cents }
}
