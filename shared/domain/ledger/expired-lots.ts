import type { IsoDay } from '#shared/kernel/time.ts'
import { balanceOn } from './balance-on.ts'
import { balanceAccounts, type LedgerEntry } from './model.ts'

export interface ExpiredLot {
  /** The line that brought the time in. */
  readonly line: LedgerEntry
  /** What was never used; more than 0. */
  readonly minutes: number
  readonly expiresOn: IsoDay
  /** How often this lot was written off before; more than 0 when something came back to it since. */
  readonly earlierExpiries: number
}

/**
 * What a child lost by not using it: lots whose last day is before `untilDay`. On its last day a lot can still be
 * used; it is gone at midnight. SWAP-5
 *
 * @param entries lines of one child
 */
export function expiredLots(entries: readonly LedgerEntry[], untilDay: IsoDay): readonly ExpiredLot[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return balanceAccounts.flatMap((account) =>
    balanceOn(entries, account, untilDay).lots.flatMap(({ entryId, minutes, expiresOn }) => {
      const line = byId.get(entryId)
      if (line === undefined || expiresOn === null || expiresOn >= untilDay) return []
      const earlierExpiries = entries.filter(
        (entry) => entry.kind === 'expired' && entry.sourceId === entryId,
      ).length
      return [{ line, minutes, expiresOn, earlierExpiries }]
    }),
  )
}
