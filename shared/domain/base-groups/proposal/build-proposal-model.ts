import { addMonths, daysBetween } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { ChildId } from '../../ids.ts'
import type { StaffMemberId } from '../../ids.ts'
import type { BasePlan } from '../plan-model.ts'
import { buildCells } from './build-cells.ts'
import { ownCostOf, shapeOf, usualRows, type CourseOwner } from './course-shapes.ts'
import { comingsByChild, comingsOfWish, type PlacedComing } from './list-comings.ts'
import {
  coursesOfResident,
  coursesOfWaiting,
  shortLists,
  type CourseFrame,
  type CourseLimits,
} from './list-courses.ts'
import { bondCosts, bondedRows, findBonds } from './bonds.ts'
import type { Coming, ModelChild, ProposalInput, ProposalModel } from './proposal-model.ts'
import { weights } from './weights.ts'

/** A new child needs some notice before it starts. */
const START_AHEAD_DAYS = 14

/**
 * The courses of every child that has a choice, and what every mix of children asks. Each child gets the courses of all
 * `lists` together, in their order. PLAN-6
 */
export function buildProposalModel(
  input: ProposalInput,
  lists: readonly CourseLimits[] = [shortLists],
): ProposalModel {
  const { plan } = input
  const frame = frameOf(input, lists)
  const usual = usualRows(plan)
  const here = comingsByChild(plan)
  const owners = [...residentsOf(input, frame, here, usual), ...waitingOf(input, frame, here, usual)]
  const kept = new Set(input.keptInPlace)
  const children = owners.filter(({ child, courses }) => courses.length > 1 && !kept.has(child.id))
  const built = buildCells(plan, children, fixedComings(plan, children))
  const bonds = findBonds(input, children)
  const costs = bondCosts(input, children, bonds, here)
  const turnOf = new Map(input.waiting.map(({ entry }, place) => [entry.id, place]))
  return {
    input,
    children,
    dayOffsets: built.dayOffsets,
    bonds: bonds.filter(({ second }) => second >= 0),
    problem: {
      grids: built.grids,
      cells: built.cells,
      children: children.map((owner, place) => {
        const turn = owner.entry === null ? 0 : (turnOf.get(owner.entry.id) ?? 0)
        const ahead = weights.turnShare * (1 - turn / Math.max(1, input.waiting.length))
        return {
          courses: owner.courses.map((shape, course) => ({
            ownCost:
              ownCostOf(plan, owner, shape, weights.minuteNotPlaced * (1 + ahead)) +
              (costs.own[place]?.[course] ?? 0),
            entries: must(built.entries[place]?.[course], 'every course has its cells'),
          })),
        }
      }),
      pairs: costs.pairs,
    },
  }
}

function frameOf({ plan, today }: ProposalInput, lists: readonly CourseLimits[]): CourseFrame {
  const { policies } = must(plan.days[0], 'a plan has a first day')
  const settlingInWeeks = policies['baseGroups.settlingInWeeks']
  const now = Math.max(0, daysBetween(plan.firstDay, today) + 1)
  const latest = addMonths(today, policies['placement.maxLeadMonths'])
  return {
    plan,
    lists,
    agePolicies: policies,
    settlingInWeeks,
    earliestTransfer: now + 7 * settlingInWeeks,
    earliestStart: now + START_AHEAD_DAYS,
    latestStart: daysBetween(plan.firstDay, latest),
  }
}

/**
 * Children with one group all through the stretch. Who goes over already, or visits its next group, was decided on by
 * somebody: that stays as it is. Out-of-school groups share their staff, so moving saves nothing there. BKR-5
 */
function residentsOf(
  input: ProposalInput,
  frame: CourseFrame,
  here: ReadonlyMap<ChildId, readonly PlacedComing[]>,
  usual: ReadonlyMap<StaffMemberId, number>,
): readonly ModelChild[] {
  const { plan } = input
  const befriended = bondedRows(input, here)
  return [...here].flatMap(([childId, all]): readonly ModelChild[] => {
    const care = plan.care.get(childId)
    const young = all.filter(({ row }) => plan.groups[row]?.setting !== 'outOfSchoolCare')
    const [first] = young
    const group = first && plan.groups[first.row]
    if (care === undefined || first === undefined || group === undefined) return []
    if (care.plannedIds.size > 0 || young.some(({ row, isVisit }) => isVisit || row !== first.row)) return []
    const { child } = care.child
    const owner: CourseOwner = { child, setting: group.setting, entry: null, comings: young }
    const courses = coursesOfResident(
      frame,
      child,
      { row: first.row, setting: group.setting },
      young,
      befriended.get(childId) ?? new Set(),
    )
    return [{ ...owner, courses: courses.map((legs) => shapeOf(frame, owner, legs, usual)) }]
  })
}

/** Children without a place in the setting they wait for. WAIT-1 */
function waitingOf(
  input: ProposalInput,
  frame: CourseFrame,
  here: ReadonlyMap<ChildId, readonly PlacedComing[]>,
  usual: ReadonlyMap<StaffMemberId, number>,
): readonly ModelChild[] {
  const { plan, waiting } = input
  return waiting.flatMap((one): readonly ModelChild[] => {
    const { entry, child } = one
    const indexed = plan.index.children.get(entry.childId)
    const hasPlace = (here.get(entry.childId) ?? []).some(
      ({ row }) => plan.groups[row]?.setting === entry.setting,
    )
    if (indexed === undefined || hasPlace || entry.status !== 'waiting') return []
    const comings = comingsOfWish(plan, indexed, one)
    const owner: CourseOwner = { child, setting: entry.setting, entry, comings }
    const courses = coursesOfWaiting(frame, child, entry.setting, comings)
    return [{ ...owner, courses: courses.map((legs) => shapeOf(frame, owner, legs, usual)) }]
  })
}

/** Everybody whose place no choice changes, by day and group as in the plan. */
function fixedComings(
  plan: BasePlan,
  children: readonly ModelChild[],
): readonly (readonly Omit<Coming, 'dayOffset'>[])[] {
  const choosing = new Set(children.filter(({ entry }) => entry === null).map(({ child }) => child.id))
  return plan.presences.map((presences, place) => {
    const isSchool = plan.groups[place % plan.groups.length]?.setting === 'outOfSchoolCare'
    return isSchool ? presences : presences.filter(({ childId }) => !choosing.has(childId))
  })
}
