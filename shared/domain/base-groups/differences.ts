import { must } from '#shared/kernel/invariant.ts'
import { isOfAge } from '../occupancy/contract-stretches.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import { cellOf, NOT_OPEN, PLAN_DAYPARTS, type BasePlan } from './plan-model.ts'

/** What a plan comes to as a whole. */
export interface PlanTotals {
  /** Children with a place on the last day of the horizon. */
  readonly placed: number
  readonly requiredMinutes: number
  /** Weeks in which some group has more children than may be or than fit. */
  readonly overWeeks: number
}

export function totalsOf(plan: BasePlan): PlanTotals {
  let requiredMinutes = 0
  for (const minutes of plan.cells.requiredMinutes) requiredMinutes += minutes
  return { placed: countPlaced(plan), requiredMinutes, overWeeks: countOverWeeks(plan) }
}

function countPlaced(plan: BasePlan): number {
  const context = must(plan.days.at(-1), 'a plan has days')
  let placed = 0
  for (const care of plan.care.values()) {
    const isHeld = care.contracts.some(
      ({ contract }) =>
        contract.startDate <= context.day &&
        (contract.endDate === null || context.day <= contract.endDate) &&
        isOfAge(context, care.child, contract.setting),
    )
    if (isHeld) placed += 1
  }
  return placed
}

function countOverWeeks(plan: BasePlan): number {
  let weeks = 0
  for (let week = 0; week < plan.horizon.weeks; week += 1) {
    const days = Array.from({ length: 7 }, (_, offset) => week * 7 + offset)
    if (days.some((dayOffset) => isOverDay(plan, dayOffset))) weeks += 1
  }
  return weeks
}

function isOverDay(plan: BasePlan, dayOffset: number): boolean {
  for (let row = 0; row <= plan.groups.length; row += 1) {
    for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
      if (isOverCell(plan, cellOf(plan, dayOffset, row, daypart))) return true
    }
  }
  return false
}

/** More children than the house, the room or the law lets be there. GROUP-5, BKR-18 */
export function isOverCell(plan: Pick<BasePlan, 'cells'>, cell: number): boolean {
  const free = plan.cells.free[cell] ?? 0
  return (free < 0 && free !== NOT_OPEN) || plan.cells.required[cell] === NOT_ALLOWED
}
