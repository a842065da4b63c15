import { must } from '#shared/kernel/invariant.ts'
import type { Division } from './division.ts'
import { createDivision } from './division.ts'
import { SLOTS, type Assignment, type AssignmentProblem } from './problem.ts'
import { seededNumbers, type SeededNumbers } from './seeded-numbers.ts'

/** The best division found so far. Acceptable, and never dearer than the present one. */
export interface DivisionSoFar {
  readonly assignment: Assignment
  readonly cost: number
  /** Tried changes so far. */
  readonly tries: number
}

export interface ImproveOptions {
  readonly seed: number
  /** Tried changes after which it ends by itself; the same number and seed give the same answer. */
  readonly tries: number
  /** Tried changes between two looks at the outside world. */
  readonly triesATurn: number
  /** An acceptable division to begin with, no dearer than the present one; without it the present one. */
  readonly start?: Assignment
}

/** How many children one change may push along: A goes, so B must make room, so C. */
const CHAIN_MAX = 4
/** In so many tries the search cools down from warm to cold; then it begins a new round from the best. */
const TRIES_A_ROUND = 20_000
/** A round begins so warm that a usual change for the worse is kept once in e to the power of this. */
const HEAT_SHARE = 16

/**
 * Looks for a cheaper division: first everybody's best course in turn, then changes, swaps and chains in which a child
 * that no longer fits is pushed along, sometimes for the worse so as not to get stuck. Yields the best so far after
 * every turn; whoever stops asking keeps that. PLAN-6
 */
export function* improveDivision(
  problem: AssignmentProblem,
  options: ImproveOptions,
): Generator<DivisionSoFar, DivisionSoFar> {
  const division = createDivision(problem, options.start)
  const movable = listMovable(problem)
  const numbers = seededNumbers(options.seed)
  const search = createSearch(problem, division, movable, numbers)
  const best = { assignment: division.chosen.slice(), cost: division.cost() }
  let tries = 0
  const soFar = (): DivisionSoFar => ({ assignment: best.assignment.slice(), cost: best.cost, tries })
  const keep = (): void => {
    if (division.broken() > 0 || division.cost() >= best.cost - 1e-6) return
    best.cost = division.cost()
    best.assignment.set(division.chosen)
  }
  if (movable.length === 0) return soFar()
  descend(problem, division, movable)
  keep()
  yield soFar()
  const warm = usualChange(problem, division, movable, numbers) / HEAT_SHARE
  while (tries < options.tries) {
    const inRound = tries % TRIES_A_ROUND
    const heat = warm * (1 - inRound / TRIES_A_ROUND) ** 2
    const until = Math.min(options.tries, tries + options.triesATurn, tries - inRound + TRIES_A_ROUND)
    for (; tries < until; tries += 1) {
      search.attempt(heat)
      keep()
    }
    if (tries % TRIES_A_ROUND === 0 || tries === options.tries) {
      // The end of a round: back to the best, and everybody's best course from there.
      for (const child of movable) division.give(child, best.assignment[child] ?? 0)
      descend(problem, division, movable)
      keep()
    }
    yield soFar()
  }
  return soFar()
}

function listMovable(problem: AssignmentProblem): readonly number[] {
  return problem.children.flatMap(({ courses }, child) => (courses.length > 1 ? [child] : []))
}

/** Everybody's best course in turn, until nobody has a better one. */
function descend(problem: AssignmentProblem, division: Division, movable: readonly number[]): void {
  for (let isBetter = true; isBetter;) {
    isBetter = false
    for (const child of movable) {
      const now = division.chosen[child] ?? 0
      let course = now
      let least = -1e-6
      const count = problem.children[child]?.courses.length ?? 0
      let change = 0
      for (let other = 0; other < count; other += 1) {
        change += division.give(child, other)
        if (division.broken() === 0 && change < least) {
          least = change
          course = other
        }
      }
      division.give(child, course)
      if (course !== now) isBetter = true
    }
  }
}

interface Search {
  /** Tries one change, swap or chain; keeps it when it is better, or by chance when it is a little worse. */
  attempt(heat: number): void
}

