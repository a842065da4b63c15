import type { ChildId, ContractId } from '../../ids.ts'
import { contractStretchesOn } from '../../occupancy/contract-stretches.ts'
import { ageSlot } from '../../occupancy/compute-segments.ts'
import type { IndexedChild } from '../../occupancy/index-location-facts.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { completedYears, type IsoDay } from '#shared/kernel/time.ts'
import { linesOfWish } from '../../waiting-list/lines-of-wish.ts'
import type { BasePlan, PlanPresence } from '../plan-model.ts'
import type { Coming, WaitingChild } from './proposal-model.ts'

/** A presence of the plan with its day and group. */
export interface PlacedComing extends Coming {
  readonly row: number
  readonly isVisit: boolean
}

/** Where every child of the plan comes, in order of day. */
export function comingsByChild(plan: BasePlan): ReadonlyMap<ChildId, readonly PlacedComing[]> {
  const byChild = new Map<ChildId, PlacedComing[]>()
  plan.presences.forEach((presences, place) => {
    const dayOffset = Math.floor(place / plan.groups.length)
    const row = place % plan.groups.length
    for (const presence of presences) {
      const known = byChild.get(presence.childId) ?? []
      known.push(placedComing(presence, dayOffset, row))
      byChild.set(presence.childId, known)
    }
  })
  return byChild
}

function placedComing(presence: PlanPresence, dayOffset: number, row: number): PlacedComing {
  const { startMinute, endMinute, isVisit } = presence
  return { dayOffset, row, startMinute, endMinute, ageSlot: presence.ageSlot, isVisit }
}

/** When a child that waits would come, from its wished start on: the days of its wish as a contract would hold them. */
export function comingsOfWish(
  plan: BasePlan,
  indexed: IndexedChild,
  { entry }: WaitingChild,
): readonly Coming[] {
  const { index, days } = plan
  const [group] = plan.groups.filter(({ setting }) => setting === entry.setting)
  if (group === undefined) return []
  const id = `wish-${entry.id}` as ContractId
  const lines = linesOfWish({
    locationId: entry.locationId,
    setting: entry.setting,
    days: entry.days,
    openingHours: index.facts.openingHours,
    onDay: laterOf(entry.wishedFrom, plan.firstDay),
  }).map((line, place) => ({ id: `${id}-${place}`, contractId: id, ...line }))
  const contract = {
    contract: {
      id,
      childId: entry.childId,
      locationId: entry.locationId,
      setting: entry.setting,
      groupId: group.id,
      form: 'fixed',
      isSchoolWeeksOnly: false,
      startDate: entry.wishedFrom,
      endDate: null,
    },
    child: indexed,
    lines: groupBy(lines, ({ weekday }) => weekday),
  } as const
  return days.flatMap((context, dayOffset) =>
    contractStretchesOn(index, context, contract).stretches.map((stretch) => ({
      ...stretch,
      dayOffset,
      ageSlot: ageSlot(completedYears(indexed.child.birthDate, context.day)),
    })),
  )
}

function laterOf(day: IsoDay, other: IsoDay): IsoDay {
  return day > other ? day : other
}
