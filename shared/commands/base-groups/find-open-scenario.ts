import type { Scenario } from '#shared/domain/base-groups/model.ts'
import type { ScenarioId } from '#shared/domain/ids.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { findRow, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'

/** A plan that may still change: one that was carried out or put away stays as it was. */
export function* findOpenScenario(scenarioId: ScenarioId): Facts<Result<Scenario, CommandRefusal>> {
  const scenario = yield* findRow('scenario', scenarioId)
  if (scenario === undefined)
    return refuse({ code: 'notFound', params: { what: 'scenario', id: scenarioId } })
  return scenario.status === 'open'
    ? ok(scenario)
    : refuse({
        code: 'scenarioClosed',
        params: { name: scenario.name, statusCode: `scenarioStatus.${scenario.status}` },
      })
}