function createSearch(
  problem: AssignmentProblem,
  division: Division,
  movable: readonly number[],
  numbers: SeededNumbers,
): Search {
  const inCell = listChildrenOfCells(problem, movable)
  const undoChild: number[] = []
  const undoCourse: number[] = []

  function give(child: number, course: number): number {
    undoChild.push(child)
    undoCourse.push(division.chosen[child] ?? 0)
    return division.give(child, course)
  }

  function anotherCourse(child: number): number {
    const count = must(problem.children[child], 'a child that can move').courses.length
    const drawn = numbers.below(count - 1)
    return drawn >= (division.chosen[child] ?? 0) ? drawn + 1 : drawn
  }

  /** Pushes somebody out of a cell that is too full; false when nobody can go. */
  function pushAlong(cell: number): number | null {
    const candidates = inCell[cell] ?? []
    if (candidates.length === 0) return null
    const from = numbers.below(candidates.length)
    for (let step = 0; step < candidates.length; step += 1) {
      const child = candidates[(from + step) % candidates.length] ?? 0
      if (undoChild.includes(child)) continue
      const { courses } = must(problem.children[child], 'a candidate is known')
      if (!fills(courses[division.chosen[child] ?? 0]?.entries, cell)) continue
      const first = numbers.below(courses.length)
      for (let next = 0; next < courses.length; next += 1) {
        const course = (first + next) % courses.length
        if (fills(courses[course]?.entries, cell)) continue
        return give(child, course)
      }
    }
    return null
  }

  /** A child that could be in one of the cells of another on its present course. */
  function someoneNear(child: number): number {
    const { courses } = must(problem.children[child], 'a child that can move')
    const { entries } = must(courses[division.chosen[child] ?? 0], 'its course')
    const entry = entries.length === 0 ? undefined : entries[numbers.below(entries.length)]
    const near = (entry === undefined ? undefined : inCell[Math.floor(entry / SLOTS)]) ?? movable
    return near[numbers.below(near.length)] ?? child
  }

  function undo(): void {
    for (let place = undoChild.length - 1; place >= 0; place -= 1)
      division.give(undoChild[place] ?? 0, undoCourse[place] ?? 0)
  }

  return {
    attempt(heat) {
      undoChild.length = 0
      undoCourse.length = 0
      const child = movable[numbers.below(movable.length)] ?? 0
      let change = give(child, anotherCourse(child))
      // Now and then somebody it meets on its new course answers with its own best: a swap, or making room.
      if (numbers.below(4) === 0) {
        const other = someoneNear(child)
        if (other !== child) change += give(other, bestCourse(problem, division, other))
      }
      for (let link = 1; division.broken() > 0 && link < CHAIN_MAX; link += 1) {
        const pushed = pushAlong(division.lastBroken())
        if (pushed === null) break
        change += pushed
      }
      const isKept =
        division.broken() === 0 &&
        (change <= 0 || (heat > 0 && numbers.fraction() < Math.exp(-change / heat)))
      if (!isKept) undo()
    },
  }
}

/** The course of a child with the fewest cells too full, and of those the cheapest. */
function bestCourse(problem: AssignmentProblem, division: Division, child: number): number {
  const now = division.chosen[child] ?? 0
  const { courses } = must(problem.children[child], 'a child that can move')
  let change = 0
  let least = Number.POSITIVE_INFINITY
  let fewest = Number.POSITIVE_INFINITY
  let best = now
  for (let course = 0; course < courses.length; course += 1) {
    change += division.give(child, course)
    const broken = division.broken()
    if (broken > fewest || (broken === fewest && change >= least)) continue
    fewest = broken
    least = change
    best = course
  }
  division.give(child, now)
  return best
}

/** A usual change of the cost by one change of course: the heat of the search is set by it. */
function usualChange(
  problem: AssignmentProblem,
  division: Division,
  movable: readonly number[],
  numbers: SeededNumbers,
): number {
  const changes: number[] = []
  for (let count = 0; count < 200; count += 1) {
    const child = movable[numbers.below(movable.length)] ?? 0
    const now = division.chosen[child] ?? 0
    const change = division.give(child, numbers.below(problem.children[child]?.courses.length ?? 1))
    if (change !== 0) changes.push(Math.abs(change))
    division.give(child, now)
  }
  changes.sort((a, b) => a - b)
  return changes[changes.length >> 1] ?? 1
}

function listChildrenOfCells(problem: AssignmentProblem, movable: readonly number[]): readonly number[][] {
  const inCell: number[][] = Array.from({ length: problem.cells.count }, () => [])
  for (const child of movable) {
    const cells = new Set<number>()
    for (const { entries } of problem.children[child]?.courses ?? []) {
      for (const entry of entries) cells.add(Math.floor(entry / SLOTS))
    }
    for (const cell of cells) inCell[cell]?.push(child)
  }
  return inCell
}

/** Whether a row of entries, in order, fills a cell. */
function fills(entries: Int32Array | undefined, cell: number): boolean {
  if (entries === undefined) return false
  let low = 0
  let high = entries.length
  const least = cell * SLOTS
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low < entries.length && (entries[low] ?? 0) < least + SLOTS
}
