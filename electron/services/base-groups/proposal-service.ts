import type { Scenario } from '#shared/domain/base-groups/model.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import type { WaitingChild } from '#shared/domain/base-groups/proposal/proposal-model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { restrictedChildren } from '#shared/domain/privacy/is-restricted.ts'
import { policiesAt } from '#shared/domain/policies/policies-on.ts'
import { orderWaiting } from '#shared/domain/waiting-list/order-waiting.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort, IdPort } from '../../ports.ts'
import type { JobFailure } from '../planning-jobs/planning-jobs.ts'
import type { PlanDesk } from './plan-desk.ts'
import type { ProposalJobs } from './proposal-jobs.ts'

/** The search for a better division over the groups; it proposes, and changes nothing. PLAN-6 */
export interface ProposalService {
  start(input: ParsedInput<'proposals.start'>): Result<CallOutput<'proposals.start'>, Message>
  progress(input: ParsedInput<'proposals.progress'>): Result<CallOutput<'proposals.progress'>, Message>
  stop(input: ParsedInput<'proposals.stop'>): Result<CallOutput<'proposals.stop'>, Message>
}

export interface ProposalParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly desk: PlanDesk
  readonly clock: Pick<ClockPort, 'today'>
  readonly ids: Pick<IdPort, 'newId'>
  readonly jobs: ProposalJobs
}

/** The same question gives the same answer, as far as it gets in its time. */
const SEED = 20_261
/** More tries than a search of two minutes makes: its time is its end. */
const TRIES_MAX = 50_000_000
/** So long may putting the plan together take at most, on a slow or busy machine. */
const PREPARE_MS = 30_000
const MOVES_MAX = 1_000

export function createProposalService(parts: ProposalParts): ProposalService {
  const { rows, desk, clock, ids, jobs } = parts
  return {
    start(input) {
      const horizon = { fromWeek: input.fromWeek, weeks: input.weeks }
      const plan = desk.find(input.locationId, horizon)
      if (plan === undefined) return notFound('location', input.locationId)
      const scenario: Scenario | undefined =
        input.scenarioId === null ? undefined : rows.findRow('scenario', input.scenarioId)
      if (input.scenarioId !== null && scenario?.locationId !== input.locationId) {
        return notFound('scenario', input.scenarioId)
      }
      const today = clock.today()
      // Counted where they are, and not moved or placed. PRIV-2
      const restricted = restrictedChildren(rows.listRows('processing_restriction', {}), today)
      const jobId = `proposal-${ids.newId()}`
      jobs.start(
        jobId,
        {
          facts: plan.index.facts,
          horizon,
          changes: scenario?.changes ?? [],
          friendships: desk.listFriendships(plan),
          waiting: input.withWaitingList
            ? listWaiting(parts, plan, today).filter(({ child }) => !restricted.has(child.id))
            : [],
          today,
          keptInPlace: plan.index.facts.children.map(({ id }) => id).filter((id) => restricted.has(id)),
          seed: SEED,
          searchMs: input.seconds * 1_000,
          tries: TRIES_MAX,
        },
        input.seconds * 1_000 + PREPARE_MS,
      )
      return ok({ jobId })
    },
    progress: ({ jobId }) => ok(progressOf(jobs.find(jobId))),
    stop({ jobId }) {
      jobs.stop(jobId)
      return ok({})
    },
  }
}

/** Who waits, in the order in which they are served. WAIT-2 */
function listWaiting({ rows }: ProposalParts, plan: BasePlan, today: IsoDay): readonly WaitingChild[] {
  const { index } = plan
  const isHere = (childId: WaitingChild['child']['id']): boolean =>
    (index.contractsByChild.get(childId) ?? []).some(
      ({ contract }) => contract.endDate === null || contract.endDate >= today,
    )
  const entries = rows.listRows('waiting_entry', { locationId: index.facts.location.id, status: 'waiting' })
  const families = entries.flatMap((entry) => {
    const child = index.children.get(entry.childId)?.child
    if (child === undefined) return []
    const hasSibling = index.facts.children.some(
      ({ id, familyId }) => id !== child.id && familyId === child.familyId && isHere(id),
    )
    return [{ entry, isInternal: isHere(child.id), hasSibling }]
  })
  const order = policiesAt(index.policies, today)['waitingList.order']
  return orderWaiting(families, order).flatMap(({ entry }) => {
    const child = index.children.get(entry.childId)?.child
    return child === undefined ? [] : [{ entry, child }]
  })
}

function progressOf(found: ReturnType<ProposalJobs['find']>): CallOutput<'proposals.progress'> {
  const { progress = null, proposal = null, failure = null } = found ?? {}
  return {
    state: found?.state ?? 'unknown',
    elapsedMs: found?.elapsedMs ?? 0,
    requiredMinutesNow: progress?.requiredMinutesNow ?? null,
    requiredMinutesThen: progress?.requiredMinutesThen ?? null,
    gapPerMille: progress?.gapPerMille ?? null,
    waitingPlaced: progress?.waitingPlaced ?? 0,
    moves: (proposal?.moves ?? [])
      .slice(0, MOVES_MAX)
      .map(({ change, message, reasons }) => ({ change, message, reasons: [...reasons] })),
    notices: [...(proposal?.notices ?? [])],
    failure: failure === null ? null : { code: failureCodes[failure], params: {} },
  }
}

const failureCodes: Readonly<Record<JobFailure, string>> = {
  crashed: 'proposal.failed',
  deadline: 'proposal.tooLong',
  closed: 'proposal.closed',
}

function notFound(what: string, id: string): Result<never, Message> {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}
