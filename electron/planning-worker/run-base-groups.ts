import { applyChanges } from '#shared/domain/base-groups/apply-changes.ts'
import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import { buildProposalModel } from '#shared/domain/base-groups/proposal/build-proposal-model.ts'
import { proposeDivision } from '#shared/domain/base-groups/proposal/proposal.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { JobRunner } from '../services/planning-jobs/planning-jobs.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'

let known: ReturnType<typeof shippedRulebook> | undefined

/** A better division over the base groups, with the best so far at every turn. PLAN-6 */
export const runBaseGroups: JobRunner<'baseGroups'> = function* (input, control) {
  const rulebook = (known ??= shippedRulebook())
  const index = indexLocationFacts(input.facts, rulebook.schoolHolidays)
  const present = createBasePlan(index, rulebook.law, input.horizon)
  yield null
  const { plan } = applyChanges(present, input.changes, input.today)
  const model = buildProposalModel({
    plan,
    friendships: input.friendships,
    waiting: input.waiting,
    today: input.today,
    keptInPlace: input.keptInPlace ?? [],
  })
  yield null
  // Putting the plan together is no part of the time somebody gave it to search.
  const begunMs = control.elapsedMs()
  return yield* proposeDivision(model, {
    seed: input.seed,
    tries: input.tries,
    isStopped: () => control.isStopped() || control.elapsedMs() - begunMs >= input.searchMs,
  })
}
