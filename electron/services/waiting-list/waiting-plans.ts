import { loadWaitingRows } from '#shared/commands/waiting-list/load-waiting-plan.ts'
import type { FactQuery } from '#shared/commands/facts.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import {
  createWaitingPlan,
  waitingHorizon,
  type WaitingPlan,
} from '#shared/domain/waiting-list/waiting-plan.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { ClockPort } from '../../ports.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'

export interface WaitingPlanParts {
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly answer: (query: FactQuery) => unknown
  readonly rulebook: Rulebook
  readonly clock: Pick<ClockPort, 'today'>
}

/** The waiting list of a location as it stands, or `undefined` when there is no such location. */
export interface WaitingPlans {
  find(locationId: LocationId, reach?: WaitingReach): WaitingPlan | undefined
}

/** Days that must be in it besides those of the wishes. */
export interface WaitingReach {
  readonly fromDay: IsoDay
  readonly untilDay: IsoDay
}

interface KeptPlan {
  readonly facts: LocationFacts
  readonly rows: string
  readonly plan: WaitingPlan
}

/**
 * Keeps the planned days of a location as long as nothing changed in its facts, its list or the day, so that a second
 * question is a look-up.
 */
export function createWaitingPlans(parts: WaitingPlanParts): WaitingPlans {
  const kept = new Map<LocationId, KeptPlan>()
  return {
    find: (locationId, reach) => {
      const today = parts.clock.today()
      const rows = runSync(loadWaitingRows(locationId), parts.answer)
      const horizon = waitingHorizon(rows.entries, today)
      const fromDay = reach !== undefined && reach.fromDay < today ? reach.fromDay : today
      const untilDay = reach !== undefined && reach.untilDay > horizon ? reach.untilDay : horizon
      const view = parts.facts.find(locationId, fromDay, untilDay)
      if (view === undefined) return undefined
      const rowsKey = JSON.stringify([today, rows])
      const known = kept.get(locationId)
      if (known?.facts === view.facts && known.rows === rowsKey) return known.plan
      const plan = createWaitingPlan(
        { ...rows, facts: view.facts, today },
        parts.rulebook.law,
        parts.rulebook.schoolHolidays,
      )
      kept.set(locationId, { facts: view.facts, rows: rowsKey, plan })
      return plan
    },
  }
}
