import type { Interval } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'
import { agesOf } from '../occupancy/free-places.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { AGE_SLOTS, NOT_ALLOWED } from '../ratio/model.ts'
import { compileRatio, type CompiledRatio } from '../ratio/required-staff.ts'
import { roomForAge } from './group-room.ts'
import {
  cellOf,
  COUNTED_TOGETHER,
  groupDayOf,
  NOT_OPEN,
  PLAN_DAYPARTS,
  type BasePlan,
  type GroupDayRule,
  type PlanCells,
  type PlanPresence,
} from './plan-model.ts'

/** A stretch in which nobody comes or goes. `counts` is one row used for every moment: copy it to keep it. */
export interface PlanMoment extends Interval {
  readonly counts: Int16Array
  readonly children: number
}

const SCHOOL_AGE = 4

/**
 * Cuts the day of a group at every arrival and departure, in order, and hands each moment on; moments without children
 * in between included. CAL-4
 */
export function forEachMoment(presences: readonly PlanPresence[], look: (moment: PlanMoment) => void): void {
  if (presences.length === 0) return
  const edges: number[] = []
  for (const { startMinute, endMinute } of presences) {
    if (!edges.includes(startMinute)) edges.push(startMinute)
    if (!edges.includes(endMinute)) edges.push(endMinute)
  }
  edges.sort((a, b) => a - b)
  const counts = new Int16Array(AGE_SLOTS)
  for (let place = 1; place < edges.length; place += 1) {
    const startMinute = must(edges[place - 1], 'an edge before the last one')
    const endMinute = must(edges[place], 'an edge of the day')
    counts.fill(0)
    let children = 0
    for (const presence of presences) {
      if (presence.startMinute > startMinute || presence.endMinute < endMinute) continue
      counts[presence.ageSlot] = (counts[presence.ageSlot] ?? 0) + 1
      children += 1
    }
    look({ startMinute, endMinute, counts, children })
  }
}

/** How a group is counted with these children: a school group with younger ones counts by itself. BKR-5, BKR-9 */
export function compiledFor(
  plan: Pick<BasePlan, 'book' | 'days'>,
  dayOffset: number,
  group: BaseGroup,
  rule: GroupDayRule,
  presences: readonly PlanPresence[],
): CompiledRatio | undefined {
  if (group.setting !== 'outOfSchoolCare') return rule.compiled
  if (!presences.some((presence) => presence.ageSlot < SCHOOL_AGE)) return rule.compiled
  const context = must(plan.days[dayOffset], 'a day of the plan')
  return compileRatio(plan.book, 'merged', context.day)
}

export function createCells(dayCount: number, groupCount: number): PlanCells {
  const length = dayCount * (groupCount + 1) * PLAN_DAYPARTS
  return {
    children: new Int16Array(length),
    required: new Int8Array(length),
    requiredMinutes: new Int32Array(length),
    free: new Int16Array(length),
  }
}

export function copyCells(cells: PlanCells): PlanCells {
  return {
    children: cells.children.slice(),
    required: cells.required.slice(),
    requiredMinutes: cells.requiredMinutes.slice(),
    free: cells.free.slice(),
  }
}

type Draft = Pick<BasePlan, 'book' | 'days' | 'groups' | 'rules' | 'presences' | 'cells'>

/** Counts both dayparts of one group on one day again. */
export function fillGroupDay(plan: Draft, dayOffset: number, row: number): void {
  const group = must(plan.groups[row], 'a group of the plan')
  const place = groupDayOf(plan, dayOffset, row)
  const rule = must(plan.rules[place], 'every day of a group has a rule')
  const presences = must(plan.presences[place], 'every day of a group has its children')
  const compiled = compiledFor(plan, dayOffset, group, rule, presences)
  countRow(plan, dayOffset, row, presences, compiled?.level === 'location' ? null : compiled)
  fillFree(plan, dayOffset, row, group, { ...rule, compiled }, presences)
}

