import { firstDayOfMonth, lastDayOfMonth, monthOf, type IsoMonth } from '#shared/kernel/month.ts'
import { addDays, birthdayAt, type IsoDay } from '#shared/kernel/time.ts'
import type { Child, Contract } from '../children/model.ts'
import type { ChildId } from '../ids.ts'
import type { HousePolicies } from '../policies/model.ts'

export interface ServiceFamily {
  readonly familyId: string
  /** The child on whose name the costs are written: the first by number. */
  readonly childId: ChildId
}

/** Day care ends around this birthday. CARE-4 */
const DAY_CARE_YEARS = 4

/** The families that pay service costs for a month: those with a contract that ran in it. In order of family. MONEY-3 */
export function serviceFamilies(
  contracts: readonly Contract[],
  children: readonly Child[],
  month: IsoMonth,
  policies: Pick<HousePolicies, 'care.dayCareEnd'>,
): readonly ServiceFamily[] {
  const childById = new Map(children.map((child) => [child.id, child]))
  const byFamily = new Map<string, ChildId>()
  for (const contract of contracts) {
    const child = childById.get(contract.childId)
    if (child === undefined || !isRunning(contract, child, month, policies)) continue
    const known = byFamily.get(child.familyId)
    if (known === undefined || child.id < known) byFamily.set(child.familyId, child.id)
  }
  return [...byFamily]
    .map(([familyId, childId]) => ({ familyId, childId }))
    .toSorted((a, b) => (a.familyId < b.familyId ? -1 : 1))
}

function isRunning(
  contract: Contract,
  child: Child,
  month: IsoMonth,
  policies: Pick<HousePolicies, 'care.dayCareEnd'>,
): boolean {
  if (contract.startDate > lastDayOfMonth(month)) return false
  const first = firstDayOfMonth(month)
  if (contract.endDate !== null && contract.endDate < first) return false
  return contract.setting === 'outOfSchoolCare' || first <= lastDayOfDayCare(child, policies)
}

function lastDayOfDayCare(child: Child, policies: Pick<HousePolicies, 'care.dayCareEnd'>): IsoDay {
  const birthday = birthdayAt(child.birthDate, DAY_CARE_YEARS)
  return policies['care.dayCareEnd'] === 'birthday'
    ? addDays(birthday, -1)
    : lastDayOfMonth(monthOf(birthday))
}
