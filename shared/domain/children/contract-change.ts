import { addDays, addMonths, civilDay, type IsoDay } from '#shared/kernel/time.ts'
import type { HousePolicies } from '../policies/model.ts'
import type { ContractDay } from './model.ts'

/** The two rules of the house on when a contract may change. CARE-5 */
export type ChangePolicies = Pick<HousePolicies, 'contract.noticeMonths' | 'contract.changeDays'>

/** The times of one stretch of a contract, without what it belongs to. */
export type ContractLine = Omit<ContractDay, 'id' | 'contractId'>

/** Whether a change may take effect on this day of the month: the 1st or the 16th, unless the house says otherwise. */
export function isChangeDay(day: IsoDay, policies: ChangePolicies): boolean {
  return policies['contract.changeDays'].includes(civilDay(day).dayOfMonth)
}

/** The first day from this one on, that day included, on which a change may take effect. */
export function nextChangeDay(from: IsoDay, policies: ChangePolicies): IsoDay {
  let day = from
  // A house has at least one change day, and the 28th is in every month.
  while (!isChangeDay(day, policies)) day = addDays(day, 1)
  return day
}

/** The first day a change or an ending that came in on this day may take effect: notice, then a change day. CARE-5 */
export function earliestChange(receivedOn: IsoDay, policies: ChangePolicies): IsoDay {
  return nextChangeDay(addMonths(receivedOn, policies['contract.noticeMonths']), policies)
}

/** So many change days in order, the first on or after this day. CARE-5 */
export function listChangeDays(from: IsoDay, count: number, policies: ChangePolicies): readonly IsoDay[] {
  const days: IsoDay[] = []
  let day = from
  while (days.length < count) {
    const found = nextChangeDay(day, policies)
    days.push(found)
    day = addDays(found, 1)
  }
  return days
}

/**
 * Whether a change only adds care: everything that was agreed stays, and something comes with it. Only then it may
 * start before the notice has passed. An open start (after school) covers an open start only. CARE-5
 */
export function isOnlyMore(before: readonly ContractLine[], after: readonly ContractLine[]): boolean {
  const isKept = before.every((line) => after.some((other) => isCovering(other, line)))
  return isKept && listAddedLines(before, after).length > 0
}

/** The stretches of the new agreement that the old one did not hold already. */
export function listAddedLines(
  before: readonly ContractLine[],
  after: readonly ContractLine[],
): readonly ContractLine[] {
  return after.filter((line) => !before.some((other) => isCovering(other, line)))
}

function isCovering(outer: ContractLine, inner: ContractLine): boolean {
  return (
    outer.weekday === inner.weekday &&
    isNotAfter(outer.startMinute, inner.startMinute) &&
    isNotAfter(inner.endMinute, outer.endMinute) &&
    isHolidayCovering(outer, inner)
  )
}

function isHolidayCovering(outer: ContractLine, inner: ContractLine): boolean {
  if (inner.holidayStartMinute === null || inner.holidayEndMinute === null) return true
  return (
    isNotAfter(outer.holidayStartMinute, inner.holidayStartMinute) &&
    isNotAfter(inner.holidayEndMinute, outer.holidayEndMinute)
  )
}

/** An open time follows the school, so it is only known to be the same as another open time. */
function isNotAfter(first: number | null, second: number | null): boolean {
  if (first === null || second === null) return first === second
  return first <= second
}
