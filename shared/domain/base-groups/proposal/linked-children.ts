import type { AssignmentProblem, ProblemPair } from './problem.ts'

/** Children whose courses cost something together, and must be chosen together. */
export interface LinkedChildren {
  readonly children: readonly number[]
  /** Places in `children`, with the costs of each two courses. */
  readonly pairs: readonly ProblemPair[]
}

/** More combinations than this are not gone through. */
const COMBINATIONS_MAX = 4_000

/**
 * All children in blocks that do not touch each other. A block with too many combinations falls apart into single
 * children without what they cost together: that makes a bound lower, never wrong.
 */
export function listLinkedChildren(problem: AssignmentProblem): readonly LinkedChildren[] {
  const blockOf = problem.children.map((_, child) => child)
  const root = (child: number): number => {
    let at = child
    while (blockOf[at] !== at) at = blockOf[at] ?? at
    return at
  }
  for (const { first, second } of problem.pairs) blockOf[root(second)] = root(first)
  const members = new Map<number, number[]>()
  problem.children.forEach((_, child) => {
    members.set(root(child), [...(members.get(root(child)) ?? []), child])
  })
  return [...members.values()].flatMap((children) => blocksOf(problem, children))
}

function blocksOf(problem: AssignmentProblem, children: readonly number[]): readonly LinkedChildren[] {
  const combinations = children.reduce(
    (product, child) => product * (problem.children[child]?.courses.length ?? 1),
    1,
  )
  if (combinations > COMBINATIONS_MAX) return children.map((child) => ({ children: [child], pairs: [] }))
  const place = new Map(children.map((child, at) => [child, at]))
  const pairs = problem.pairs.flatMap((pair) => {
    const first = place.get(pair.first)
    const second = place.get(pair.second)
    return first === undefined || second === undefined ? [] : [{ ...pair, first, second }]
  })
  return [{ children, pairs }]
}

/** The cheapest courses of a block, each course at its own price. */
export function priceLinked(
  { children, pairs }: LinkedChildren,
  courseCosts: readonly Float64Array[],
): { readonly cost: number; readonly courses: readonly number[] } {
  const rows = children.map((child) => courseCosts[child] ?? new Float64Array(1))
  const chosen = rows.map(() => 0)
  let best = Number.POSITIVE_INFINITY
  let bestCourses: readonly number[] = chosen
  const choose = (place: number, cost: number): void => {
    if (place === rows.length) {
      if (cost < best) {
        best = cost
        bestCourses = [...chosen]
      }
      return
    }
    const row = rows[place] ?? new Float64Array(1)
    for (let course = 0; course < row.length; course += 1) {
      chosen[place] = course
      choose(place + 1, cost + (row[course] ?? 0) + togetherWithEarlier(pairs, chosen, rows, place))
    }
  }
  choose(0, 0)
  return { cost: best, courses: bestCourses }
}

/** What the course of one place costs with those chosen before it. */
function togetherWithEarlier(
  pairs: readonly ProblemPair[],
  chosen: readonly number[],
  rows: readonly Float64Array[],
  place: number,
): number {
  let sum = 0
  for (const { first, second, costs } of pairs) {
    if (Math.max(first, second) !== place) continue
    const width = rows[second]?.length ?? 1
    sum += costs[(chosen[first] ?? 0) * width + (chosen[second] ?? 0)] ?? 0
  }
  return sum
}