/** Counts the groups of the location that share their staff on one day again. BKR-5 */
export function fillSharedDay(plan: Draft, dayOffset: number): void {
  const shared: PlanPresence[] = []
  let compiled: CompiledRatio | undefined
  for (const [row, group] of plan.groups.entries()) {
    if (group.setting !== 'outOfSchoolCare') continue
    const place = groupDayOf(plan, dayOffset, row)
    const rule = must(plan.rules[place], 'every day of a group has a rule')
    const presences = must(plan.presences[place], 'every day of a group has its children')
    const own = compiledFor(plan, dayOffset, group, rule, presences)
    if (own?.level !== 'location') continue
    compiled = own
    shared.push(...presences)
  }
  countRow(plan, dayOffset, plan.groups.length, shared, compiled)
}

/** `compiled` null: the children are counted on the row of the location. */
function countRow(
  plan: Draft,
  dayOffset: number,
  row: number,
  presences: readonly PlanPresence[],
  compiled: CompiledRatio | undefined | null,
): void {
  const { children, required, requiredMinutes } = plan.cells
  const boundary = must(plan.days[dayOffset], 'a day of the plan').boundaryMinute
  for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
    const cell = cellOf(plan, dayOffset, row, daypart)
    children[cell] = 0
    required[cell] = compiled === null ? COUNTED_TOGETHER : 0
    requiredMinutes[cell] = 0
  }
  forEachMoment(presences, (moment) => {
    const need = compiled === null ? COUNTED_TOGETHER : (compiled?.required(moment.counts) ?? NOT_ALLOWED)
    for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
      const start = daypart === 0 ? moment.startMinute : Math.max(moment.startMinute, boundary)
      const end = daypart === 0 ? Math.min(moment.endMinute, boundary) : moment.endMinute
      if (start >= end) continue
      const cell = cellOf(plan, dayOffset, row, daypart)
      children[cell] = Math.max(children[cell] ?? 0, moment.children)
      const known = required[cell] ?? 0
      if (moment.children > 0 && known !== NOT_ALLOWED && known !== COUNTED_TOGETHER)
        required[cell] = need === NOT_ALLOWED ? NOT_ALLOWED : Math.max(known, need)
      requiredMinutes[cell] = (requiredMinutes[cell] ?? 0) + Math.max(need, 0) * (end - start)
    }
  })
}

const nobody = new Int16Array(AGE_SLOTS)

function fillFree(
  plan: Draft,
  dayOffset: number,
  row: number,
  group: BaseGroup,
  rule: GroupDayRule,
  presences: readonly PlanPresence[],
): void {
  const { free } = plan.cells
  const ages = agesOf(group)
  const least = (counts: Int16Array, children: number): number => {
    let places = NOT_OPEN
    for (const age of ages) {
      const room = roomForAge(rule, counts, children, age)
      places = places === NOT_OPEN ? room : Math.min(places, room)
    }
    return places === NOT_OPEN ? 0 : places
  }
  const boundary = must(plan.days[dayOffset], 'a day of the plan').boundaryMinute
  const empty = rule.isOpen ? least(nobody, 0) : NOT_OPEN
  for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
    free[cellOf(plan, dayOffset, row, daypart)] = empty
  }
  if (!rule.isOpen) return
  forEachMoment(presences, (moment) => {
    const places = least(moment.counts, moment.children)
    for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
      const isIn = daypart === 0 ? moment.startMinute < boundary : moment.endMinute > boundary
      if (!isIn) continue
      const cell = cellOf(plan, dayOffset, row, daypart)
      free[cell] = Math.min(free[cell] ?? 0, places)
    }
  })
}

/** Whether these children are at some moment more than the house, the room or the law lets the group hold. GROUP-5 */
export function isTooMuch(
  plan: Pick<BasePlan, 'book' | 'days' | 'groups' | 'rules'>,
  dayOffset: number,
  row: number,
  presences: readonly PlanPresence[],
): boolean {
  const group = must(plan.groups[row], 'a group of the plan')
  const rule = must(plan.rules[groupDayOf(plan, dayOffset, row)], 'every day of a group has a rule')
  const compiled = compiledFor(plan, dayOffset, group, rule, presences)
  let isOver = false
  forEachMoment(presences, ({ counts, children }) => {
    if (children > rule.maxChildren || compiled?.groupAllowed(counts) === false) isOver = true
  })
  return isOver
}
