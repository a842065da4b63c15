import { must } from '#shared/kernel/invariant.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { BaseGroupId, ChildId, ContractId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LawBook } from '../ratio/model.ts'
import { childPresencesOn, type PlacedPresence } from './child-presences.ts'
import type { PlanHorizon } from './model.ts'
import { copyCells, createCells, fillGroupDay, fillSharedDay } from './plan-cells.ts'
import { createPlanDays, createPlanRules, daysOfHorizon } from './plan-days.ts'
import { groupDayOf, type BasePlan, type ChildCare, type PlanPresence } from './plan-model.ts'

const noneIsPlanned: ReadonlySet<ContractId> = new Set()

/** The care of every child as it is agreed. Children without a contract (who wait for a place) have none. */
export function agreedCare(index: LocationIndex): ReadonlyMap<ChildId, ChildCare> {
  const visits = groupBy(index.facts.settlingIns, (visit) => visit.childId)
  const care = new Map<ChildId, ChildCare>()
  for (const [id, child] of index.children) {
    care.set(id, {
      child,
      contracts: index.contractsByChild.get(id) ?? [],
      settlingIns: visits.get(id) ?? [],
      plannedIds: noneIsPlanned,
    })
  }
  return care
}

/**
 * The plan of a location over some weeks by what is agreed. The facts of the index must cover those weeks; otherwise
 * it throws. PLAN-1, PLAN-2, PLAN-3
 */
export function createBasePlan(index: LocationIndex, book: LawBook, horizon: PlanHorizon): BasePlan {
  const days = createPlanDays(index, horizon)
  const { groups } = index
  const care = agreedCare(index)
  const rowOf = rowsById(groups)
  const presences: PlanPresence[][] = Array.from({ length: days.length * groups.length }, () => [])
  for (const one of care.values()) {
    if (one.contracts.length === 0) continue
    for (const [dayOffset, context] of days.entries()) {
      for (const presence of childPresencesOn(index, context, one)) {
        const row = rowOf.get(presence.groupId)
        if (row !== undefined) presences[dayOffset * groups.length + row]?.push(presence)
      }
    }
  }
  const plan: BasePlan = {
    ...{ index, book, horizon, days, groups, care, presences },
    firstDay: daysOfHorizon(horizon).fromDay,
    rules: createPlanRules(index, book, days),
    cells: createCells(days.length, groups.length),
    idsMade: 0,
  }
  for (let dayOffset = 0; dayOffset < days.length; dayOffset += 1) {
    for (let row = 0; row < groups.length; row += 1) fillGroupDay(plan, dayOffset, row)
    fillSharedDay(plan, dayOffset)
  }
  return plan
}

/**
 * The plan with other care for some children. Only the days and groups where something differs are counted again, so
 * that it can be asked while somebody drags.
 */
export function withCare(plan: BasePlan, changed: ReadonlyMap<ChildId, ChildCare>): BasePlan {
  const { groups, days, index } = plan
  const rowOf = rowsById(groups)
  const presences = [...plan.presences]
  const touched = new Set<number>()
  for (const [childId, next] of changed) {
    const before = plan.care.get(childId)
    for (const [dayOffset, context] of days.entries()) {
      const old = before === undefined ? [] : childPresencesOn(index, context, before)
      const fresh = childPresencesOn(index, context, next)
      if (isSamePlaces(old, fresh)) continue
      for (const presence of [...old, ...fresh]) {
        const row = rowOf.get(presence.groupId)
        if (row === undefined) continue
        const place = groupDayOf(plan, dayOffset, row)
        presences[place] = (presences[place] ?? []).filter((other) => other.childId !== childId)
        touched.add(place)
      }
      for (const presence of fresh) {
        const row = rowOf.get(presence.groupId)
        if (row === undefined) continue
        const place = groupDayOf(plan, dayOffset, row)
        presences[place] = [...(presences[place] ?? []), presence]
      }
    }
  }
  const care = new Map([...plan.care, ...changed])
  const next: BasePlan = { ...plan, care, presences, cells: copyCells(plan.cells) }
  countAgain(next, touched)
  return next
}

function countAgain(plan: BasePlan, touched: ReadonlySet<number>): void {
  const sharedDays = new Set<number>()
  for (const place of touched) {
    const dayOffset = Math.floor(place / plan.groups.length)
    const row = place % plan.groups.length
    fillGroupDay(plan, dayOffset, row)
    if (plan.groups[row]?.setting === 'outOfSchoolCare') sharedDays.add(dayOffset)
  }
  for (const dayOffset of sharedDays) fillSharedDay(plan, dayOffset)
}

function isSamePlaces(a: readonly PlacedPresence[], b: readonly PlacedPresence[]): boolean {
  return (
    a.length === b.length &&
    a.every((presence, place) => {
      const other = must(b[place], 'both lists are as long')
      return (
        presence.groupId === other.groupId &&
        presence.startMinute === other.startMinute &&
        presence.endMinute === other.endMinute &&
        presence.isVisit === other.isVisit
      )
    })
  )
}

function rowsById(groups: BasePlan['groups']): ReadonlyMap<BaseGroupId, number> {
  return new Map(groups.map((group, row) => [group.id, row]))
}
