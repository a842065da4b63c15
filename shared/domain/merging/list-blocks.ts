import { must } from '#shared/kernel/invariant.ts'
import { AGES, type BlockLimits, type SlotState } from './block-judge.ts'

/**
 * Every set of two or more groups with children that can be one group as far as ages and sizes go: found by growing
 * sets and dropping those that are too large at once, so that most sets are never looked at. The groups are in order
 * of their youngest age, so a chain of ages that is broken here stays broken. MERGE-2
 *
 * Answers false when `take` says to stop.
 */
export function listBlocks(
  limits: BlockLimits,
  slot: SlotState,
  maxChildren: number,
  take: (block: number) => boolean,
): boolean {
  const { size, fromMonths, toMonths, holds } = limits
  const children = Int32Array.from({ length: size }, (_, group) => childrenOf(slot, group))
  const grow = (from: number, block: number, total: number, toAge: number, room: number): boolean => {
    for (let group = from; group < size; group += 1) {
      const bit = 1 << group
      if (block !== 0 && (fromMonths[group] ?? 0) > toAge) return true
      if ((slot.present & slot.free & bit) === 0) continue
      const sum = total + (children[group] ?? 0)
      // A group still to come may have the larger room, so only the law and the largest room stop the growth.
      if (sum > maxChildren) continue
      const largest = Math.max(room, holds[group] ?? 0)
      const next = block | bit
      if (block !== 0 && sum <= largest && !take(next)) return false
      if (!grow(group + 1, next, sum, Math.max(toAge, toMonths[group] ?? 0), largest)) return false
    }
    return true
  }
  return grow(0, 0, 0, 0, 0)
}

function childrenOf(slot: SlotState, group: number): number {
  let children = 0
  for (let age = 0; age < AGES; age += 1) children += slot.counts[group * AGES + age] ?? 0
  return children
}

/** The largest number of children that any of these groups together could be: by law, and by the largest room. */
export function mostTogether({ holds }: BlockLimits, legalMost: number): number {
  return Math.min(legalMost, Math.max(0, ...holds))
}

/** Whether the ages of the groups in a block touch or overlap in a chain. MERGE-2 */
export function isAgeChain(limits: BlockLimits, block: number): boolean {
  let toAge = -1
  for (let group = 0; group < limits.size; group += 1) {
    if (((block >> group) & 1) === 0) continue
    if (toAge >= 0 && must(limits.fromMonths[group], 'a group of the block') > toAge) return false
    toAge = Math.max(toAge, must(limits.toMonths[group], 'a group of the block'))
  }
  return true
}
