import { addDays, daysBetween, type IsoDay } from '#shared/kernel/time.ts'
import type { Child } from '../../children/model.ts'
import type { BaseGroupId, StaffMemberId } from '../../ids.ts'
import type { CareSetting } from '../../organisation/model.ts'
import { spanInGroup } from '../../waiting-list/stay-in-group.ts'
import type { WaitingEntry } from '../../waiting-list/model.ts'
import type { PlannedChange } from '../model.ts'
import type { BasePlan } from '../plan-model.ts'
import type { CourseFrame } from './list-courses.ts'
import { rowOn, type Coming, type CourseShape, type Leg, type Visit } from './proposal-model.ts'
import { weights } from './weights.ts'

/** Whose course it is. */
export interface CourseOwner {
  readonly child: Child
  readonly setting: CareSetting
  readonly entry: WaitingEntry | null
  readonly comings: readonly Coming[]
}

/** In which group each member of staff mostly works, by the roster that is known. */
export function usualRows(plan: BasePlan): ReadonlyMap<StaffMemberId, number> {
  const rowOf = new Map(plan.groups.map((group, row) => [group.id, row]))
  const shifts = new Map<StaffMemberId, Map<BaseGroupId, number>>()
  for (const { staffMemberId, groupId } of plan.index.facts.shifts) {
    const counts = shifts.get(staffMemberId) ?? new Map<BaseGroupId, number>()
    counts.set(groupId, (counts.get(groupId) ?? 0) + 1)
    shifts.set(staffMemberId, counts)
  }
  const usual = new Map<StaffMemberId, number>()
  for (const [staffMemberId, counts] of shifts) {
    const [most] = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    const row = most && rowOf.get(most[0])
    if (row !== undefined) usual.set(staffMemberId, row)
  }
  return usual
}

/** A course as it reads: what must be done for it, and what the child loses by it. */
export function shapeOf(
  frame: CourseFrame,
  owner: CourseOwner,
  legs: readonly Leg[],
  usual: ReadonlyMap<StaffMemberId, number>,
): CourseShape {
  const visits = legs.slice(1).flatMap((leg, place): readonly Visit[] => {
    const begun = Math.max(leg.fromOffset - 7 * frame.settlingInWeeks, (legs[place]?.fromOffset ?? 0) + 1)
    return begun < leg.fromOffset ? [{ fromOffset: begun, untilOffset: leg.fromOffset, row: leg.row }] : []
  })
  const faces = frame.plan.index.facts.fixedFaces
    .filter(({ childId, validUntil }) => {
      return childId === owner.child.id && (validUntil === null || validUntil >= frame.plan.firstDay)
    })
    .flatMap(({ staffMemberId }) => usual.get(staffMemberId) ?? [])
  const mentor = owner.child.mentorId === null ? undefined : usual.get(owner.child.mentorId)
  const [first, ...later] = legs
  const isMoving = owner.entry === null && first !== undefined && later.length > 0
  return {
    legs,
    visits,
    changes: changesOf(frame, owner, legs),
    weeksTooOld: weeksTooOld(frame, owner, legs),
    losesMentor: isMoving && mentor === first.row,
    losesFaces: isMoving && faces.includes(first.row) && later.every((leg) => !faces.includes(leg.row)),
  }
}

/** What a course costs by itself, in staff minutes. */
export function ownCostOf(
  plan: BasePlan,
  owner: CourseOwner,
  shape: CourseShape,
  notPlacedWeight: number,
): number {
  let cost = shape.weeksTooOld * weights.weekTooOld
  if (shape.losesMentor) cost += weights.mentorLost
  if (shape.losesFaces) cost += weights.facesLost
  shape.legs.forEach((leg, place) => {
    const before = shape.legs[place - 1]
    if (before === undefined) return
    const from = plan.groups[before.row]?.maxAgeMonths ?? 0
    const isOnwards = (plan.groups[leg.row]?.maxAgeMonths ?? 0) > from
    cost += isOnwards ? weights.move : weights.moveSideways
  })
  if (owner.entry !== null) {
    for (const coming of owner.comings) {
      if (rowOn(shape, coming.dayOffset) < 0)
        cost += notPlacedWeight * (coming.endMinute - coming.startMinute)
    }
  }
  return Math.round(cost)
}

function changesOf(frame: CourseFrame, owner: CourseOwner, legs: readonly Leg[]): readonly PlannedChange[] {
  const { plan } = frame
  const dayOf = (offset: number): IsoDay => addDays(plan.firstDay, offset)
  return legs.flatMap((leg, place): readonly PlannedChange[] => {
    const group = plan.groups[leg.row]
    if (group === undefined) return []
    const { child, setting, entry } = owner
    const day = dayOf(leg.fromOffset)
    if (place > 0) {
      const { settlingInWeeks } = frame
      return [{ kind: 'transfer', childId: child.id, setting, toGroupId: group.id, day, settlingInWeeks }]
    }
    if (entry === null) return []
    return [
      {
        kind: 'place',
        childId: child.id,
        entryId: entry.id,
        setting,
        groupId: group.id,
        day,
        days: entry.days,
      },
    ]
  })
}

function weeksTooOld(frame: CourseFrame, { child, comings }: CourseOwner, legs: readonly Leg[]): number {
  const last = comings.at(-1)?.dayOffset ?? -1
  let days = 0
  legs.forEach((leg, place) => {
    const group = frame.plan.groups[leg.row]
    const span = group && spanInGroup(child, group, frame.agePolicies)
    if (span === undefined || span.untilDay === null) return
    const end = (legs[place + 1]?.fromOffset ?? last + 1) - 1
    const tooOldFrom = daysBetween(frame.plan.firstDay, span.untilDay) + 1
    days += Math.max(0, end - Math.max(leg.fromOffset, tooOldFrom) + 1)
  })
  return Math.ceil(days / 7)
}
