import { addDays, weekdayOf } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { Message } from '../../explanation/model.ts'
import type { PlannedChange } from '../model.ts'
import { createDivision, type Division } from './division.ts'
import { SLOTS, type Assignment } from './problem.ts'
import {
  rowOn,
  type CourseShape,
  type ModelChild,
  type ProposalModel,
  type ProposedMove,
} from './proposal-model.ts'
import { staffMinutesOf } from './staff-minutes.ts'

/** At most so many others are named for whom a move makes room. */
const NAMES_MAX = 3

/**
 * Every change of a division with its reason: what would be lost if only this child did not go along. Earlier days
 * first; on one day who makes room before who takes it. PLAN-6
 */
export function explainMoves(model: ProposalModel, assignment: Assignment): readonly ProposedMove[] {
  const division = createDivision(model.problem, assignment)
  const staffThen = staffMinutesOf(model.problem, assignment)
  const moves = model.children.flatMap((child, place): readonly ProposedMove[] => {
    const course = assignment[place] ?? 0
    if (course === 0) return []
    const shape = must(child.courses[course], 'a course of the child')
    const reasons = reasonsOf({ model, division, assignment, staffThen }, place, child, shape)
    return shape.changes.map((change, step) => ({
      change,
      message: messageOf(model, child, change),
      reasons: step === 0 ? reasons : [outgrows(model, child, shape, step - 1)],
    }))
  })
  return moves.toSorted(inOrder)
}

function inOrder(a: ProposedMove, b: ProposedMove): number {
  if (a.change.day !== b.change.day) return a.change.day < b.change.day ? -1 : 1
  if (a.change.kind !== b.change.kind) return a.change.kind === 'transfer' ? -1 : 1
  return a.change.childId < b.change.childId ? -1 : 1
}

interface Surroundings {
  readonly model: ProposalModel
  readonly division: Division
  readonly assignment: Assignment
  readonly staffThen: number
}

function reasonsOf(
  around: Surroundings,
  place: number,
  child: ModelChild,
  shape: CourseShape,
): readonly Message[] {
  const { model } = around
  const reasons: Message[] = []
  const stays = must(child.courses[0], 'a present course')
  if (child.entry === null && stays.weeksTooOld > shape.weeksTooOld) {
    reasons.push(outgrows(model, child, stays, 0))
  }
  reasons.push(...makesRoom(around, place, child))
  reasons.push(...togetherWith(around, place, child, shape))
  const without = around.assignment.slice()
  without[place] = 0
  const more = around.staffThen - staffMinutesOf(model.problem, without)
  reasons.push(staffReason(more))
  if (shape.losesMentor)
    reasons.push({ code: 'proposal.losesMentor', params: { child: child.child.firstName } })
  if (shape.losesFaces)
    reasons.push({ code: 'proposal.losesFaces', params: { child: child.child.firstName } })
  return reasons
}

/** Who could not be where they are going if this child stayed where it is. */
function makesRoom(
  { model, division, assignment }: Surroundings,
  place: number,
  child: ModelChild,
): readonly Message[] {
  const course = assignment[place] ?? 0
  const from = must(model.problem.children[place]?.courses[0], 'a present course')
  division.give(place, 0)
  const reasons: Message[] = []
  const named = new Set<number>()
  for (const entry of division.broken() > 0 ? from.entries : []) {
    const cell = Math.floor(entry / SLOTS)
    if (!division.isBroken(cell)) continue
    for (const other of takersOf(model, assignment, place, cell)) {
      if (named.has(other) || named.size >= NAMES_MAX) continue
      named.add(other)
      const offset = model.dayOffsets[cell] ?? 0
      const row = rowOn(must(child.courses[0], 'a present course'), offset)
      reasons.push({
        code: 'proposal.makesRoom',
        params: {
          child: must(model.children[other], 'a child of the model').child.firstName,
          group: model.input.plan.groups[row]?.name ?? '',
          weekdayCode: `weekday.${weekdayOf(addDays(model.input.plan.firstDay, offset))}`,
        },
      })
    }
  }
  division.give(place, course)
  return reasons
}

/** Who comes into a cell by the proposal. */
function takersOf(
  model: ProposalModel,
  assignment: Assignment,
  except: number,
  cell: number,
): readonly number[] {
  return model.problem.children.flatMap(({ courses }, other) => {
    const course = assignment[other] ?? 0
    if (other === except || course === 0) return []
    const fills = (entries: Int32Array | undefined): boolean =>
      entries?.some((entry) => Math.floor(entry / SLOTS) === cell) ?? false
    return fills(courses[course]?.entries) && !fills(courses[0]?.entries) ? [other] : []
  })
}

function togetherWith(
  { model, assignment }: Surroundings,
  place: number,
  child: ModelChild,
  shape: CourseShape,
): readonly Message[] {
  const last = child.comings.at(-1)?.dayOffset ?? 0
  return model.bonds.flatMap(({ first, second, kind }) => {
    const other = first === place ? second : second === place ? first : -1
    const friend = model.children[other]
    const theirs = friend?.courses[assignment[other] ?? 0]
    if (friend === undefined || theirs === undefined) return []
    const row = rowOn(shape, last)
    const isTogether = row >= 0 && row === rowOn(theirs, last)
    const stays = must(child.courses[0], 'a present course')
    if (!isTogether || rowOn(stays, last) === row) return []
    const code = kind === 'siblings' ? 'proposal.withSibling' : 'proposal.withFriend'
    return [{ code, params: { child: friend.child.firstName } }]
  })
}

function outgrows(model: ProposalModel, child: ModelChild, shape: CourseShape, leg: number): Message {
  const group = model.input.plan.groups[shape.legs[leg]?.row ?? -1]?.name ?? ''
  return { code: 'proposal.outgrows', params: { child: child.child.firstName, group } }
}

function staffReason(more: number): Message {
  if (more === 0) return { code: 'proposal.costsNothing', params: {} }
  return more < 0
    ? { code: 'proposal.saves', params: { minutes: -more } }
    : { code: 'proposal.costs', params: { minutes: more } }
}

function messageOf(model: ProposalModel, { child }: ModelChild, change: PlannedChange): Message {
  const groupId =
    change.kind === 'transfer' ? change.toGroupId : change.kind === 'place' ? change.groupId : null
  const group = model.input.plan.groups.find(({ id }) => id === groupId)?.name ?? ''
  const code = change.kind === 'place' ? 'proposal.place' : 'proposal.transfer'
  return { code, params: { child: child.firstName, group, day: change.day } }
}
