import type { IsoDay } from '#shared/kernel/time.ts'
import type { RequestId } from '../ids.ts'
import { balanceOn, type Balance } from '../ledger/balance-on.ts'
import type { BalanceAccount, LedgerEntry } from '../ledger/model.ts'
import type { CheckInput } from './wish-subject.ts'

/** Which lot is left does not hang on the day, so one sum serves every day on which an alternative is sought. */
const balancesByEntries = new WeakMap<readonly LedgerEntry[], Map<string, Balance>>()

/**
 * Minutes that care on the wanted day can be paid with, apart from what this request itself booked before: a lot can be
 * used up to and including its last day. SWAP-5
 */
export function availableBalance(
  { account, ownRequestId, wish }: CheckInput,
  balanceAccount: BalanceAccount,
): number {
  const { lots, uncoveredMinutes } = balanceOf(account.entries, ownRequestId, balanceAccount, wish.wantedDay)
  const usable = lots
    .filter(({ expiresOn }) => expiresOn === null || expiresOn >= wish.wantedDay)
    .reduce((sum, { minutes }) => sum + minutes, 0)
  return Math.max(0, usable - uncoveredMinutes)
}

function balanceOf(
  entries: readonly LedgerEntry[],
  ownRequestId: RequestId | null,
  account: BalanceAccount,
  day: IsoDay,
): Balance {
  const known = balancesByEntries.get(entries) ?? new Map<string, Balance>()
  balancesByEntries.set(entries, known)
  const key = `${account} ${ownRequestId ?? ''}`
  const balance = known.get(key) ?? balanceOn(withoutOwn(entries, ownRequestId), account, day)
  known.set(key, balance)
  return balance
}

function withoutOwn(entries: readonly LedgerEntry[], ownRequestId: RequestId | null): readonly LedgerEntry[] {
  if (ownRequestId === null) return entries
  return entries.filter(({ sourceKind, sourceId }) => sourceKind !== 'request' || sourceId !== ownRequestId)
}
