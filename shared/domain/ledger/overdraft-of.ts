import { groupBy } from '#shared/kernel/group-by.ts'
import type { ChildId } from '../ids.ts'
import { balanceOn } from './balance-on.ts'
import { balanceAccounts, type BalanceAccount, type LedgerEntry } from './model.ts'

export interface Overdraft {
  readonly childId: ChildId
  readonly account: BalanceAccount
  /** How much more would be spent than there is. */
  readonly minutes: number
}

/**
 * What the added lines would spend that is not there, such as credit that is taken back but was used since; null when
 * they do not. What was short before is not held against them.
 *
 * @param entries all lines of the children concerned on the balance accounts
 */
export function overdraftOf(
  entries: readonly LedgerEntry[],
  added: readonly LedgerEntry[],
): Overdraft | null {
  for (const [childId, lines] of groupBy(added, (line) => line.childId)) {
    const known = entries.filter((entry) => entry.childId === childId)
    for (const account of balanceAccounts) {
      const day = lines.find((line) => line.account === account)?.day
      if (day === undefined) continue
      const before = balanceOn(known, account, day).uncoveredMinutes
      const minutes = balanceOn([...known, ...lines], account, day).uncoveredMinutes - before
      if (minutes > 0) return { childId, account, minutes }
    }
  }
  return null
}
