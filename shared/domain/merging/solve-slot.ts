import { createPartitionSolver } from './best-partition.ts'
import { createBlockJudge, type BlockLimits, type SlotState } from './block-judge.ts'
import { isAgeChain, listBlocks } from './list-blocks.ts'

/** Groups that are one group at a moment. */
export interface SlotBlock {
  readonly block: number
  readonly host: number
}

export interface SlotAnswer {
  /** Staff the law asks of the groups that may be by themselves; apart, and divided at best. */
  readonly apart: number
  readonly staff: number
  readonly disturbance: number
  /** Blocks of two or more; the other groups stay by themselves. */
  readonly blocks: readonly SlotBlock[]
}

export interface SlotSolver {
  /**
   * The division of one moment that asks the fewest staff, then disturbs least. `away` weighs the children of a group
   * in the room of another, zero or more: `group * size + host`.
   */
  solve(slot: SlotState, away: Float64Array): SlotAnswer
}

/** One member of staff weighs more than any disturbance at one moment. */
const STAFF_WEIGHT = 2 ** 20

/** Solves single moments exactly, by the best division of every set of groups. MERGE-4 */
export function createSlotSolver(limits: BlockLimits, maxChildren: number): SlotSolver {
  const { size } = limits
  const judge = createBlockJudge(limits)
  const solver = createPartitionSolver(size)
  const sets = 1 << size
  const ids = new Int32Array(sets)
  const prices = new Float64Array(sets)
  const hosts = new Int8Array(sets)
  return {
    solve: (slot, away) => {
      let count = 0
      listBlocks(limits, slot, maxChildren, (block) => {
        const allowed = judge.judge(slot, block)
        // What saves nothing is never better than staying apart.
        if (allowed === 0 || judge.apart <= judge.need || !isAgeChain(limits, block)) return true
        const host = leastHost(size, block, allowed, away)
        const price = (judge.need - judge.apart) * STAFF_WEIGHT + awayWeight(size, block, host, away)
        if (price >= 0) return true
        ids[count] = block
        prices[count] = price
        hosts[count] = host
        count += 1
        return true
      })
      const price = count === 0 ? 0 : solver.solve(ids, prices, count)
      if (count === 0) solver.pickedCount = 0
      const blocks = Array.from({ length: solver.pickedCount }, (_, at): SlotBlock => {
        const place = solver.picked[at] ?? 0
        return { block: ids[place] ?? 0, host: hosts[place] ?? 0 }
      })
      const saved = Math.ceil(-price / STAFF_WEIGHT)
      const apart = apartOf(slot, size)
      return { apart, staff: apart - saved, disturbance: price + saved * STAFF_WEIGHT, blocks }
    },
  }
}

function apartOf(slot: SlotState, size: number): number {
  let apart = 0
  for (let group = 0; group < size; group += 1) {
    if (((slot.free >> group) & 1) === 1) apart += slot.apart[group] ?? 0
  }
  return apart
}

function leastHost(size: number, block: number, allowed: number, away: Float64Array): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (let host = 0; host < size; host += 1) {
    if (((allowed >> host) & 1) === 0) continue
    const weight = awayWeight(size, block, host, away)
    if (weight < least) {
      least = weight
      best = host
    }
  }
  return best
}

function awayWeight(size: number, block: number, host: number, away: Float64Array): number {
  let weight = 0
  for (let group = 0; group < size; group += 1) {
    if (((block >> group) & 1) === 1 && group !== host) weight += away[group * size + host] ?? 0
  }
  return weight
}
