import { groupBy } from '#shared/kernel/group-by.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoWeekOf, weekdayOf, type Interval, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import { overlapOf } from '../occupancy/intervals.ts'
import type { LawBook } from '../ratio/model.ts'
import { inputsOfDays, listWithoutConsent } from './judge-agreement.ts'
import type { MergeInput } from './merge-input.ts'
import type { MergeDayPlan, MergeProposal } from './model.ts'
import { tryMerge } from './try-merge.ts'

/** Groups that could be together on a weekday, week after week, at the same times. MERGE-3 */
export interface StructuralMerge extends Interval {
  readonly weekday: Weekday
  readonly hostGroupId: BaseGroupId
  /** In order of id. */
  readonly groupIds: readonly BaseGroupId[]
  /** Weeks in which it may be and saves staff, of the weeks in which the location is open that weekday. */
  readonly fittingWeeks: number
  readonly openWeeks: number
  /** On average over the fitting weeks, whole minutes. */
  readonly savedMinutes: number
  /** Children whose parents must sign first. GROUP-3 */
  readonly withoutConsent: readonly ChildId[]
  readonly sentences: readonly Message[]
}

/** Less than this is no habit. */
const FEWEST_WEEKS = 2
/** The screen shows so many; the rest saves less. */
const MOST_LINES = 50
/** Weeks in which it does not fit are named up to here. */
const WEEKS_NAMED = 6

/** What was proposed on the same weekday for the same groups in the same room. */
interface Candidate extends Interval {
  readonly weekday: Weekday
  readonly hostGroupId: BaseGroupId
  readonly groupIds: readonly BaseGroupId[]
}

/**
 * The proposals of many weeks, put together by weekday: groups that were proposed together in two weeks or more, at the
 * hours they share, and tried anew on every such weekday. What saves most over all weeks comes first.
 */
export function findStructuralMerges(
  index: LocationIndex,
  book: LawBook,
  plans: readonly MergeDayPlan[],
): readonly StructuralMerge[] {
  const candidates = listCandidates(plans.flatMap(({ proposals }) => proposals))
  const wanted = new Set(candidates.map(({ weekday }) => weekday))
  const days = plans.map(({ day }) => day).filter((day) => wanted.has(weekdayOf(day)))
  const inputs = groupBy(inputsOfDays(index, book, days), ({ day }) => weekdayOf(day.day))
  return candidates
    .map((candidate) => tryWeekly(index, inputs.get(candidate.weekday) ?? [], candidate))
    .filter((merge) => merge.fittingWeeks >= FEWEST_WEEKS)
    .toSorted((a, b) => totalOf(b) - totalOf(a) || a.weekday - b.weekday)
    .slice(0, MOST_LINES)
}

function totalOf({ savedMinutes, fittingWeeks }: StructuralMerge): number {
  return savedMinutes * fittingWeeks
}

function listCandidates(proposals: readonly MergeProposal[]): readonly Candidate[] {
  const alike = groupBy(proposals, ({ day, hostGroupId, groupIds }) =>
    [weekdayOf(day), hostGroupId, ...groupIds].join(' '),
  )
  return [...alike.values()].flatMap((same): readonly Candidate[] => {
    if (same.length < FEWEST_WEEKS) return []
    const first = must(same[0], 'at least two proposals')
    const { hostGroupId, groupIds } = first
    return [{ weekday: weekdayOf(first.day), hostGroupId, groupIds, ...timesOf(same) }]
  })
}

/** The hours that all proposals share; without any, those that were proposed most often. */
function timesOf(proposals: readonly MergeProposal[]): Interval {
  const shared = proposals.reduce<Interval | null>(
    (times, proposal) => (times === null ? null : overlapOf(times, proposal)),
    { startMinute: 0, endMinute: 1440 },
  )
  if (shared !== null) return shared
  const same = [...groupBy(proposals, ({ startMinute, endMinute }) => `${startMinute} ${endMinute}`).values()]
  const usual = must(same.toSorted((a, b) => b.length - a.length)[0]?.[0], 'at least one proposal')
  return { startMinute: usual.startMinute, endMinute: usual.endMinute }
}

function tryWeekly(
  index: LocationIndex,
  inputs: readonly MergeInput[],
  candidate: Candidate,
): StructuralMerge {
  const { groupIds, hostGroupId, startMinute, endMinute } = candidate
  const open = inputs.filter((input) => isOpenFor(index, input, hostGroupId))
  const fitting: MergeInput[] = []
  const failing: IsoDay[] = []
  let saved = 0
  for (const input of open) {
    const reserved = { ...input, mayUseDeviation: false }
    const tried = tryMerge(reserved, groupIds, hostGroupId, { startMinute, endMinute })
    if (tried.ok && tried.value.verdict !== 'no' && tried.value.savedMinutes > 0) {
      fitting.push(input)
      saved += tried.value.savedMinutes
    } else failing.push(input.day.day)
  }
  const withoutConsent = listWithoutConsent(fitting, candidate)
  const merge = {
    ...candidate,
    fittingWeeks: fitting.length,
    openWeeks: open.length,
    savedMinutes: fitting.length === 0 ? 0 : Math.round(saved / fitting.length),
    withoutConsent,
  }
  return { ...merge, sentences: sentencesOf(index, merge, failing) }
}

function isOpenFor(index: LocationIndex, { day }: MergeInput, groupId: BaseGroupId): boolean {
  const setting = index.groupById.get(groupId)?.setting
  return day.settings.some((candidate) => candidate.setting === setting && candidate.opening !== null)
}

function sentencesOf(
  index: LocationIndex,
  merge: Omit<StructuralMerge, 'sentences'>,
  failing: readonly IsoDay[],
): readonly Message[] {
  const named = {
    weekdayCode: `mergePaper.weekday.${merge.weekday}`,
    groups: merge.groupIds.map((groupId) => index.groupById.get(groupId)?.name ?? '').join(' + '),
  }
  const sentences: Message[] = [
    {
      code: 'mergeStructural.fits',
      params: { ...named, fitting: merge.fittingWeeks, count: merge.openWeeks },
    },
  ]
  if (failing.length > 0 && failing.length <= WEEKS_NAMED) {
    const weeks = failing.map((day) => Number(isoWeekOf(day).slice(-2))).join(', ')
    sentences.push({ code: 'mergeStructural.notIn', params: { ...named, weeks, count: failing.length } })
  }
  if (merge.withoutConsent.length > 0) {
    sentences.push({
      code: 'mergeStructural.consent',
      params: { ...named, count: merge.withoutConsent.length },
    })
  }
  return sentences
}
