import type { Interval } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import { ageSlot } from '../occupancy/compute-segments.ts'
import { contractStretchesOn } from '../occupancy/contract-stretches.ts'
import type { DayContext } from '../occupancy/day-context.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import { cutIntervals, hasLength } from '../occupancy/intervals.ts'
import type { CareSetting } from '../organisation/model.ts'
import { completedYears } from '#shared/kernel/time.ts'
import type { ChildCare, PlanPresence } from './plan-model.ts'

export interface PlacedPresence extends PlanPresence {
  readonly groupId: BaseGroupId
}

interface Stretch extends Interval {
  readonly groupId: BaseGroupId
  readonly setting: CareSetting
}

const nowhere: readonly PlacedPresence[] = []

/**
 * Where a child is on a day by its contracts alone, as `computePresences` puts them together, and besides in the group
 * it settles in to. Absences, extra days and moves of the day are no part of a plan. GROUP-1, PLAN-2, PLAN-3
 */
export function childPresencesOn(
  index: LocationIndex,
  context: DayContext,
  care: ChildCare,
): readonly PlacedPresence[] {
  const stretches: Stretch[] = []
  for (const indexed of care.contracts) {
    const { contract, lines } = indexed
    // Said again inside; most contracts of most days stop here.
    if (!lines.has(context.weekday)) continue
    for (const { startMinute, endMinute } of contractStretchesOn(index, context, indexed).stretches) {
      const piece = { startMinute, endMinute, groupId: contract.groupId, setting: contract.setting }
      stretches.push(...cutIntervals([piece], [...stretches]))
    }
  }
  if (stretches.length === 0) return nowhere
  const { child } = care.child
  const slot = ageSlot(completedYears(child.birthDate, context.day))
  const presenceIn = (groupId: BaseGroupId, { startMinute, endMinute }: Interval, isVisit: boolean) => ({
    ...{ childId: child.id, groupId, startMinute, endMinute, ageSlot: slot, isVisit },
  })
  const presences = stretches.filter(hasLength).map((stretch) => presenceIn(stretch.groupId, stretch, false))
  for (const visit of care.settlingIns) {
    if (context.day < visit.startDay || visit.endDay < context.day) continue
    const group = index.groupById.get(visit.toGroupId)
    for (const stretch of stretches) {
      if (stretch.setting !== group?.setting || stretch.groupId === visit.toGroupId) continue
      presences.push(presenceIn(visit.toGroupId, stretch, true))
    }
  }
  return presences
}
