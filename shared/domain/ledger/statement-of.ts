import { balanceAccounts, type LedgerEntry } from './model.ts'

export interface StatementLine {
  readonly entry: LedgerEntry
  /** Minutes of this child on this account after the line; null on accounts that are charged and hold no balance. */
  readonly balanceAfter: number | null
}

/**
 * Lines in the order in which they are read, each with what its child then has on that account: by the month they are
 * settled in, so that the balance beside a line of a closed month never changes, then by day; a line against another
 * one stands under it. The ledger's screen does the same in SQL; this is what it is held against. MONEY-4
 */
export function statementOf(entries: readonly LedgerEntry[]): readonly StatementLine[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const keyOf = (entry: LedgerEntry): readonly string[] => {
    const line = byId.get(entry.correctsEntryId ?? entry.id) ?? entry
    return [entry.month, entry.day, line.at, line.id, entry.at, entry.id]
  }
  const keyed = entries.map((entry) => ({ entry, key: keyOf(entry) }))
  const balances = new Map<string, number>()
  return keyed
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ entry }) => {
      const account = `${entry.childId} ${entry.account}`
      const balance = (balances.get(account) ?? 0) + entry.minutes
      balances.set(account, balance)
      return { entry, balanceAfter: isBalance(entry) ? balance : null }
    })
}

function isBalance(entry: LedgerEntry): boolean {
  return balanceAccounts.some((account) => account === entry.account)
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const other = b[index] ?? ''
    if (text !== other) return text < other ? -1 : 1
  }
  return 0
}
