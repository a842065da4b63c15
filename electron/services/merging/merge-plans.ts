import type { DismissedMerge, MergeDayPlan } from '#shared/domain/merging/model.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { LocationView } from '../facts/location-facts-cache.ts'
import type { PlanningJobs } from '../planning-jobs/planning-jobs.ts'

export interface PlanQuestion {
  readonly days: readonly IsoDay[]
  readonly dismissed: readonly DismissedMerge[]
  /** MERGE-6 */
  readonly mayUseDeviation: boolean
  readonly deadlineMs: number
}

export interface MergePlans {
  /** The plan of some days, or `undefined` when it could not be worked out. */
  plan(
    view: LocationView<LocationIndex>,
    question: PlanQuestion,
  ): Promise<readonly MergeDayPlan[] | undefined>
}

/**
 * Has plans made beside the application and keeps them for as long as the facts stay the same: paging back and forth, and
 * two screens that ask the same, cost one sum. A plan that failed or was cut short is not kept.
 */
export function createMergePlans(jobs: Pick<PlanningJobs, 'start'>): MergePlans {
  const known = new WeakMap<LocationFacts, Map<string, Promise<readonly MergeDayPlan[] | undefined>>>()
  return {
    plan({ facts }, question) {
      const ofFacts = known.get(facts) ?? new Map<string, Promise<readonly MergeDayPlan[] | undefined>>()
      known.set(facts, ofFacts)
      const key = keyOf(question)
      const running = ofFacts.get(key) ?? start(key, ofFacts)
      ofFacts.set(key, running)
      return running

      async function start(
        ownKey: string,
        plans: Map<string, Promise<readonly MergeDayPlan[] | undefined>>,
      ): Promise<readonly MergeDayPlan[] | undefined> {
        const { days, dismissed, mayUseDeviation, deadlineMs } = question
        const job = jobs.start('mergeWeek', { facts, days, dismissed, mayUseDeviation }, { deadlineMs })
        const outcome = await job.outcome
        if (outcome.kind === 'failed' || outcome.isStopped) plans.delete(ownKey)
        return outcome.kind === 'failed' ? undefined : outcome.output
      }
    },
  }
}

function keyOf({ days, dismissed, mayUseDeviation }: PlanQuestion): string {
  return [mayUseDeviation, ...days, ...dismissed.map(({ id }) => id)].join(' ')
}
