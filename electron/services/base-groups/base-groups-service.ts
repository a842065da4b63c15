import type { AppliedChange, ChangedPlan } from '#shared/domain/base-groups/apply-changes.ts'
import type { PlannedChange, Scenario } from '#shared/domain/base-groups/model.ts'
import { judgeChanges } from '#shared/domain/base-groups/plan-outcome.ts'
import { createTimeline } from '#shared/domain/base-groups/plan-timeline.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import { contractToEnd } from './contract-to-end.ts'
import { inWeekdayOrder } from './in-weekday-order.ts'
import type { PlanDesk } from './plan-desk.ts'
import { viewOfTimeline } from './timeline-view.ts'

export interface BaseGroupsService {
  timeline(input: ParsedInput<'baseGroups.timeline'>): Result<CallOutput<'baseGroups.timeline'>, Message>
  try(input: ParsedInput<'baseGroups.try'>): Result<CallOutput<'baseGroups.try'>, Message>
  carryOut(input: ParsedInput<'baseGroups.carryOut'>, actorId: string): Result<Done, Message>
}

export interface BaseGroupsParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly desk: PlanDesk
  readonly clock: Pick<ClockPort, 'today'>
  readonly act: Act
}

export function createBaseGroupsService(parts: BaseGroupsParts): BaseGroupsService {
  const { desk, clock } = parts
  return {
    timeline: (input) => {
      const looked = lookAt(parts, input)
      if (!looked.ok) return looked
      const { plan, applied } = looked.value
      const timeline = createTimeline(plan, clock.today())
      return ok(
        viewOfTimeline({ ...timeline, notices: [...applied.flatMap(sayLeftOut), ...timeline.notices] }),
      )
    },
    try: (input) => {
      const looked = lookAt(parts, input)
      if (!looked.ok) return looked
      const { plan } = looked.value
      const changes = input.changes.map(inWeekdayOrder)
      const outcome = judgeChanges(plan, changes, desk.listFriendships(plan), clock.today())
      return ok({
        verdict: outcome.verdict,
        sentences: [...outcome.sentences],
        groups: outcome.groups.map(({ groupId, weeks }) => ({ groupId, weeks: [...weeks] })),
        difference: { ...outcome.difference, waitingPlaced: [...outcome.difference.waitingPlaced] },
        better: outcome.better === null ? null : { ...outcome.better },
      })
    },
    carryOut: ({ locationId, change }, actorId) =>
      carryOut(parts, locationId, inWeekdayOrder(change), actorId),
  }
}

type Horizon = Pick<ParsedInput<'baseGroups.timeline'>, 'locationId' | 'fromWeek' | 'weeks' | 'scenarioId'>

/** The plan a screen looks at: the present one, or the one with a scenario on top. */
function lookAt({ rows, desk }: BaseGroupsParts, input: Horizon): Result<ChangedPlan, Message> {
  const plan = desk.find(input.locationId, { fromWeek: input.fromWeek, weeks: input.weeks })
  if (plan === undefined) return notFound('location', input.locationId)
  if (input.scenarioId === null) return ok({ plan, applied: [] })
  const scenario: Scenario | undefined = rows.findRow('scenario', input.scenarioId)
  if (scenario === undefined || scenario.locationId !== input.locationId) {
    return notFound('scenario', input.scenarioId)
  }
  return ok(desk.withScenario(plan, scenario))
}

/** A change of a scenario that cannot be done any more is not on the timeline, and that is said. PLAN-4 */
function sayLeftOut({ refusal, firstName }: AppliedChange): readonly Message[] {
  if (refusal === null) return []
  const params = { ...refusal.params, child: firstName, sentenceCode: `refusal.${refusal.code}` }
  return [{ code: 'plan.notice.leftOut', params }]
}

function carryOut(
  { rows, clock, act }: BaseGroupsParts,
  locationId: Horizon['locationId'],
  change: PlannedChange,
  actorId: string,
): Result<Done, Message> {
  const { kind, ...rest } = change
  if (kind === 'transfer') return act('transferChild', { locationId, ...rest }, actorId)
  if (kind === 'place') return act('placeChild', { locationId, ...rest }, actorId)
  const contract = contractToEnd(rows, locationId, change)
  if (contract === undefined) {
    const child = rows.findRow('child', change.childId)
    return refuse({ code: 'refusal.planNoPlace', params: { firstName: child?.firstName ?? '' } })
  }
  const ending = { contractId: contract.id, receivedOn: clock.today(), lastDay: change.day }
  return act('endContract', { ...ending, isByProvider: false, reason: '' }, actorId)
}

function notFound(what: string, id: string): Result<never, Message> {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}
