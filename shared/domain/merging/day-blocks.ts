import { createBlockJudge, type BlockJudge, type SlotState } from './block-judge.ts'
import { isAgeChain, listBlocks } from './list-blocks.ts'
import type { MergeModel } from './merge-model.ts'

/** A set of groups that may be one group at some moments of the day, quarter by quarter. */
export interface DayBlock {
  readonly block: number
  /** Groups in whose room it may be, per quarter; 0 = not allowed then. */
  readonly hosts: Int32Array
  /** Staff minutes saved, summed from the first quarter on; one longer than the quarters. MERGE-4 */
  readonly saved: Float64Array
  /** Minutes with fewer staff than asked, summed in the same way. MERGE-6 */
  readonly short: Float64Array
}

export interface DayBlocks {
  readonly blocks: readonly DayBlock[]
  /** False when there were too many sets to look at; then the best may be among those left out. */
  readonly isComplete: boolean
}

/** More sets than this are not looked at: a day must always be answered. */
const SETS_MAX = 20_000

/**
 * Every set of groups that, at some moment at which they all have children, may be one group; with what it saves in
 * every quarter of the day. MERGE-1, MERGE-2, MERGE-4
 */
export function listDayBlocks(model: MergeModel, extraNeed: ReadonlyMap<number, number>): DayBlocks {
  const found = new Set<number>()
  const judge = createBlockJudge(model.limits)
  let isComplete = true
  for (const slot of model.slots) {
    const isDone = listBlocks(model.limits, slot, model.maxChildren, (block) => {
      if (judge.judge(slot, block) !== 0) found.add(block)
      return found.size < SETS_MAX
    })
    isComplete &&= isDone
  }
  const blocks = [...found]
    .filter((block) => isAgeChain(model.limits, block) && !isSetAside(model, block))
    .sort((a, b) => a - b)
  return { blocks: blocks.map((block) => dayBlockOf(model, block, extraNeed.get(block) ?? 0)), isComplete }
}

function isSetAside({ setAside }: MergeModel, block: number): boolean {
  return setAside.some((dismissed) => (block & dismissed) === dismissed)
}

/**
 * One set over the whole day. `extraNeed` are staff who must stay besides those the law asks, because a baby would have
 * none of its fixed faces otherwise. MERGE-5
 */
export function dayBlockOf(model: MergeModel, block: number, extraNeed: number): DayBlock {
  const judge = createBlockJudge(model.limits)
  const cells = model.cells.length
  const hosts = new Int32Array(cells).fill(-1)
  const saved = new Float64Array(cells + 1)
  const short = new Float64Array(cells + 1)
  // Equal moments are judged once.
  const answers: (SlotJudgement | undefined)[] = Array.from({ length: model.slots.length })
  for (const { cell, slot, startMinute, endMinute } of model.stretches) {
    const answer = (answers[slot] ??= judgeSlot(judge, model.slots[slot], block))
    const minutes = endMinute - startMinute
    const { saving } = answer
    hosts[cell] = (hosts[cell] ?? 0) & answer.hosts
    saved[cell + 1] = (saved[cell + 1] ?? 0) + minutes * Math.min(saving, Math.max(saving - extraNeed, 0))
    if (answer.isShort) short[cell + 1] = (short[cell + 1] ?? 0) + minutes
  }
  for (let cell = 0; cell < cells; cell += 1) {
    hosts[cell] = (hosts[cell] ?? 0) & ~closedHosts(model, block, cell) & block
    saved[cell + 1] = (saved[cell + 1] ?? 0) + (saved[cell] ?? 0)
    short[cell + 1] = (short[cell + 1] ?? 0) + (short[cell] ?? 0)
  }
  return { block, hosts, saved, short }
}

interface SlotJudgement {
  readonly hosts: number
  readonly saving: number
  readonly isShort: boolean
}

function judgeSlot(judge: BlockJudge, slot: SlotState | undefined, block: number): SlotJudgement {
  const hosts = slot === undefined ? 0 : judge.judge(slot, block)
  if (hosts === 0) return notTogether
  return { hosts, saving: judge.apart - judge.need, isShort: judge.isShort }
}

const notTogether: SlotJudgement = { hosts: 0, saving: 0, isShort: false }

function closedHosts(model: MergeModel, block: number, cell: number): number {
  let closed = 0
  for (let group = 0; group < model.limits.size; group += 1) {
    if (((block >> group) & 1) === 1) closed |= model.disturbance.closedHosts(group, cell)
  }
  return closed
}
