import { describe, expect, it } from 'vitest'
import { staffOfMix } from '#shared/domain/base-groups/proposal/cell-counts.ts'
import { listCellMixes } from '#shared/domain/base-groups/proposal/cell-mixes.ts'
import { createDivision } from '#shared/domain/base-groups/proposal/division.ts'
import { improveDivision } from '#shared/domain/base-groups/proposal/improve-division.ts'
import { createLowerBound } from '#shared/domain/base-groups/proposal/lower-bound.ts'
import { OVER_COST, SLOTS, type AssignmentProblem } from '#shared/domain/base-groups/proposal/problem.ts'
import { must } from '#shared/kernel/invariant.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { randomAssignment, withRandomPairs } from '#tests/harness/random-assignment.ts'

/** Counts everything anew from the chosen courses, without what the search keeps. */
function recount(
  problem: AssignmentProblem,
  chosen: readonly number[],
): { readonly cost: number; readonly isAcceptable: boolean } {
  const { cells, grids, children, pairs } = problem
  const countIn = (cell: number, slot: number, courses: readonly number[]): number =>
    (cells.fixed[cell * SLOTS + slot] ?? 0) +
    children.filter((child, place) =>
      child.courses[courses[place] ?? 0]?.entries.includes(cell * SLOTS + slot),
    ).length
  let cost = 0
  let isAcceptable = true
  const present = children.map(() => 0)
  for (let cell = 0; cell < cells.count; cell += 1) {
    const grid = must(grids[cells.grid[cell] ?? 0], 'a grid')
    const most = cells.most[cell] ?? 0
    const counts = Int16Array.from([0, 1, 2, 3].map((slot) => countIn(cell, slot, chosen)))
    const before = [0, 1, 2, 3].map((slot) => countIn(cell, slot, present))
    const staff = staffOfMix(grid, most, counts, 0)
    const total = counts.reduce((sum, count) => sum + count, 0)
    const minutes = cells.minutes[cell] ?? 0
    if (staff >= 0) cost += staff * minutes
    else {
      cost += (1 + Math.max(1, total - Math.min(most, grid.mostChildren))) * OVER_COST * minutes
      if (counts.some((count, slot) => count > (before[slot] ?? 0))) isAcceptable = false
    }
  }
  children.forEach((child, place) => {
    cost += child.courses[chosen[place] ?? 0]?.ownCost ?? 0
  })
  for (const { first, second, costs } of pairs) {
    const width = children[second]?.courses.length ?? 1
    cost += costs[(chosen[first] ?? 0) * width + (chosen[second] ?? 0)] ?? 0
  }
  return { cost, isAcceptable }
}

function* everyAssignment(problem: AssignmentProblem): Generator<readonly number[]> {
  let all: readonly (readonly number[])[] = [[]]
  for (const { courses } of problem.children)
    all = all.flatMap((chosen) => courses.map((_, course) => [...chosen, course]))
  yield* all
}

function bruteForce(problem: AssignmentProblem): number {
  let best = Number.POSITIVE_INFINITY
  for (const chosen of everyAssignment(problem)) {
    const { cost, isAcceptable } = recount(problem, chosen)
    if (isAcceptable) best = Math.min(best, cost)
  }
  return best
}

function solve(problem: AssignmentProblem, seed = 1, tries = 2_500) {
  const steps = improveDivision(problem, { seed, tries, triesATurn: 500 })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

function smallProblem(seed: number): AssignmentProblem {
  const below = seededRandom(seed)
  const problem = randomAssignment({ children: 1 + below(6), courses: 4, cells: 3 + below(8), below })
  return withRandomPairs(problem, below(3), below)
}

describe('the division over groups, PLAN-6', () => {
  it('keeps the same cost and the same limits as counting everything anew', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const problem = smallProblem(seed)
      const division = createDivision(problem)
      const below = seededRandom(seed * 7)
      for (let step = 0; step < 30; step += 1) {
        const child = below(problem.children.length)
        const before = division.cost()
        const change = division.give(child, below(problem.children[child]?.courses.length ?? 1))
        const { cost, isAcceptable } = recount(problem, [...division.chosen])
        expect(division.cost()).toBe(cost)
        expect(before + change).toBe(cost)
        expect(division.broken() === 0).toBe(isAcceptable)
      }
    }
  })

  it('finds the best division of every small location', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const problem = smallProblem(seed)
      const found = solve(problem)
      expect({ seed, cost: found.cost }).toEqual({ seed, cost: bruteForce(problem) })
    }
  })

  it('never says that better is possible when it is not, and never promises more than there is', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const problem = smallProblem(seed)
      const best = bruteForce(problem)
      const bound = createLowerBound(problem, listCellMixes(problem))
      for (let step = 0; step < 150; step += 1) bound.step(best)
      expect(bound.value()).toBeLessThanOrEqual(best + 1e-6)
    }
  })
})
