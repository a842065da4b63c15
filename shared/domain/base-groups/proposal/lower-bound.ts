import { must } from '#shared/kernel/invariant.ts'
import type { CellMixes } from './cell-mixes.ts'
import { listLinkedChildren, priceLinked } from './linked-children.ts'
import { SLOTS, type AssignmentProblem } from './problem.ts'

/**
 * How cheap a division could be at most, by prices instead of counting. Every child pays a price for being in a cell and
 * picks its cheapest course; every cell is paid that price and picks its cheapest mix. Whatever the prices are, the sum
 * is never above the best division; good prices bring it close (Lagrangian relaxation, the linear bound of the model).
 */
export interface LowerBound {
  /** The best bound so far, in staff minutes; never above the cost of any acceptable division. */
  value(): number
  /** Improves the prices by one step, with the cost of the best division known. */
  step(best: number): void
}

export function createLowerBound(problem: AssignmentProblem, mixes: CellMixes): LowerBound {
  const { cells, children } = problem
  const prices = startPrices(problem, mixes)
  const wanted = new Int16Array(prices.length)
  const slope = new Float64Array(prices.length)
  const trail = new Float64Array(prices.length)
  const blocks = listLinkedChildren(problem)
  const courseCosts = children.map(({ courses }) => new Float64Array(courses.length))
  let best = Number.NEGATIVE_INFINITY
  let aim = FIRST_AIM
  let sinceBetter = 0

  function priceCourses(): void {
    children.forEach(({ courses }, child) => {
      const costs = must(courseCosts[child], 'a row per child')
      courses.forEach(({ ownCost, entries }, course) => {
        let cost = ownCost
        for (let place = 0; place < entries.length; place += 1) cost += prices[entries[place] ?? 0] ?? 0
        costs[course] = cost
      })
    })
  }

  function priceCells(): number {
    let sum = mixes.fixedCost
    for (let cell = 0; cell < cells.count; cell += 1) {
      const from = mixes.start[cell] ?? 0
      const until = mixes.start[cell + 1] ?? 0
      if (from === until) continue
      const at = cell * SLOTS
      const p0 = prices[at] ?? 0
      const p1 = prices[at + 1] ?? 0
      const p2 = prices[at + 2] ?? 0
      const p3 = prices[at + 3] ?? 0
      let least = Number.POSITIVE_INFINITY
      let chosen = from
      for (let mix = from; mix < until; mix += 1) {
        const base = mix * SLOTS
        const value =
          (mixes.cost[mix] ?? 0) -
          p0 * (mixes.extra[base] ?? 0) -
          p1 * (mixes.extra[base + 1] ?? 0) -
          p2 * (mixes.extra[base + 2] ?? 0) -
          p3 * (mixes.extra[base + 3] ?? 0)
        if (value < least) {
          least = value
          chosen = mix
        }
      }
      sum += least
      for (let slot = 0; slot < SLOTS; slot += 1) {
        wanted[at + slot] = (wanted[at + slot] ?? 0) - (mixes.extra[chosen * SLOTS + slot] ?? 0)
      }
    }
    return sum
  }

  function fill(child: number, course: number): void {
    for (const entry of children[child]?.courses[course]?.entries ?? [])
      wanted[entry] = (wanted[entry] ?? 0) + 1
  }

  function priceBlocks(): number {
    let sum = 0
    for (const block of blocks) {
      const { cost, courses } = priceLinked(block, courseCosts)
      sum += cost
      block.children.forEach((child, place) => fill(child, courses[place] ?? 0))
    }
    return sum
  }

  function step(known: number): void {
    wanted.fill(0)
    priceCourses()
    const value = priceCells() + priceBlocks()
    if (value > best + 1e-5 * Math.abs(best)) sinceBetter = 0
    else sinceBetter += 1
    best = Math.max(best, value)
    if (sinceBetter >= PATIENCE) {
      aim *= 0.7
      sinceBetter = 0
    }
    move(known, value)
  }

  /** A step along the slope of the bound, with the steps before it, as long as the bound is aimed to rise. */
  function move(known: number, value: number): void {
    let size = 0
    for (let entry = 0; entry < prices.length; entry += 1) {
      const minutes = cells.minutes[entry >> 2] ?? 1
      const direction = MEMORY * (trail[entry] ?? 0) + (wanted[entry] ?? 0)
      trail[entry] = direction
      const blocked = direction < 0 && (prices[entry] ?? 0) <= 0
      slope[entry] = blocked ? 0 : direction
      size += blocked ? 0 : direction * (wanted[entry] ?? 0) * minutes
    }
    if (size <= 0) {
      trail.fill(0)
      return
    }
    const length = (Math.min(known, best + aim * Math.abs(known)) - value) / size
    for (let entry = 0; entry < prices.length; entry += 1) {
      const minutes = cells.minutes[entry >> 2] ?? 1
      prices[entry] = Math.max(0, (prices[entry] ?? 0) + length * minutes * (slope[entry] ?? 0))
    }
  }

  return { value: () => best, step }
}

/** How much the bound is aimed to rise at first, as a share of the cost; less when it does not come. */
const FIRST_AIM = 0.05
const PATIENCE = 20
/** How much of the steps before goes into a step: without it the prices swing to and fro. */
const MEMORY = 0.9

/** About how many children of a slot one member of staff has. BKR-2 */
const perStaff = [3, 5, 8, 8]

/** One child's share of a member of staff, from the dearest mix of its cell: near enough to begin with. */
function startPrices(problem: AssignmentProblem, mixes: CellMixes): Float64Array {
  const { cells } = problem
  const prices = new Float64Array(cells.count * SLOTS)
  for (let cell = 0; cell < cells.count; cell += 1) {
    const from = mixes.start[cell] ?? 0
    const until = mixes.start[cell + 1] ?? 0
    for (let slot = 0; slot < SLOTS; slot += 1) {
      let most = 0
      for (let mix = from; mix < until; mix += 1) most = Math.max(most, mixes.extra[mix * SLOTS + slot] ?? 0)
      if (most > 0) prices[cell * SLOTS + slot] = (cells.minutes[cell] ?? 0) / (perStaff[slot] ?? 8)
    }
  }
  return prices
}
