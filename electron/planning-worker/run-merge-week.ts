import { planMergesOfDays } from '#shared/domain/merging/plan-merges-of-days.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { JobRunner } from '../services/planning-jobs/planning-jobs.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'

let known: ReturnType<typeof shippedRulebook> | undefined

/** What merging could save on some days of a location, a day at a time. MERGE-1..9 */
export const runMergeWeek: JobRunner<'mergeWeek'> = function* (input, control) {
  const rulebook = (known ??= shippedRulebook())
  const plans = planMergesOfDays(
    indexLocationFacts(input.facts, rulebook.schoolHolidays),
    rulebook.law,
    input.days,
    {
      dismissed: input.dismissed,
      mayUseDeviation: input.mayUseDeviation,
      isStopped: () => control.isStopped(),
    },
  )
  let step = plans.next()
  while (step.done !== true) {
    yield { days: step.value }
    step = plans.next()
  }
  return step.value
}
