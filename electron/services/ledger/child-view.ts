import { fullName } from '#shared/domain/children/person-name.ts'
import { usualFamily } from '#shared/domain/children/usual-family.ts'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import type { CreditUnit } from '#shared/domain/policies/model.ts'
import type { ChildLedger } from '#shared/ipc/calls/ledger.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { MonthParts } from './month-view.ts'
import type { Onlooker } from './line-views.ts'
import { viewLines } from './line-views.ts'

const MOST_LINES = 2_000
const MINUTES_PER_HOUR = 60

/** What a child has in store on a day and how that came about; `undefined` when there is no such child or location. */
export function viewChild(
  parts: MonthParts,
  childId: ChildId,
  day: IsoDay,
  onlooker: Onlooker,
): ChildLedger | undefined {
  const { rows } = parts
  const [child] = rows.listRows('child', { id: childId })
  if (child === undefined) return undefined
  const entries = rows.listRows('ledger_entry', { childId, account: { in: balanceAccounts } })
  const locationId = locationOf(parts, childId, day, entries)
  if (locationId === undefined) return undefined
  const [family = usualFamily(child.familyId)] = rows.listRows('family', { id: child.familyId })
  const rules = [
    ...rows.listRows('house_rule', { locationId: null }),
    ...rows.listRows('house_rule', { locationId }),
  ]
  const closed = new Set(rows.listRows('closed_month', {}).map((each) => `${each.locationId} ${each.month}`))
  const isClosed = (entry: LedgerEntry): boolean => closed.has(`${entry.locationId} ${entry.month}`)
  return {
    childId,
    childName: onlooker.maySeeNames ? fullName(child) : childId,
    locationId,
    family,
    unit: unitOf(policiesOn(rules, locationId, day)['credit.unit']),
    balances: balanceAccounts.map((account) => {
      const { lots, ...balance } = balanceOn(entries, account, day)
      return { account, ...balance, lots: lots.map((lot) => ({ ...lot })) }
    }),
    statement: viewLines(parts, parts.lines.listChild(childId, MOST_LINES), onlooker, isClosed),
  }
}

/** Where the child has care on the day, else where it had it last, else where its last line was booked. */
function locationOf(
  { rows }: MonthParts,
  childId: ChildId,
  day: IsoDay,
  entries: readonly LedgerEntry[],
): LocationId | undefined {
  const contracts = rows
    .listRows('contract', { childId })
    .toSorted((a, b) => (a.startDate < b.startDate ? 1 : -1))
  const current = contracts.find(
    ({ startDate, endDate }) => startDate <= day && (endDate === null || day <= endDate),
  )
  return current?.locationId ?? contracts[0]?.locationId ?? entries.at(-1)?.locationId
}

/** Hours are counted by themselves. */
function unitOf(unit: CreditUnit): ChildLedger['unit'] {
  if (unit.kind === 'minutes') return { kind: 'minutes', minutes: MINUTES_PER_HOUR }
  return {
    kind: unit.kind,
    minutes: unit.kind === 'dayparts' ? unit.minutesPerDaypart : unit.minutesPerPoint,
  }
}
