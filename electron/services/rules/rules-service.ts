import type { FactQuery } from '#shared/commands/facts.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { readHouseRule } from '#shared/domain/policies/policies-on.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { WantedPolicy } from '#shared/domain/rules-replay/with-house-rules.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort, IdPort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import { listPolicies } from './list-policies.ts'
import { previewRules } from './preview-rules.ts'
import { createReplayJobs } from './replay-jobs.ts'
import { runInSlices, type SlicedRun, type SlicePorts } from './run-in-slices.ts'

/** House rules as the screen asks for them: what holds, what a change would do, the change itself. */
export interface RulesService {
  list(input: ParsedInput<'rules.list'>): Result<CallOutput<'rules.list'>, Message>
  set(input: ParsedInput<'rules.set'>, actorId: string): Result<Done, Message>
  setMany(input: ParsedInput<'rules.setMany'>, actorId: string): Result<Done, Message>
  end(input: ParsedInput<'rules.end'>, actorId: string): Result<Done, Message>
  /** @param isNameShown whether the one who asks may see names of children. PRIV-4 */
  preview(
    input: ParsedInput<'rules.preview'>,
    isNameShown: boolean,
  ): Promise<Result<CallOutput<'rules.preview'>, Message>>
  replay(input: ParsedInput<'rules.replay'>): Result<CallOutput<'rules.replay'>, Message>
  replayProgress(
    input: ParsedInput<'rules.replayProgress'>,
  ): Result<CallOutput<'rules.replayProgress'>, Message>
  replayStop(input: ParsedInput<'rules.replayStop'>): Result<CallOutput<'rules.replayStop'>, Message>
  /** Ends what still runs. */
  close(): void
}

export interface RulesParts {
  readonly rows: RowReader
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly answer: (query: FactQuery) => unknown
  readonly rulebook: Rulebook
  readonly clock: ClockPort
  readonly ids: Pick<IdPort, 'newId'>
  readonly act: Act
  readonly slices: SlicePorts
}

export function createRulesService(parts: RulesParts): RulesService {
  const { rows, act } = parts
  const jobs = createReplayJobs(parts)
  const previews = new Set<SlicedRun<CallOutput<'rules.preview'>>>()
  return {
    list: ({ locationId, day }) =>
      rows.findRow('location', locationId) === undefined
        ? notFound('location', locationId)
        : ok(listPolicies(houseRulesFor(rows, locationId), locationId, day)),
    set: (input, actorId) => act('setHouseRule', input, actorId),
    setMany: (input, actorId) => act('setHouseRules', input, actorId),
    end: (input, actorId) => act('endHouseRule', input, actorId),
    async preview({ locationId, scope, values, validFrom }, isNameShown) {
      const location = rows.findRow('location', locationId)
      if (location === undefined) return notFound('location', locationId)
      const wrong = findWrongValue(values)
      if (wrong !== null) return refuse(wrong)
      const isWide = scope === 'organisation'
      const run = runInSlices(
        previewRules(
          { rows, facts: parts.facts, lawBook: parts.rulebook.law, clock: parts.clock },
          {
            locations: isWide ? rows.listRows('location', {}) : [location],
            ruleLocationId: isWide ? null : locationId,
            values,
            validFrom,
            isNameShown,
          },
        ),
        parts.slices,
      )
      previews.add(run)
      try {
        const output = await run.finished
        return output === null ? refuse({ code: 'call.closed', params: {} }) : ok(output)
      } finally {
        previews.delete(run)
      }
    },
    replay({ locationId, scope, values, from, until }) {
      if (rows.findRow('location', locationId) === undefined) return notFound('location', locationId)
      const wrong = findWrongValue(values)
      if (wrong !== null) return refuse(wrong)
      const jobId = `replay-${parts.ids.newId()}`
      const ruleLocationId = scope === 'organisation' ? null : locationId
      jobs.start(jobId, { locationId, ruleLocationId, values, from, until })
      return ok({ jobId })
    },
    replayProgress({ jobId }) {
      const progress = jobs.find(jobId)
      return progress === undefined ? notFound('replay', jobId) : ok(progress)
    },
    replayStop: ({ jobId }) => (jobs.stop(jobId) ? ok({ isStopped: true }) : notFound('replay', jobId)),
    close() {
      for (const run of previews) run.stop()
      jobs.close()
    },
  }
}

function houseRulesFor(rows: Pick<RowReader, 'listRows'>, locationId: LocationId) {
  return [
    ...rows.listRows('house_rule', { locationId: null }),
    ...rows.listRows('house_rule', { locationId }),
  ]
}

function findWrongValue(values: readonly WantedPolicy[]): Message | null {
  for (const wanted of values) {
    const read = readHouseRule(wanted)
    if (!read.ok) return read.refusal
  }
  return null
}

function notFound(what: string, id: string): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}
