import { must } from '#shared/kernel/invariant.ts'
import { buildProposalModel } from './build-proposal-model.ts'
import { listCellMixes } from './cell-mixes.ts'
import { improveDivision } from './improve-division.ts'
import { longLists, shortLists } from './list-courses.ts'
import { createLowerBound } from './lower-bound.ts'
import type { Assignment } from './problem.ts'
import type { CourseShape, ModelChild, ProposalModel } from './proposal-model.ts'

/** The best so far, in the model in which it was found. */
export interface FoundDivision {
  readonly model: ProposalModel
  readonly assignment: Assignment
  /** In staff minutes; to be compared within one model only. */
  readonly cost: number
  /** No division of this model costs less; null = not known yet. */
  readonly bound: number | null
}

interface SearchOptions {
  readonly seed: number
  /** Tried changes after which it ends by itself. */
  readonly tries: number
}

const TRIES_A_TURN = 1_000
const BOUND_STEPS_A_TURN = 8

/**
 * The best division so far, turn by turn. First on the short lists of the model that is given, so that there is an answer
 * at once; from there on over the long lists, which hold the short ones. So an answer never gets worse by it. PLAN-6
 */
export function* searchDivision(
  model: ProposalModel,
  options: SearchOptions,
): Generator<FoundDivision, FoundDivision> {
  const turns = { ...options, triesATurn: TRIES_A_TURN }
  const first = improveDivision(model.problem, turns).next().value
  const quick: FoundDivision = { model, assignment: first.assignment, cost: first.cost, bound: null }
  yield quick
  const wide = buildProposalModel(model.input, [shortLists, longLists])
  const start = sameDivision(model, first.assignment, wide)
  const search = improveDivision(wide.problem, { ...turns, start })
  let found = search.next()
  const soFar = (bound: number | null): FoundDivision => {
    const { assignment, cost } = found.value
    return { model: wide, assignment, cost, bound }
  }
  if (found.done === true) return soFar(null)
  yield soFar(null)
  const bound = createLowerBound(wide.problem, listCellMixes(wide.problem))
  while (found.done !== true) {
    for (let step = 0; step < BOUND_STEPS_A_TURN; step += 1) bound.step(found.value.cost)
    found = search.next()
    yield soFar(bound.value())
  }
  return soFar(bound.value())
}

/** A division of one model in another that holds all its courses. */
function sameDivision(from: ProposalModel, assignment: Assignment, to: ProposalModel): Assignment {
  const chosen = new Map(
    from.children.map((child, place) => [nameOf(child), legsOf(child.courses[assignment[place] ?? 0])]),
  )
  return Uint16Array.from(to.children, (child) => {
    const legs = chosen.get(nameOf(child))
    // Who had nothing to choose stays as it is.
    if (legs === undefined) return 0
    const course = child.courses.findIndex((shape) => legsOf(shape) === legs)
    return must(course < 0 ? undefined : course, 'the long lists hold the short ones')
  })
}

function nameOf({ child, entry }: ModelChild): string {
  return `${child.id} ${entry?.id ?? ''}`
}

function legsOf(shape: CourseShape | undefined): string {
  return (shape?.legs ?? []).map(({ fromOffset, row }) => `${fromOffset}.${row}`).join()
}
