import { monthOf } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { ChildId } from '../ids.ts'
import { balanceOn } from '../ledger/balance-on.ts'
import type { LedgerEntry } from '../ledger/model.ts'

export interface CreditMonth {
  readonly month: IsoMonth
  readonly minutes: number
  readonly children: number
}

export interface CreditOutlook {
  /** Months in which credit expires, in order; months without are left out. */
  readonly months: readonly CreditMonth[]
  readonly withoutExpiryMinutes: number
  /** Credit that expires within the notice below, that day included. */
  readonly soonMinutes: number
  readonly totalMinutes: number
}

/** Credit that expires within so many days deserves a word to the parents. */
export const SOON_DAYS = 60

/** When the swap credit that is left on a day expires, by month. SWAP-5 */
export function forecastCredit(
  entriesByChild: ReadonlyMap<ChildId, readonly LedgerEntry[]>,
  day: IsoDay,
): CreditOutlook {
  const months = new Map<IsoMonth, { minutes: number; readonly children: Set<ChildId> }>()
  const soon = addDays(day, SOON_DAYS)
  let withoutExpiryMinutes = 0
  let soonMinutes = 0
  let totalMinutes = 0
  for (const [childId, entries] of entriesByChild) {
    for (const { minutes, expiresOn } of balanceOn(entries, 'swapCredit', day).lots) {
      if (expiresOn !== null && expiresOn < day) continue
      totalMinutes += minutes
      if (expiresOn === null) {
        withoutExpiryMinutes += minutes
        continue
      }
      if (expiresOn <= soon) soonMinutes += minutes
      const known = months.get(monthOf(expiresOn)) ?? { minutes: 0, children: new Set<ChildId>() }
      known.minutes += minutes
      known.children.add(childId)
      months.set(monthOf(expiresOn), known)
    }
  }
  return {
    months: [...months]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, { minutes, children }]) => ({ month, minutes, children: children.size })),
    withoutExpiryMinutes,
    soonMinutes,
    totalMinutes,
  }
}
