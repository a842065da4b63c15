import type { AssignmentProblem, Course } from '#shared/domain/base-groups/proposal/problem.ts'
import { SLOTS } from '#shared/domain/base-groups/proposal/problem.ts'
import { gridOfRatio } from '#shared/domain/base-groups/proposal/need-grid.ts'
import { must } from '#shared/kernel/invariant.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { lawBook } from './law.ts'

export interface RandomAssignmentOptions {
  readonly children: number
  readonly courses: number
  readonly cells: number
  /** Whole numbers below a bound. */
  readonly below: (bound: number) => number
}

/** A small made-up problem with the real table of the law: cells of every size, courses through any of them. */
export function randomAssignment({
  children,
  courses,
  cells,
  below,
}: RandomAssignmentOptions): AssignmentProblem {
  const grids = [gridOfRatio(must(compileRatio(lawBook, 'kdv', isoDay('2026-11-24')), 'the law is known'))]
  const anyCourse = (isPresent: boolean): Course => {
    const entries = Array.from({ length: cells }, (_, cell) => cell * SLOTS + below(SLOTS)).filter(
      () => below(3) > 0,
    )
    return { ownCost: isPresent ? 0 : below(300), entries: Int32Array.from(entries) }
  }
  return {
    grids,
    cells: {
      count: cells,
      grid: new Uint8Array(cells),
      minutes: Int32Array.from({ length: cells }, () => 30 + below(400)),
      most: Int16Array.from({ length: cells }, () => 2 + below(12)),
      fixed: Int16Array.from({ length: cells * SLOTS }, () => Math.max(0, below(5) - 2)),
    },
    children: Array.from({ length: children }, () => ({
      courses: Array.from({ length: 1 + below(courses) }, (_, course) => anyCourse(course === 0)),
    })),
    pairs: [],
  }
}

/** The same with costs for each two courses of some pairs of children. */
export function withRandomPairs(
  problem: AssignmentProblem,
  pairs: number,
  below: (bound: number) => number,
): AssignmentProblem {
  const { children } = problem
  return {
    ...problem,
    pairs: Array.from({ length: children.length < 2 ? 0 : pairs }, () => {
      const first = below(children.length)
      const second = (first + 1 + below(children.length - 1)) % children.length
      const size = (children[first]?.courses.length ?? 1) * (children[second]?.courses.length ?? 1)
      return { first, second, costs: Int32Array.from({ length: size }, () => below(2) * below(400)) }
    }),
  }
}
