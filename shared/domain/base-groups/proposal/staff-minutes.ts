import { must } from '#shared/kernel/invariant.ts'
import { staffOfMix } from './cell-counts.ts'
import { SLOTS, type Assignment, type AssignmentProblem } from './problem.ts'

/** Staff minutes a division asks over the whole stretch; moments that are not allowed count as nothing. PLAN-6 */
export function staffMinutesOf(problem: AssignmentProblem, assignment: Assignment): number {
  const { cells, grids, children } = problem
  const counts = new Int16Array(cells.fixed)
  children.forEach(({ courses }, child) => {
    for (const entry of must(courses[assignment[child] ?? 0], 'a course of the child').entries) {
      counts[entry] = (counts[entry] ?? 0) + 1
    }
  })
  let minutes = 0
  for (let cell = 0; cell < cells.count; cell += 1) {
    const grid = must(grids[cells.grid[cell] ?? 0], 'a cell names a grid')
    // Too many for the house is counted as the law counts it: the staff is there.
    const staff = staffOfMix(grid, grid.mostChildren, counts, cell * SLOTS)
    minutes += Math.max(0, staff) * (cells.minutes[cell] ?? 0)
  }
  return minutes
}
