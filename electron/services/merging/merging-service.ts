import type { Message } from '#shared/domain/explanation/model.ts'
import { inputsOfDays } from '#shared/domain/merging/judge-agreement.ts'
import { tryMerge } from '#shared/domain/merging/try-merge.ts'
import type { CallName, CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { daysOfWeek, isoWeekOf } from '#shared/kernel/time.ts'
import type { Act } from '../commands/act.ts'
import type { PlanningJobs } from '../planning-jobs/planning-jobs.ts'
import { describePapers } from './merge-papers.ts'
import { createMergePlans } from './merge-plans.ts'
import { noLocation, type MergingParts } from './merging-parts.ts'
import { describeStructural } from './structural-merges.ts'
import { describeWeek } from './week-of-merges.ts'

type Answer<Name extends CallName> = Result<CallOutput<Name>, Message>

export interface MergingService {
  /** What merging could save in a week, and how the agreed merges stand. */
  week(input: ParsedInput<'merging.week'>): Promise<Answer<'merging.week'>>
  /** The weekdays on which the same groups could be together week after week. */
  structural(input: ParsedInput<'merging.structural'>): Promise<Answer<'merging.structural'>>
  /** What a merge would mean on one day. Writes nothing. */
  tryOut(input: ParsedInput<'merging.try'>): Answer<'merging.try'>
  accept(input: ParsedInput<'merging.accept'>, actorId: string): Answer<'merging.accept'>
  dismiss(input: ParsedInput<'merging.dismiss'>, actorId: string): Answer<'merging.dismiss'>
  end(input: ParsedInput<'merging.end'>, actorId: string): Answer<'merging.end'>
  papers(input: ParsedInput<'merging.papers'>): Answer<'merging.papers'>
}

export interface MergingServiceParts extends Omit<MergingParts, 'plans'> {
  readonly jobs: Pick<PlanningJobs, 'start'>
  readonly act: Act
}

export function createMergingService(given: MergingServiceParts): MergingService {
  const { act } = given
  const parts: MergingParts = { ...given, plans: createMergePlans(given.jobs) }
  return {
    week: (input) => describeWeek(parts, input),
    structural: (input) => describeStructural(parts, input),
    tryOut: (input) => tryOut(parts, input),
    accept: ({ day, ...wanted }, actorId) => act('acceptMerge', { ...wanted, validFrom: day }, actorId),
    dismiss: (input, actorId) => act('dismissMerge', input, actorId),
    end: (input, actorId) => act('endMerge', input, actorId),
    papers: (input) => describePapers(parts, input),
  }
}

function tryOut(
  { facts, lawBook }: MergingParts,
  { locationId, day, groupIds, hostGroupId, startMinute, endMinute }: ParsedInput<'merging.try'>,
): Answer<'merging.try'> {
  const week = daysOfWeek(isoWeekOf(day))
  const view = facts.find(locationId, week[0] ?? day, week.at(-1) ?? day)
  if (view === undefined) return noLocation(locationId)
  const [input] = inputsOfDays(view.index, lawBook, [day])
  if (input === undefined) return noLocation(locationId)
  const tried = tryMerge(input, groupIds, hostGroupId, { startMinute, endMinute })
  return ok(tried.ok ? { proposal: tried.value, refusal: null } : { proposal: null, refusal: tried.refusal })
}
