import { must } from '#shared/kernel/invariant.ts'
import { isMixAcceptable, presentCounts, type Counts } from './cell-counts.ts'
import { OVER_COST, presentAssignment, SLOTS, type Assignment, type AssignmentProblem } from './problem.ts'

/**
 * A division that is being worked on. Giving a child another course costs only the cells in which the two courses
 * differ. A division may be unacceptable for a moment, halfway a chain of changes; `broken` says in how many cells.
 */
export interface Division {
  /** Which course each child takes now. */
  readonly chosen: Assignment
  /** Everything together, in staff minutes. */
  cost(): number
  /** Cells that may not be as they are now. */
  broken(): number
  /** A cell that broke last and may still be broken; -1 = none. */
  lastBroken(): number
  /** Gives a child another course and answers what that adds to the cost. */
  give(child: number, course: number): number
  /** Whether a cell may not be as it is now. */
  isBroken(cell: number): boolean
}

/** Where each cell looks up its staff: the grids in one row, with a place per cell. */
interface Lookup {
  readonly needs: Int8Array
  /** Place of a cell's present mix in `needs`. */
  readonly place: Int32Array
  readonly strides: Int32Array
  /** The most children whose mix may be looked up. */
  readonly limit: Int16Array
  readonly total: Int16Array
}

/** Starts at the present plan, or at another assignment. */
export function createDivision(problem: AssignmentProblem, start?: Assignment): Division {
  const { grids, cells, children } = problem
  const present = presentCounts(problem)
  const counts = new Int16Array(present)
  const chosen = presentAssignment(problem)
  const { needs, place, strides, limit, total } = createLookup(problem, counts)
  const { minutes } = cells
  const cellCost = new Float64Array(cells.count)
  const isBroken = new Uint8Array(cells.count)
  const partners = listPartners(problem)
  let cost = 0
  let brokenCells = 0
  let lastBroken = -1

  function costOf(cell: number, children_: number, staff: number): number {
    const length = minutes[cell] ?? 0
    if (staff >= 0) return staff * length
    return (1 + Math.max(1, children_ - (limit[cell] ?? 0))) * OVER_COST * length
  }

  /** One child more or less of a slot in a cell; answers what that costs. */
  function shift(entry: number, by: 1 | -1): number {
    const cell = entry >> 2
    counts[entry] = (counts[entry] ?? 0) + by
    const all = (total[cell] ?? 0) + by
    total[cell] = all
    const at = (place[cell] ?? 0) + by * (strides[entry] ?? 0)
    place[cell] = at
    const staff = all <= (limit[cell] ?? 0) ? (needs[at] ?? -1) : -1
    const before = cellCost[cell] ?? 0
    const after = costOf(cell, all, staff)
    cellCost[cell] = after
    if (staff < 0 || isBroken[cell] === 1) markBroken(cell, staff)
    return after - before
  }

  function markBroken(cell: number, staff: number): void {
    const grid = must(grids[cells.grid[cell] ?? 0], 'a cell names a grid')
    const isFine = staff >= 0 || isMixAcceptable(grid, cells.most[cell] ?? 0, counts, present, cell * SLOTS)
    const isNow = isFine ? 0 : 1
    brokenCells += isNow - (isBroken[cell] ?? 0)
    isBroken[cell] = isNow
    if (isNow === 1) lastBroken = cell
  }

  function pairCost(child: number, course: number): number {
    let sum = 0
    for (const { other, costs, isFirst, width } of partners[child] ?? []) {
      const theirs = chosen[other] ?? 0
      sum += costs[isFirst ? course * width + theirs : theirs * width + course] ?? 0
    }
    return sum
  }

  /** Walks both rows of entries at once; what is in both stays as it is. */
  function moveEntries(from: Int32Array, to: Int32Array): number {
    let change = 0
    let a = 0
    let b = 0
    while (a < from.length || b < to.length) {
      const left = a < from.length ? (from[a] ?? 0) : 0x7fff_ffff
      const right = b < to.length ? (to[b] ?? 0) : 0x7fff_ffff
      if (left <= right) a += 1
      if (right <= left) b += 1
      if (left < right) change += shift(left, -1)
      else if (right < left) change += shift(right, 1)
    }
    return change
  }

  function give(child: number, course: number): number {
    const now = chosen[child] ?? 0
    if (now === course) return 0
    const { courses } = must(children[child], 'a course is given to a known child')
    const from = must(courses[now], 'the present course is known')
    const to = must(courses[course], 'a course is one of the child')
    const change =
      moveEntries(from.entries, to.entries) +
      to.ownCost -
      from.ownCost +
      pairCost(child, course) -
      pairCost(child, now)
    chosen[child] = course
    cost += change
    return change
  }

  for (let cell = 0; cell < cells.count; cell += 1) {
    const all = total[cell] ?? 0
    const staff = all <= (limit[cell] ?? 0) ? (needs[place[cell] ?? 0] ?? -1) : -1
    cellCost[cell] = costOf(cell, all, staff)
    cost += cellCost[cell] ?? 0
  }
  for (const child of children) cost += must(child.courses[0], 'a child has a course').ownCost
  for (const pair of problem.pairs) cost += pair.costs[0] ?? 0
  if (start !== undefined) {
    for (let child = 0; child < children.length; child += 1) give(child, start[child] ?? 0)
  }
  return {
    chosen,
    isBroken: (cell) => isBroken[cell] === 1,
    cost: () => cost,
    broken: () => brokenCells,
    lastBroken: () => (lastBroken >= 0 && isBroken[lastBroken] === 1 ? lastBroken : isBroken.indexOf(1)),
    give,
  }
}

function createLookup({ grids, cells }: AssignmentProblem, counts: Counts): Lookup {
  const starts: number[] = []
  let length = 0
  for (const grid of grids) {
    starts.push(length)
    length += grid.needs.length
  }
  const needs = new Int8Array(length)
  grids.forEach((grid, kind) => needs.set(grid.needs, starts[kind] ?? 0))
  const place = new Int32Array(cells.count)
  const strides = new Int32Array(cells.count * SLOTS)
  const limit = new Int16Array(cells.count)
  const total = new Int16Array(cells.count)
  for (let cell = 0; cell < cells.count; cell += 1) {
    const kind = cells.grid[cell] ?? 0
    const grid = must(grids[kind], 'a cell names a grid')
    limit[cell] = Math.min(cells.most[cell] ?? 0, grid.mostChildren)
    let at = starts[kind] ?? 0
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const entry = cell * SLOTS + slot
      strides[entry] = grid.strides[slot] ?? 0
      at += (counts[entry] ?? 0) * (grid.strides[slot] ?? 0)
      total[cell] = (total[cell] ?? 0) + (counts[entry] ?? 0)
    }
    place[cell] = at
  }
  return { needs, place, strides, limit, total }
}

interface Partner {
  readonly other: number
  readonly costs: Int32Array
  readonly isFirst: boolean
  readonly width: number
}

function listPartners({ children, pairs }: AssignmentProblem): readonly (readonly Partner[])[] {
  const partners: Partner[][] = children.map(() => [])
  for (const { first, second, costs } of pairs) {
    const width = must(children[second], 'a pair names children').courses.length
    partners[first]?.push({ other: second, costs, isFirst: true, width })
    partners[second]?.push({ other: first, costs, isFirst: false, width })
  }
  return partners
}
