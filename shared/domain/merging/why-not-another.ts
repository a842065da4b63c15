import type { Message } from '../explanation/model.ts'
import { createBlockJudge } from './block-judge.ts'
import { dayBlockOf } from './day-blocks.ts'
import { isAgeChain } from './list-blocks.ts'
import type { MergeModel } from './merge-model.ts'
import { namesOf } from './proposal-sentences.ts'
import { savedIn, type PlannedBlock } from './stable-day.ts'

/**
 * Why in this room, and why not with other groups: the next best for the same time, or what a group more would do. At
 * most two sentences.
 */
export function whyNotAnother(model: MergeModel, planned: PlannedBlock, host: number): readonly Message[] {
  return [whyThisRoom(model, planned, host), whyNotNextBest(model, planned)]
}

function whyThisRoom(model: MergeModel, { hosts }: PlannedBlock, host: number): Message {
  const params = { host: model.units[host]?.group.name ?? '' }
  if (hosts.length === 1) return { code: 'merge.why.onlyRoom', params }
  // Another room would do as well, but brings children into a third room that day. MERGE-2
  return { code: hosts[0] === host ? 'merge.why.leastAway' : 'merge.why.noThirdRoom', params }
}

interface Other {
  readonly block: number
  readonly saved: number
  readonly isAllowed: boolean
}

function whyNotNextBest(model: MergeModel, planned: PlannedBlock): Message {
  const others = neighboursOf(model, planned.block)
    .map((block) => tryBlock(model, planned, block))
    .toSorted((a, b) => Number(b.isAllowed) - Number(a.isAllowed) || b.saved - a.saved)
  const next = others[0]
  if (next === undefined) return { code: 'merge.why.noOther', params: {} }
  const names = namesOf(model.units.filter((_, group) => ((next.block >> group) & 1) === 1))
  if (!next.isAllowed) return { code: 'merge.why.nextNotAllowed', params: { ...names } }
  if (next.saved <= 0) return { code: 'merge.why.nextNothing', params: { ...names } }
  return { code: 'merge.why.nextBest', params: { ...names, minutes: next.saved } }
}

/** One group more, one group fewer, or one group for another. */
function neighboursOf(model: MergeModel, block: number): readonly number[] {
  const all = Array.from({ length: model.limits.size }, (_, group) => 1 << group)
  const inside = all.filter((bit) => (block & bit) !== 0)
  const outside = all.filter((bit) => (block & bit) === 0)
  const found = new Set([
    ...outside.map((bit) => block | bit),
    ...(inside.length > 2 ? inside.map((bit) => block ^ bit) : []),
    ...inside.flatMap((bit) => outside.map((other) => (block ^ bit) | other)),
  ])
  return [...found].filter((other) => isAgeChain(model.limits, other))
}

/** What another set would save in the same time; where it has no room for a moment, it is not allowed. */
function tryBlock(model: MergeModel, { from, until }: PlannedBlock, block: number): Other {
  const judge = createBlockJudge(model.limits)
  const isAllowed = model.stretches.every(({ cell, slot }) => {
    const state = model.slots[slot]
    return cell < from || cell >= until || (state !== undefined && judge.judge(state, block) !== 0)
  })
  if (!isAllowed) return { block, isAllowed, saved: 0 }
  const ofDay = dayBlockOf(model, block, 0)
  // In no room all the time: a third one for somebody, or one that a child is kept out of. MERGE-2, PRIV-3
  if (!hasHostThroughout(ofDay.hosts, from, until)) return { block, isAllowed: false, saved: 0 }
  return { block, isAllowed, saved: savedIn(ofDay, from, until) }
}

function hasHostThroughout(hosts: Int32Array, from: number, until: number): boolean {
  return hosts.subarray(from, until).reduce((left, ofCell) => left & ofCell, -1) !== 0
}
