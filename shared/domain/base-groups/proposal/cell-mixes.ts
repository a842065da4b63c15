import { must } from '#shared/kernel/invariant.ts'
import { costOfMix, isMixAcceptable, presentCounts } from './cell-counts.ts'
import { SLOTS, type AssignmentProblem } from './problem.ts'

/**
 * For every cell the mixes that matter to its cost: acceptable ones to which no child can be added without paying
 * more. What a cell costs is the cheapest of these that holds everybody in it; so a bound and an outside solver work on
 * a short list, and lose nothing. Exact because the need never falls when a child is added.
 */
export interface CellMixes {
  /** Where the mixes of a cell begin; one more entry than there are cells. */
  readonly start: Int32Array
  /** Children on top of those without a choice, four slots a mix. */
  readonly extra: Int16Array
  /** In staff minutes. */
  readonly cost: Float64Array
  /** Cells whose mix no choice changes; their cost is in `fixedCost`, and they have one empty mix. */
  readonly fixedCost: number
}

export function listCellMixes(problem: AssignmentProblem): CellMixes {
  const { cells, grids } = problem
  const most = mostExtra(problem)
  const present = presentCounts(problem)
  const start = new Int32Array(cells.count + 1)
  const extra: number[] = []
  const cost: number[] = []
  const counts = new Int16Array(SLOTS)
  const before = new Int16Array(SLOTS)
  let fixedCost = 0
  for (let cell = 0; cell < cells.count; cell += 1) {
    const at = cell * SLOTS
    const grid = must(grids[cells.grid[cell] ?? 0], 'a cell names a grid')
    const mostChildren = cells.most[cell] ?? 0
    const minutes = cells.minutes[cell] ?? 0
    const room = most.subarray(at, at + SLOTS)
    const fixed = cells.fixed.subarray(at, at + SLOTS)
    before.set(present.subarray(at, at + SLOTS))
    if (room.every((count) => count === 0)) {
      fixedCost += costOfMix(grid, mostChildren, minutes, fixed, 0)
      start[cell + 1] = cost.length
      continue
    }
    const box = boxOf(room)
    const costs = new Float64Array(box.size)
    for (let place = 0; place < box.size; place += 1) {
      for (let slot = 0; slot < SLOTS; slot += 1)
        counts[slot] = (fixed[slot] ?? 0) + extraAt(box, place, slot)
      costs[place] = isMixAcceptable(grid, mostChildren, counts, before, 0)
        ? costOfMix(grid, mostChildren, minutes, counts, 0)
        : Number.POSITIVE_INFINITY
    }
    for (let place = 0; place < box.size; place += 1) {
      const own = costs[place] ?? 0
      if (own === Number.POSITIVE_INFINITY || canGrow(box, costs, place)) continue
      for (let slot = 0; slot < SLOTS; slot += 1) extra.push(extraAt(box, place, slot))
      cost.push(own)
    }
    start[cell + 1] = cost.length
  }
  return { start, extra: Int16Array.from(extra), cost: Float64Array.from(cost), fixedCost }
}

/** All mixes of a cell in one row: so many of each slot, the last slot running fastest. */
interface Box {
  readonly room: Int16Array
  readonly strides: readonly [number, number, number, number]
  readonly size: number
}

function boxOf(room: Int16Array): Box {
  const [m0 = 0, m1 = 0, m2 = 0, m3 = 0] = room
  const s2 = m3 + 1
  const s1 = s2 * (m2 + 1)
  const s0 = s1 * (m1 + 1)
  return { room, strides: [s0, s1, s2, 1], size: s0 * (m0 + 1) }
}

function extraAt({ room, strides }: Box, place: number, slot: number): number {
  return Math.floor(place / (strides[slot] ?? 1)) % ((room[slot] ?? 0) + 1)
}

/** Whether one child more of some slot costs nothing. */
function canGrow(box: Box, costs: Float64Array, place: number): boolean {
  for (let slot = 0; slot < SLOTS; slot += 1) {
    if (extraAt(box, place, slot) === box.room[slot]) continue
    if (costs[place + (box.strides[slot] ?? 0)] === costs[place]) return true
  }
  return false
}

/** The most children with a choice that could be in each slot of a cell. */
function mostExtra(problem: AssignmentProblem): Int16Array {
  const most = new Int16Array(problem.cells.count * SLOTS)
  const seenBy = new Int32Array(most.length).fill(-1)
  problem.children.forEach(({ courses }, child) => {
    for (const { entries } of courses) {
      for (const entry of entries) {
        if (seenBy[entry] === child) continue
        seenBy[entry] = child
        most[entry] = (most[entry] ?? 0) + 1
      }
    }
  })
  return most
}
