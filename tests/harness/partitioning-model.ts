import { createBlockJudge, type SlotState } from '#shared/domain/merging/block-judge.ts'
import { isAgeChain } from '#shared/domain/merging/list-blocks.ts'
import type { MergeModel } from '#shared/domain/merging/merge-model.ts'

/** One member of staff weighs as much as this much disturbance. */
export const STAFF_PRICE = 1_000

/** One way in which some groups can be at a moment: by themselves, or as one group in the room of the best host. */
export interface Column {
  readonly block: number
  readonly price: number
}

/** Every set of groups that is allowed at a moment, by the plainest loop there is. */
export function columnsOf(model: MergeModel, slot: SlotState, away: Float64Array): readonly Column[] {
  const { limits } = model
  const judge = createBlockJudge(limits)
  const there = slot.free & slot.present
  const columns: Column[] = []
  for (let block = 1; block < 1 << limits.size; block += 1) {
    if ((block & there) !== block) continue
    const first = 31 - Math.clz32(block & -block)
    if (block === 1 << first) {
      columns.push({ block, price: (slot.apart[first] ?? 0) * STAFF_PRICE })
      continue
    }
    const hosts = judge.judge(slot, block)
    if (hosts === 0 || !isAgeChain(limits, block)) continue
    columns.push({ block, price: judge.need * STAFF_PRICE + leastAway(limits.size, block, hosts, away) })
  }
  return columns
}

function leastAway(size: number, block: number, hosts: number, away: Float64Array): number {
  let least = Number.POSITIVE_INFINITY
  for (let host = 0; host < size; host += 1) {
    if (((hosts >> host) & 1) === 0) continue
    let weight = 0
    for (let group = 0; group < size; group += 1) {
      if (((block >> group) & 1) === 1 && group !== host) weight += away[group * size + host] ?? 0
    }
    least = Math.min(least, weight)
  }
  return least
}

/** A moment as a set-partitioning model, in the text format that solvers of linear programs read. */
export function partitioningText(model: MergeModel, slot: SlotState, away: Float64Array): string {
  const columns = columnsOf(model, slot, away)
  const rows = Array.from({ length: model.limits.size }, (_, group) => group)
    .filter((group) => ((slot.free & slot.present) >> group) & 1)
    .map((group) => {
      const terms = columns.filter(({ block }) => (block >> group) & 1).map(({ block }) => `x${block}`)
      return `g${group}: ${terms.join('\n + ')} = 1`
    })
  const names = columns.map(({ block }) => `x${block}`).join('\n ')
  const sum = columns.map(({ block, price }) => `${price} x${block}`).join('\n + ')
  return `Minimize\n obj: ${sum}\nSubject To\n ${rows.join('\n ')}\nBinary\n ${names}\nEnd\n`
}
