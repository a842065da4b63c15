import { applyChanges, type ChangedPlan } from '#shared/domain/base-groups/apply-changes.ts'
import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import type { Friendship, PlanHorizon, Scenario } from '#shared/domain/base-groups/model.ts'
import { daysOfHorizon } from '#shared/domain/base-groups/plan-days.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { indexLocationFacts, type LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'

/** The plans that are looked at, kept as long as nothing changes: while somebody drags the same plan is asked again. */
export interface PlanDesk {
  /** The present plan with everybody who waits known by name; `undefined` when there is no such location. */
  find(locationId: LocationId, horizon: PlanHorizon): BasePlan | undefined
  /** The plan with the changes of a scenario on top. */
  withScenario(plan: BasePlan, scenario: Pick<Scenario, 'changes'>): ChangedPlan
  listFriendships(plan: BasePlan): readonly Friendship[]
}

export interface PlanDeskParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly rulebook: Rulebook
  readonly clock: Pick<ClockPort, 'today'>
}

interface Kept {
  readonly facts: LocationFacts
  readonly fromWeek: string
  readonly weeks: number
  /** Who waits is no part of the facts, so a change there is seen here. */
  readonly waitingIds: string
  readonly plan: BasePlan
}

/** The plan of a screen, and of the screen before it. */
const KEPT_PLANS = 2

export function createPlanDesk({ rows, facts, rulebook, clock }: PlanDeskParts): PlanDesk {
  let kept: readonly Kept[] = []
  /** The scenario that was looked at last on each plan. */
  const withChanges = new WeakMap<BasePlan, { readonly key: string; readonly changed: ChangedPlan }>()
  return {
    find(locationId, horizon) {
      const { fromDay, untilDay } = daysOfHorizon(horizon)
      const view = facts.find(locationId, fromDay, untilDay)
      if (view === undefined) return undefined
      const entries = rows.listRows('waiting_entry', { locationId, status: { in: ['waiting', 'offered'] } })
      const waitingIds = entries.map(({ childId }) => childId).join(' ')
      const known = kept.find(
        (candidate) =>
          candidate.facts === view.facts &&
          candidate.fromWeek === horizon.fromWeek &&
          candidate.weeks === horizon.weeks &&
          candidate.waitingIds === waitingIds,
      )
      if (known !== undefined) return known.plan
      const here = new Set(view.facts.children.map(({ id }) => id))
      const waiting = rows
        .listRows('child', { id: { in: entries.map(({ childId }) => childId) } })
        .filter(({ id }) => !here.has(id))
      const index =
        waiting.length === 0
          ? view.index
          : indexLocationFacts(
              { ...view.facts, children: [...view.facts.children, ...waiting] },
              rulebook.schoolHolidays,
            )
      const plan = createBasePlan(index, rulebook.law, horizon)
      const { fromWeek, weeks } = horizon
      kept = [...kept, { facts: view.facts, fromWeek, weeks, waitingIds, plan }].slice(-KEPT_PLANS)
      return plan
    },
    withScenario(plan, { changes }) {
      const key = `${clock.today()} ${JSON.stringify(changes)}`
      const known = withChanges.get(plan)
      if (known?.key === key) return known.changed
      const changed = applyChanges(plan, changes, clock.today())
      withChanges.set(plan, { key, changed })
      return changed
    },
    listFriendships(plan) {
      const childIds = [...plan.index.children.keys()]
      return rows.listRows('friendship', { childId: { in: childIds } })
    },
  }
}
