import { invariant } from '#shared/kernel/invariant.ts'
import { listCompositions, needIndex } from '../../ratio/day-care-need.ts'
import { AGE_SLOTS, NOT_ALLOWED } from '../../ratio/model.ts'
import { needTableOf, type CompiledRatio } from '../../ratio/required-staff.ts'
import type { NeedGrid } from './problem.ts'

/** Out-of-school children from this age on are counted as the older ones. BKR-5 */
const OLDER_FROM = 7
const SCHOOL_AGE = 4

/** The ages of table 1 as slots; a child of four and older counts as one of three. BKR-9 */
export function dayCareSlot(ageYears: number): number {
  return Math.min(ageYears, 3)
}

/** Slot 0 from four to six, slot 1 from seven on; slot 2 is a child too young, which the law does not allow. */
export function schoolSlot(ageYears: number): number {
  return ageYears < SCHOOL_AGE ? 2 : ageYears < OLDER_FROM ? 0 : 1
}

/** The law of a day-care or toddler group as a grid. BKR-1..4, BKR-11, BKR-12 */
export function gridOfRatio(compiled: CompiledRatio): NeedGrid {
  invariant(compiled.dayCare !== undefined, 'a grid by age is made of a law on table 1')
  const { size } = needTableOf(compiled.dayCare)
  const needs = new Int8Array(size ** 4).fill(NOT_ALLOWED)
  for (const counts of listCompositions(size - 1)) {
    needs[needIndex(size, ...counts)] = compiled.required(counts)
  }
  return { strides: [size ** 3, size ** 2, size, 1], mostChildren: size - 1, needs }
}

/** What out-of-school care asks of the location for so many younger and older children. BKR-5 */
export function gridOfSchoolLocation(compiled: CompiledRatio, mostChildren: number): NeedGrid {
  return schoolGrid(mostChildren, (counts) => compiled.required(counts))
}

/** Whether so many may be one base group of out-of-school care; staff is asked of the location. BKR-5, BKR-6 */
export function gridOfSchoolGroup(compiled: CompiledRatio, mostChildren: number): NeedGrid {
  return schoolGrid(mostChildren, (counts) => (compiled.groupAllowed(counts) ? 0 : NOT_ALLOWED))
}

function schoolGrid(mostChildren: number, needOf: (counts: Int16Array) => number): NeedGrid {
  const size = mostChildren + 1
  const needs = new Int8Array(size * size * 2).fill(NOT_ALLOWED)
  const counts = new Int16Array(AGE_SLOTS)
  for (let young = 0; young <= mostChildren; young += 1) {
    for (let old = 0; young + old <= mostChildren; old += 1) {
      counts[SCHOOL_AGE] = young
      counts[OLDER_FROM] = old
      needs[young * size + old] = needOf(counts)
    }
  }
  // From here on a child too young is among them: nothing of it is filled in, so nothing of it is allowed.
  return { strides: [size, 1, size * size, 0], mostChildren, needs }
}
