import type { Message } from '../../explanation/model.ts'
import { explainMoves } from './explain-moves.ts'
import { presentAssignment } from './problem.ts'
import type { ProposalModel, ProposedMove } from './proposal-model.ts'
import { searchDivision, type FoundDivision } from './search-division.ts'
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
  const requiredMinutesNow = staffMinutesOf(problem, presentAssignment(problem))
  const progressOf = (found: FoundDivision): ProposalProgress => ({
    requiredMinutesNow,
    requiredMinutesThen: staffMinutesOf(found.model.problem, found.assignment),
    gapPerMille: gapOf(found),
    waitingPlaced: countPlaced(found),
  })
  const search = searchDivision(model, options)
  let step = search.next()
  while (step.done !== true && !options.isStopped()) {
    const progress = progressOf(step.value)
    yield progress
    if (progress.gapPerMille === 0 || options.isStopped()) break
    step = search.next()
  }
  const found = step.value
  const moves = explainMoves(found.model, found.assignment)
  return { ...progressOf(found), moves, notices: noticesOf(found.model, moves) }
}

/** Rounded up, so that it never promises less than there could be. */
function gapOf({ model, cost, bound }: FoundDivision): number | null {
  if (model.children.length === 0) return 0
  if (bound === null) return null
  // Costs are whole minutes: a bound that is less than a minute below is a proof.
  if (cost - bound < 1) return 0
  return cost <= 0 ? 0 : Math.min(1000, Math.max(1, Math.ceil((1000 * (cost - bound)) / cost)))
}

function countPlaced({ model: { children }, assignment }: FoundDivision): number {
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
