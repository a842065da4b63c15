import { must } from '#shared/kernel/invariant.ts'
import { OVER_COST, SLOTS, type AssignmentProblem, type NeedGrid } from './problem.ts'

/** The mix of a cell, four counts from a place in a row on. */
export type Counts = Int16Array

/** Staff for a mix; negative when the law, the house or the room does not allow it. BKR-1..5, BKR-18 */
export function staffOfMix(grid: NeedGrid, most: number, counts: Counts, at: number): number {
  const n0 = counts[at] ?? 0
  const n1 = counts[at + 1] ?? 0
  const n2 = counts[at + 2] ?? 0
  const n3 = counts[at + 3] ?? 0
  const total = n0 + n1 + n2 + n3
  if (total > most || total > grid.mostChildren) return -1
  const [s0, s1, s2, s3] = grid.strides
  return grid.needs[n0 * s0 + n1 * s1 + n2 * s2 + n3 * s3] ?? -1
}

/** What a mix costs, allowed or not, in staff minutes. Never falls when a child is added. */
export function costOfMix(grid: NeedGrid, most: number, minutes: number, counts: Counts, at: number): number {
  const staff = staffOfMix(grid, most, counts, at)
  if (staff >= 0) return staff * minutes
  const total = (counts[at] ?? 0) + (counts[at + 1] ?? 0) + (counts[at + 2] ?? 0) + (counts[at + 3] ?? 0)
  return (1 + Math.max(1, total - Math.min(most, grid.mostChildren))) * OVER_COST * minutes
}

/** The counts of every cell in the present plan: those without a choice and everybody's first course. */
export function presentCounts(problem: AssignmentProblem): Counts {
  const counts = new Int16Array(problem.cells.fixed)
  for (const child of problem.children) {
    for (const entry of must(child.courses[0], 'a child has a present course').entries) {
      counts[entry] = (counts[entry] ?? 0) + 1
    }
  }
  return counts
}

/**
 * Whether a mix may be in a proposal: it is allowed, or the present plan is not allowed there either and nobody is
 * added. So a proposal is never less legal than what is there. PLAN-6
 */
export function isMixAcceptable(
  grid: NeedGrid,
  most: number,
  counts: Counts,
  present: Counts,
  at: number,
): boolean {
  if (staffOfMix(grid, most, counts, at) >= 0) return true
  for (let slot = 0; slot < SLOTS; slot += 1) {
    if ((counts[at + slot] ?? 0) > (present[at + slot] ?? 0)) return false
  }
  return true
}
