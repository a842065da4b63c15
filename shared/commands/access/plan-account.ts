import type { Account } from '#shared/domain/access/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays, isValidOn } from '#shared/kernel/time.ts'
import { deleteRow, putRow } from '../row-change.ts'
import type { RowChange } from '../row-change.ts'

/**
 * From a day on these accounts hold no more. What began before ends the day before; what would have begun later never
 * held and goes: the audit trail keeps it.
 */
export function endBefore(accounts: readonly Account[], day: IsoDay): readonly RowChange[] {
  const lastDay = addDays(day, -1)
  return accounts.flatMap((account): readonly RowChange[] => {
    if (account.validFrom >= day) return [deleteRow('account', account.id)]
    if (account.validUntil !== null && account.validUntil < day) return []
    return [putRow('account', { ...account, validUntil: lastDay })]
  })
}

export function accountOn(accounts: readonly Account[], day: IsoDay): Account | null {
  return accounts.find((account) => isValidOn(account, day)) ?? null
}
