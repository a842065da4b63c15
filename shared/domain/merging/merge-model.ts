import { must } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import { deviationOfDay } from '../occupancy/deviation-of-day.ts'
import type { GroupDay, GroupSegment, UnitDay } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { findLaw } from '../ratio/law-book.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import { compileRatio, needTableOf } from '../ratio/required-staff.ts'
import { maxChildrenIndoors } from '../ratio/space.ts'
import { AGES, type BlockLimits, type SlotStaff, type SlotState } from './block-judge.ts'
import { holdsOn } from './days-held.ts'
import { disturbanceOf, type Disturbance } from './disturbance.ts'
import { mostTogether } from './list-blocks.ts'
import type { MergeInput, MergePlanInput } from './merge-input.ts'

/** Groups come together and part at these marks only, so that a plan can be remembered. */
export const CELL_MINUTES = 15

/** One group that can be merged, with its day. */
export interface MergeUnit {
  readonly group: BaseGroup
  readonly groupDay: GroupDay
  readonly unitDay: UnitDay
  /** Minutes of fewer staff the law still allows this day; 0 = none. BKR-13 */
  readonly deviationMinutes: number
}

/** A stretch in which nobody comes or goes. Stretches that look alike share their state. */
export interface ModelStretch extends Interval {
  readonly cell: number
  /** Place in `slots`. */
  readonly slot: number
}

/** The groups of a location that could be one group on a day, as numbers; groups in order of their youngest age. */
export interface MergeModel {
  readonly units: readonly MergeUnit[]
  readonly limits: BlockLimits
  readonly maxChildren: number
  readonly cells: readonly Interval[]
  readonly stretches: readonly ModelStretch[]
  readonly slots: readonly SlotState[]
  readonly disturbance: Disturbance
  /** Sets of groups that are not proposed: "not now". */
  readonly setAside: readonly number[]
}

/**
 * The numbers of some groups of one setting on one day. `undefined` when the setting is closed or the law of that day
 * is not known.
 */
export function createMergeModel(
  input: MergePlanInput,
  unordered: readonly MergeUnit[],
): MergeModel | undefined {
  const units = unordered.toSorted(
    (a, b) => a.group.minAgeMonths - b.group.minAgeMonths || compareText(a.group.id, b.group.id),
  )
  const opening = openingOf(input, units)
  const limits = limitsOf(input, units)
  if (opening === null || limits === undefined) return undefined
  const cells = cellsOf(units, opening)
  const { stretches, slots } = stretchesOf(input, units, limits, cells)
  const legalMost = limits.plain.dayCare === undefined ? 0 : needTableOf(limits.plain.dayCare).size - 1
  return {
    units,
    limits,
    maxChildren: mostTogether(limits, legalMost),
    cells,
    stretches,
    slots,
    disturbance: disturbanceOf(input, units, cells),
    setAside: setAsideOf(input, units),
  }
}

function openingOf({ day }: MergePlanInput, units: readonly MergeUnit[]): Interval | null {
  const setting = units[0]?.group.setting
  return day.settings.find((candidate) => candidate.setting === setting)?.opening ?? null
}

function limitsOf(
  { book, day: { day } }: MergePlanInput,
  units: readonly MergeUnit[],
): BlockLimits | undefined {
  const isToddlerCare = units.every(({ group }) => group.setting === 'toddlerCare')
  const plain = compileRatio(book, isToddlerCare ? 'psg' : 'kdv', day)
  if (plain === undefined) return undefined
  return {
    size: units.length,
    fromMonths: units.map(({ group }) => group.minAgeMonths),
    toMonths: units.map(({ group }) => group.maxAgeMonths),
    holds: units.map(({ group }) => Math.min(group.maxChildren, roomFor(group, book, day))),
    isPreschool: units.map(({ group }) => group.isPreschoolEducation),
    plain,
    preschool: compileRatio(book, 've', day),
    childrenPerEducator: findLaw(book, 'preschool-education', day)?.childrenPerStaff ?? 1,
    traineeShare: findLaw(book, 'trainees', day)?.shareOneIn ?? Number.POSITIVE_INFINITY,
  }
}

/** Children a room holds. A room without a size, or with an impossible one, holds nobody: it cannot be the host. BKR-18 */
export function roomFor(
  group: Pick<BaseGroup, 'roomAreaDm2' | 'maxChildren'>,
  book: MergePlanInput['book'],
  day: MergePlanInput['day']['day'],
): number {
  const law = findLaw(book, 'space', day)
  if (law === undefined) return group.maxChildren
  return group.roomAreaDm2 > 0 ? maxChildrenIndoors(law, group.roomAreaDm2) : 0
}

/** Quarters from the first child to the last, within the opening hours. */
function cellsOf(units: readonly MergeUnit[], opening: Interval): readonly Interval[] {
  const presences = units.flatMap(({ groupDay }) => groupDay.presences)
  if (presences.length === 0) return []
  const start = Math.max(opening.startMinute, Math.min(...presences.map((item) => item.startMinute)))
  const end = Math.min(opening.endMinute, Math.max(...presences.map((item) => item.endMinute)))
  const cells: Interval[] = []
  for (let from = start; from < end;) {
    const until = Math.min((Math.floor(from / CELL_MINUTES) + 1) * CELL_MINUTES, end)
    cells.push({ startMinute: from, endMinute: until })
    from = until
  }
  return cells
}

