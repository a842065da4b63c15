import type { Message } from '../../explanation/model.ts'
import { listCellMixes } from './cell-mixes.ts'
import { explainMoves } from './explain-moves.ts'
import { improveDivision } from './improve-division.ts'
import { createLowerBound } from './lower-bound.ts'
import type { Assignment } from './problem.ts'
import type { ProposalModel, ProposedMove } from './proposal-model.ts'
import { staffMinutesOf } from './staff-minutes.ts'

/** How far a search is. */
export interface ProposalProgress {
  /** Staff minutes over the stretch, of the present plan and of the best division so far. */
  readonly requiredMinutesNow: number
  readonly requiredMinutesThen: number
  /** So much better could another division be at most, per mille of the whole sum; null = not known yet. */
  readonly gapPerMille: number | null
  readonly waitingPlaced: number
}

export interface Proposal extends ProposalProgress {
  /** In the order in which they are to be carried out. */
  readonly moves: readonly ProposedMove[]
  readonly notices: readonly Message[]
}

export interface ProposeOptions {
  readonly seed: number
  /** Tried changes after which it ends by itself. */
  readonly tries: number
  /** Asked after every turn: answer now with the best there is. */
  readonly isStopped: () => boolean
}

const TRIES_A_TURN = 1_000
const BOUND_STEPS_A_TURN = 4

/**
 * Looks for a better division over the groups, and meanwhile for how much better there could be. The first answer comes
 * after one turn; stopped at any turn it answers with the best so far. Nothing of it holds until somebody takes it over.
 * PLAN-6
 */
export function* proposeDivision(
  model: ProposalModel,
  options: ProposeOptions,
): Generator<ProposalProgress, Proposal, void> {
  const { problem } = model
  const search = improveDivision(problem, { ...options, triesATurn: TRIES_A_TURN })
  const requiredMinutesNow = staffMinutesOf(problem, new Uint16Array(problem.children.length))
  let found = search.next()
  const progressOf = (best: Assignment, gapPerMille: number | null): ProposalProgress => ({
    requiredMinutesNow,
    requiredMinutesThen: staffMinutesOf(problem, best),
    gapPerMille,
    waitingPlaced: countPlaced(model, best),
  })
  let gap: number | null = null
  if (found.done !== true && !options.isStopped()) {
    yield progressOf(found.value.assignment, null)
    const bound = createLowerBound(problem, listCellMixes(problem))
    while (found.done !== true && !options.isStopped()) {
      for (let step = 0; step < BOUND_STEPS_A_TURN; step += 1) bound.step(found.value.cost)
      found = search.next()
      gap = gapOf(found.value.cost, bound.value())
      yield progressOf(found.value.assignment, gap)
      if (gap === 0) break
    }
  }
  const best = found.value.assignment
  const moves = explainMoves(model, best)
  if (problem.children.length === 0) gap = 0
  return { ...progressOf(best, gap), moves, notices: noticesOf(model, moves) }
}

/** Rounded up, so that it never promises less than there could be. */
function gapOf(cost: number, bound: number): number {
  // Costs are whole minutes: a bound that is less than a minute below is a proof.
  if (cost - bound < 1) return 0
  return cost <= 0 ? 0 : Math.min(1000, Math.max(1, Math.ceil((1000 * (cost - bound)) / cost)))
}

function countPlaced({ children }: ProposalModel, assignment: Assignment): number {
  return children.filter(({ entry }, place) => entry !== null && (assignment[place] ?? 0) > 0).length
}

function noticesOf({ input, children }: ProposalModel, moves: readonly ProposedMove[]): readonly Message[] {
  if (moves.length > 0) return []
  const { groups, presences } = input.plan
  const byAge = groups.filter(({ setting }) => setting !== 'outOfSchoolCare')
  if (input.waiting.length === 0 && presences.every((list) => list.length === 0)) {
    return [{ code: 'proposal.noChildren', params: {} }]
  }
  if (input.waiting.length === 0 && byAge.length <= 1) return [{ code: 'proposal.oneGroup', params: {} }]
  return [{ code: children.length === 0 ? 'proposal.noChoice' : 'proposal.nothingBetter', params: {} }]
}
