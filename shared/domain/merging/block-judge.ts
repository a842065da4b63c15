import { leastStaff } from '../ratio/deviation.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'

/**
 * Whether some groups may be one group at a moment, how many staff the law asks of them then, and in whose room they
 * fit. A set of groups is a number: bit `i` stands for group `i`. MERGE-1, MERGE-2
 */

/** Ages are counted in four: 0, 1, 2, and 3 with everybody older. BKR-9 */
export const AGES = 4

/** What does not change during the day. Groups are in order of their youngest age. */
export interface BlockLimits {
  readonly size: number
  /** Ages a group takes, in months; `toMonths` exclusive. */
  readonly fromMonths: readonly number[]
  readonly toMonths: readonly number[]
  /** Children the room and the house allow in a group's room, the smaller of the two. BKR-18 */
  readonly holds: readonly number[]
  readonly isPreschool: readonly boolean[]
  /** The law for these groups, and the law when preschool education is among them. BKR-12 */
  readonly plain: CompiledRatio
  readonly preschool: CompiledRatio | undefined
  readonly childrenPerEducator: number
  /** Of the staff asked one in so many may be a trainee. BKR-16 */
  readonly traineeShare: number
}

/** Who works at a moment, per group; breaks are taken out. */
export interface SlotStaff {
  readonly qualified: Uint8Array
  readonly trainees: Uint8Array
  readonly educators: Uint8Array
  /** 1 = this group has fewer staff than asked at this moment and may have, 2 = it may have fewer. BKR-13 */
  readonly dips: Uint8Array
}

/** One moment. */
export interface SlotState {
  /** Children by group and age: `group * AGES + age`. */
  readonly counts: Uint8Array
  /** Staff the law asks of each group by itself; NOT_ALLOWED when such a group may not be. */
  readonly apart: Int8Array
  /** Groups that may come together now: not in an agreed merge, and allowed by themselves. MERGE-7 */
  readonly free: number
  /** Groups with children. */
  readonly present: number
  /** null = no roster of that day. */
  readonly staff: SlotStaff | null
}

export interface BlockJudge {
  /** Groups in whose room the block may be, as bits; 0 = not allowed. Then `need` and the others tell more. */
  judge(slot: SlotState, block: number): number
  need: number
  apart: number
  /** Fewer staff than asked, within what the law allows for a short while. MERGE-6 */
  isShort: boolean
}

/** A judge that is asked many times: it makes nothing new while judging. */
export function createBlockJudge(limits: BlockLimits): BlockJudge {
  const { size, holds, isPreschool } = limits
  const counts = new Uint8Array(AGES)
  const mostHeld = Math.max(0, ...holds)
  const judge: BlockJudge = {
    need: 0,
    apart: 0,
    isShort: false,
    judge: (slot, block) => {
      if ((slot.free & block) !== block) return 0
      counts.fill(0)
      let isPreschoolBlock = false
      let total = 0
      let apart = 0
      for (let rest = block; rest > 0; rest &= rest - 1) {
        const group = 31 - Math.clz32(rest & -rest)
        if (isPreschool[group] === true) isPreschoolBlock = true
        apart += slot.apart[group] ?? 0
        for (let age = 0; age < AGES; age += 1) {
          const children = slot.counts[group * AGES + age] ?? 0
          counts[age] = (counts[age] ?? 0) + children
          total += children
        }
      }
      if (total > mostHeld) {
        judge.need = NOT_ALLOWED
        return 0
      }
      const law = isPreschoolBlock ? limits.preschool : limits.plain
      const need = law?.required(counts) ?? NOT_ALLOWED
      judge.need = need
      judge.apart = apart
      judge.isShort = false
      if (need === NOT_ALLOWED) return 0
      let hosts = 0
      for (let group = 0; group < size; group += 1) {
        if (((block >> group) & 1) === 0 || total > (holds[group] ?? 0)) continue
        // BKR-12: preschool education stays in a group that gives it.
        if (!isPreschoolBlock || isPreschool[group] === true) hosts |= 1 << group
      }
      if (hosts === 0 || slot.staff === null) return hosts
      return hostsWithStaff(limits, judge, slot, slot.staff, block, { hosts, total, isPreschoolBlock })
    },
  }
  return judge
}

/** The hosts for which the staff who are there suffice, breaks taken out. CHECK-1, MERGE-6 */
function hostsWithStaff(
  limits: BlockLimits,
  judge: BlockJudge,
  slot: SlotState,
  staff: SlotStaff,
  block: number,
  found: { readonly hosts: number; readonly total: number; readonly isPreschoolBlock: boolean },
): number {
  const { need } = judge
  let qualified = 0
  let trainees = 0
  let educators = 0
  let traineesApart = 0
  let shortApart = 0
  for (let group = 0; group < limits.size; group += 1) {
    if (((block >> group) & 1) === 0) continue
    const own = staff.qualified[group] ?? 0
    const learning = staff.trainees[group] ?? 0
    const asked = slot.apart[group] ?? 0
    qualified += own
    trainees += learning
    educators += staff.educators[group] ?? 0
    traineesApart += Math.min(Math.max(asked - own, 0), learning)
    shortApart += Math.max(asked - own - learning, 0)
  }
  if (found.isPreschoolBlock && educators * limits.childrenPerEducator < found.total) return 0
  const rostered = qualified + trainees
  // BKR-16: not more on trainees than a third, or than before.
  const onTrainees = Math.min(Math.max(need - qualified, 0), trainees)
  if (onTrainees > Math.max(Math.floor(need / limits.traineeShare), traineesApart)) return 0
  if (need <= rostered) return found.hosts
  if (rostered < leastStaff(need)) return 0
  judge.isShort = true
  let hosts = 0
  for (let group = 0; group < limits.size; group += 1) {
    if (((found.hosts >> group) & 1) === 0) continue
    const dip = staff.dips[group] ?? 0
    if (dip === 2 || (dip === 1 && need - rostered <= shortApart)) hosts |= 1 << group
  }
  return hosts
}
