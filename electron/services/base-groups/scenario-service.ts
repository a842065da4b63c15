import { differenceOf, judgeChange, messageOfPlanned } from '#shared/domain/base-groups/plan-outcome.ts'
import type { PlanHorizon, PlannedChange, Scenario } from '#shared/domain/base-groups/model.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId, ScenarioId } from '#shared/domain/ids.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import type { ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { isoWeekOf } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import { inWeekdayOrder } from './in-weekday-order.ts'
import type { PlanDesk } from './plan-desk.ts'

export interface ScenarioService {
  list(input: ParsedInput<'scenarios.list'>): Result<CallOutput<'scenarios.list'>, Message>
  create(
    input: ParsedInput<'scenarios.create'>,
    actorId: string,
  ): Result<CallOutput<'scenarios.create'>, Message>
  change(input: ParsedInput<'scenarios.change'>, actorId: string): Result<Done, Message>
  discard(input: ParsedInput<'scenarios.discard'>, actorId: string): Result<Done, Message>
  compare(input: ParsedInput<'scenarios.compare'>): Result<CallOutput<'scenarios.compare'>, Message>
  carryOut(input: ParsedInput<'scenarios.carryOut'>, actorId: string): Result<Done, Message>
}

export interface ScenarioParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly desk: PlanDesk
  readonly clock: Pick<ClockPort, 'today'>
  readonly act: Act
  readonly nameOf: (actorId: string) => string
}

/** Plans of a list are judged over a year; the newest first. */
const LIST_WEEKS = 53
const SCENARIOS_MAX = 200
/** So many changes are judged for one list; of those beyond it is not known whether they fit. */
const JUDGED_MAX = 300

export function createScenarioService(parts: ScenarioParts): ScenarioService {
  const { act, rows } = parts
  return {
    list: ({ locationId }) => listScenarios(parts, locationId),
    create: ({ locationId, name, changes }, actorId) => {
      const done = act('createScenario', { locationId, name, changes: changes.map(inWeekdayOrder) }, actorId)
      // A command that makes one row gives it the first id after its own.
      return done.ok ? ok({ done: done.value, scenarioId: `${done.value.commandId}.1` as ScenarioId }) : done
    },
    change: ({ scenarioId, name, changes }, actorId) =>
      act('changeScenario', { scenarioId, name, changes: changes.map(inWeekdayOrder) }, actorId),
    discard: (input, actorId) => act('discardScenario', input, actorId),
    compare: ({ scenarioId, fromWeek, weeks }) => {
      const scenario = rows.findRow('scenario', scenarioId)
      if (scenario === undefined) return notFound('scenario', scenarioId)
      return compareScenario(parts, scenario, { fromWeek, weeks })
    },
    carryOut: ({ scenarioId, picked }, actorId) =>
      act(
        'carryOutScenario',
        { scenarioId, picked: [...new Set(picked)].toSorted((a, b) => a - b) },
        actorId,
      ),
  }
}

function listScenarios(
  parts: ScenarioParts,
  locationId: LocationId,
): Result<CallOutput<'scenarios.list'>, Message> {
  const { rows, desk, clock } = parts
  const plan = desk.find(locationId, { fromWeek: isoWeekOf(clock.today()), weeks: LIST_WEEKS })
  if (plan === undefined) return notFound('location', locationId)
  const scenarios = rows
    .listRows('scenario', { locationId })
    .filter(({ status }) => status !== 'discarded')
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
    .slice(0, SCENARIOS_MAX)
  let left = JUDGED_MAX
  return ok({
    scenarios: scenarios.map((scenario) => {
      const summary = summaryOf(parts, plan, scenario, left)
      if (scenario.status === 'open') left = Math.max(left - scenario.changes.length, 0)
      return summary
    }),
  })
}

function compareScenario(
  parts: ScenarioParts,
  scenario: Scenario,
  horizon: PlanHorizon,
): Result<CallOutput<'scenarios.compare'>, Message> {
  const plan = parts.desk.find(scenario.locationId, horizon)
  if (plan === undefined) return notFound('location', scenario.locationId)
  const { plan: after, applied } = parts.desk.withScenario(plan, scenario)
  const difference = differenceOf(plan, after, applied)
  return ok({
    scenario: summaryOf(parts, plan, scenario, scenario.changes.length),
    difference: { ...difference, waitingPlaced: [...difference.waitingPlaced] },
  })
}

/** Each change in words, judged as the house stands now, on what the changes before it make of it. PLAN-4 */
function summaryOf(
  parts: ScenarioParts,
  plan: BasePlan,
  scenario: Scenario,
  judgedMax: number,
): ScenarioSummary {
  const { rows, clock, nameOf } = parts
  const today = clock.today()
  const nameOfChild = (change: PlannedChange): string =>
    rows.findRow('child', change.childId)?.firstName ?? ''
  let before = plan
  const changes = scenario.changes.map((change, position) => {
    const message = messageOfPlanned(plan, change, nameOfChild(change))
    // What was carried out or put away is not judged again: it is history.
    if (scenario.status !== 'open') return { change, message, verdict: 'ok' as const }
    if (position >= judgedMax) return { change, message, verdict: 'unknown' as const }
    const judged = judgeChange(before, change, today)
    before = judged.plan
    return { change, message, verdict: judged.verdict }
  })
  return {
    id: scenario.id,
    name: scenario.name,
    status: scenario.status,
    changes,
    createdByName: nameOf(scenario.createdBy),
  }
}

function notFound(what: string, id: string): Result<never, Message> {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}