function stretchesOf(
  input: MergePlanInput,
  units: readonly MergeUnit[],
  limits: BlockLimits,
  cells: readonly Interval[],
): { readonly stretches: readonly ModelStretch[]; readonly slots: readonly SlotState[] } {
  const edges = new Set<number>()
  for (const { groupDay } of units) {
    for (const segment of groupDay.segments) edges.add(segment.startMinute).add(segment.endMinute)
  }
  for (const merge of input.agreed) edges.add(merge.startMinute).add(merge.endMinute)
  const inside = [...edges].sort((a, b) => a - b)
  const stretches: ModelStretch[] = []
  const slots: SlotState[] = []
  const known = new Map<string, number>()
  const pointers = units.map(() => 0)
  let edge = 0
  cells.forEach((cell, place) => {
    while (edge < inside.length && must(inside[edge], 'an edge') <= cell.startMinute) edge += 1
    let from = cell.startMinute
    while (from < cell.endMinute) {
      const next = inside[edge]
      const until = next !== undefined && next < cell.endMinute ? next : cell.endMinute
      if (until === next) edge += 1
      const segments = units.map(({ groupDay }, group) => segmentAt(groupDay.segments, pointers, group, from))
      const state = slotOf(input, units, limits, segments, { startMinute: from, endMinute: until })
      const key = keyOf(state)
      let slot = known.get(key)
      if (slot === undefined) {
        slot = slots.push(state) - 1
        known.set(key, slot)
      }
      stretches.push({ startMinute: from, endMinute: until, cell: place, slot })
      from = until
    }
  })
  return { stretches, slots }
}

/** The stretch of a group at a minute; minutes are asked in order. */
function segmentAt(
  segments: readonly GroupSegment[],
  pointers: number[],
  group: number,
  minute: number,
): GroupSegment | undefined {
  let at = pointers[group] ?? 0
  while (at < segments.length && (segments[at]?.endMinute ?? 0) <= minute) at += 1
  pointers[group] = at
  const segment = segments[at]
  return segment !== undefined && segment.startMinute <= minute ? segment : undefined
}

function slotOf(
  input: MergePlanInput,
  units: readonly MergeUnit[],
  limits: BlockLimits,
  segments: readonly (GroupSegment | undefined)[],
  stretch: Interval,
): SlotState {
  const counts = new Uint8Array(units.length * AGES)
  const apart = new Int8Array(units.length)
  const staff = input.day.isRosterKnown ? emptyStaff(units.length) : null
  let free = 0
  let present = 0
  units.forEach((unit, group) => {
    const segment = segments[group]
    if (segment !== undefined && segment.children > 0) present |= 1 << group
    segment?.counts.forEach((children, age) => {
      const slot = group * AGES + Math.min(age, AGES - 1)
      counts[slot] = (counts[slot] ?? 0) + children
    })
    const law = limits.isPreschool[group] === true ? limits.preschool : limits.plain
    const need = law?.required(counts.subarray(group * AGES, (group + 1) * AGES)) ?? NOT_ALLOWED
    apart[group] = need
    if (need !== NOT_ALLOWED && !isMergedAlready(input, unit.group.id, stretch)) free |= 1 << group
    if (staff !== null) setStaff(staff, group, segment, dipOf(input, unit, need, segment?.rostered ?? 0))
  })
  return { counts, apart, free, present, staff }
}

function emptyStaff(size: number): SlotStaff {
  return {
    qualified: new Uint8Array(size),
    trainees: new Uint8Array(size),
    educators: new Uint8Array(size),
    dips: new Uint8Array(size),
  }
}

function setStaff(staff: SlotStaff, group: number, segment: GroupSegment | undefined, dip: number): void {
  staff.qualified[group] = (segment?.rostered ?? 0) - (segment?.trainees ?? 0)
  staff.trainees[group] = segment?.trainees ?? 0
  staff.educators[group] = segment?.preschoolEducators ?? 0
  staff.dips[group] = dip
}

/** MERGE-6: what is short anyway may stay so; more only when asked for, and never the last permitted minute. */
function dipOf(input: MergePlanInput, unit: MergeUnit, need: number, rostered: number): number {
  if (unit.deviationMinutes < 0) return 0
  if (input.mayUseDeviation && unit.deviationMinutes > 1) return 2
  return need > rostered ? 1 : 0
}

/** MERGE-7: a group is in one merge at a moment. */
function isMergedAlready({ agreed }: MergePlanInput, groupId: BaseGroupId, stretch: Interval): boolean {
  return agreed.some(
    (merge) =>
      merge.groupIds.includes(groupId) &&
      merge.startMinute < stretch.endMinute &&
      stretch.startMinute < merge.endMinute,
  )
}

function keyOf({ counts, free, staff }: SlotState): string {
  const people =
    staff === null
      ? ''
      : `${staff.qualified.join()};${staff.trainees.join()};${staff.educators.join()};${staff.dips.join()}`
  return `${counts.join()}/${free}/${people}`
}

function setAsideOf(input: MergePlanInput, units: readonly MergeUnit[]): readonly number[] {
  return input.dismissed
    .filter((dismissed) => holdsOn(dismissed, input.day.day))
    .flatMap(({ groupIds }) => {
      const places = groupIds.map((groupId) => units.findIndex(({ group }) => group.id === groupId))
      return places.includes(-1) ? [] : [places.reduce((block, place) => block | (1 << place), 0)]
    })
}

/** The minutes of fewer staff a group still has this day; −1 = what it has now is not within the law. BKR-13 */
export function deviationMinutesOf(input: MergeInput, unit: UnitDay): number {
  const budget = deviationOfDay(input.index, input.book, input.day, unit)
  if (budget === undefined || budget.verdict === 'no') return -1
  return budget.remainingMinutes
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
