/**
 * The best way to divide groups into blocks, when being apart costs nothing and each block has a price below zero. Exact:
 * `best(S)` is the least over the blocks in S that hold its lowest group, for every set S of groups that any block
 * names. MERGE-4
 */
export interface PartitionSolver {
  /** The least price; `picked` then holds the blocks, as places in the list, of which `pickedCount` are meant. */
  solve(blocks: Int32Array, prices: Float64Array, count: number): number
  readonly picked: Int32Array
  pickedCount: number
  /** Steps taken since it was made, to keep a whole day within a budget. */
  steps: number
}

/** Up to so many groups the table of all sets fits; more groups are divided first. */
export const GROUPS_AT_ONCE = 12

export function createPartitionSolver(size: number): PartitionSolver {
  const sets = 1 << size
  const best = new Float64Array(sets)
  const choice = new Int32Array(sets)
  /** Price and place of a block by its own bits, for the walk over all subsets. */
  const placeOf = new Int32Array(sets).fill(-1)
  const small = new Int32Array(sets)
  /** Blocks in order of their lowest group: `order` from `starts[low]` to `starts[low + 1]`. */
  const order = new Int32Array(sets)
  const starts = new Int32Array(size + 2)
  const cursor = new Int32Array(size + 1)
  const bitOf = new Int32Array(32)
  const solver: PartitionSolver = {
    picked: new Int32Array(size),
    pickedCount: 0,
    steps: 0,
    solve: (blocks, prices, count) => {
      solver.pickedCount = 0
      let all = 0
      for (let place = 0; place < count; place += 1) all |= blocks[place] ?? 0
      if (all === 0) return 0
      const width = compress(all, bitOf)
      const looks = bucket(blocks, count, width)
      const isManyBlocks = looks > 3 ** width
      if (isManyBlocks) for (let place = 0; place < count; place += 1) placeOf[small[place] ?? 0] = place
      const full = (1 << width) - 1
      best[0] = 0
      for (let set = 1; set <= full; set += 1) {
        const low = 31 - Math.clz32(set & -set)
        const rest = set & (set - 1)
        let least = best[rest] ?? 0
        let taken = -1
        if (isManyBlocks) {
          for (let part = rest; part > 0; part = (part - 1) & rest) {
            const place = placeOf[part | (set & -set)] ?? -1
            if (place < 0) continue
            const price = (prices[place] ?? 0) + (best[rest ^ part] ?? 0)
            if (price < least) {
              least = price
              taken = place
            }
          }
        } else {
          const end = starts[low + 1] ?? 0
          for (let at = starts[low] ?? 0; at < end; at += 1) {
            const place = order[at] ?? 0
            const block = small[place] ?? 0
            if ((block & set) !== block) continue
            const price = (prices[place] ?? 0) + (best[set ^ block] ?? 0)
            if (price < least) {
              least = price
              taken = place
            }
          }
        }
        best[set] = least
        choice[set] = taken
      }
      solver.steps += isManyBlocks ? 3 ** width : looks + full
      if (isManyBlocks) for (let place = 0; place < count; place += 1) placeOf[small[place] ?? 0] = -1
      trace(full)
      return best[full] ?? 0
    },
  }

  /** Puts the blocks in order of their lowest group; answers how often they will be looked at. */
  function bucket(blocks: Int32Array, count: number, width: number): number {
    starts.fill(0)
    let looks = 0
    for (let place = 0; place < count; place += 1) {
      const block = narrow(blocks[place] ?? 0, bitOf)
      small[place] = block
      const low = 31 - Math.clz32(block & -block)
      starts[low + 1] = (starts[low + 1] ?? 0) + 1
      // Half of all sets hold group 0, a quarter have group 1 as their lowest, and so on.
      looks += 1 << (width - 1 - low)
    }
    for (let low = 0; low < width; low += 1) {
      starts[low + 1] = (starts[low + 1] ?? 0) + (starts[low] ?? 0)
      cursor[low] = starts[low] ?? 0
    }
    for (let place = 0; place < count; place += 1) {
      const block = small[place] ?? 0
      const low = 31 - Math.clz32(block & -block)
      const at = cursor[low] ?? 0
      order[at] = place
      cursor[low] = at + 1
    }
    return looks
  }

  function trace(full: number): void {
    for (let set = full; set > 0;) {
      const place = choice[set] ?? -1
      if (place < 0) set &= set - 1
      else {
        solver.picked[solver.pickedCount] = place
        solver.pickedCount += 1
        set ^= small[place] ?? 0
      }
    }
  }
  return solver
}

/** Numbers the groups that take part 0, 1, 2...; answers how many there are. */
function compress(all: number, bitOf: Int32Array): number {
  let width = 0
  for (let group = 0; group < 31; group += 1) {
    if (((all >> group) & 1) === 0) continue
    bitOf[group] = 1 << width
    width += 1
  }
  return width
}

function narrow(block: number, bitOf: Int32Array): number {
  let small = 0
  for (let rest = block; rest > 0; rest &= rest - 1) {
    small |= bitOf[31 - Math.clz32(rest & -rest)] ?? 0
  }
  return small
}
