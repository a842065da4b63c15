import { daysOfWeek, isoWeekOf, isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId, MergeId } from '../ids.ts'
import { withMerge } from '../merging/agreement-days.ts'
import { holdsOn } from '../merging/days-held.ts'
import { roomsOf, type MergeInput } from '../merging/merge-input.ts'
import type { GroupMerge, MergeProposal } from '../merging/model.ts'
import { tryMerge } from '../merging/try-merge.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { checkStep } from './check-step.ts'
import { checkWithoutAlternatives } from './check-wish.ts'
import { computedDayOf } from './computed-days.ts'
import type { CheckResult, CheckStep, ResolvedWish } from './model.ts'
import type { CheckInput } from './wish-subject.ts'

/**
 * Adds to an answer that is a no for staff alone: with which group the wish would fit if both were together then. The
 * answer itself stays a no; agreeing to the merge is an act of its own. CHECK-3, MERGE-1
 */
export function withFittingMerge(input: CheckInput, result: CheckResult): CheckResult {
  const step = findFittingMerge(input, result)
  if (step === null) return result
  const place = result.steps.findIndex(({ code }) => code === 'ratio') + 1
  return { ...result, steps: [...result.steps.slice(0, place), step, ...result.steps.slice(place)] }
}

function findFittingMerge(input: CheckInput, result: CheckResult): CheckStep | null {
  const { resolved } = result
  if (resolved === null || !isOnlyStaffMissing(result)) return null
  const { index } = input
  const group = index.groupById.get(resolved.groupId)
  // MERGE-9: school groups share their staff already.
  if (group === undefined || group.setting === 'outOfSchoolCare') return null
  const day = mergeInputOf(input, resolved.wantedDay)
  if (day === undefined) return null
  const proposals = listProposals(day, group, resolved)
  const fitting = proposals.find((proposal) => fitsWith(input, resolved, proposal))
  if (fitting === undefined) return null
  const nameOf = (groupId: BaseGroupId): string => index.groupById.get(groupId)?.name ?? ''
  return checkStep('merged', 'ok', 'check.merged.wouldFit', {
    group: group.name,
    others: fitting.groupIds
      .filter((groupId) => groupId !== group.id)
      .map(nameOf)
      .join(', '),
    hostName: nameOf(fitting.hostGroupId),
    day: resolved.wantedDay,
    start: fitting.startMinute,
    end: fitting.endMinute,
  })
}

/** The days are those the check computed already; the law's room for fewer staff stays in reserve. MERGE-6 */
function mergeInputOf({ index, book }: CheckInput, wantedDay: IsoDay): MergeInput | undefined {
  const week = daysOfWeek(isoWeekOf(wantedDay)).flatMap(
    (other) => computedDayOf(index, book, other)?.location ?? [],
  )
  const day = week.find((other) => other.day === wantedDay)
  if (day === undefined) return undefined
  const others = week.filter((other) => other !== day)
  return {
    index,
    book,
    day,
    agreed: index.facts.merges.filter((merge) => holdsOn(merge, wantedDay)),
    roomsOfWeek: roomsOf(index, others),
    mayUseDeviation: false,
  }
}

function isOnlyStaffMissing({ verdict, steps }: CheckResult): boolean {
  return verdict === 'no' && steps.every((step) => step.verdict !== 'no' || step.code === 'ratio')
}

/** The group with each other one of its setting, in either room, that may be together at the wanted time. MERGE-2 */
function listProposals(
  day: MergeInput,
  group: BaseGroup,
  { wantedDay, wanted }: ResolvedWish,
): readonly MergeProposal[] {
  const others = day.index.groups.filter(
    (other) => other.id !== group.id && other.setting === group.setting && isValidOn(other, wantedDay),
  )
  const proposals = others.flatMap((other) =>
    [group.id, other.id].flatMap((hostGroupId): readonly MergeProposal[] => {
      const tried = tryMerge(day, [group.id, other.id], hostGroupId, wanted)
      return tried.ok && tried.value.verdict !== 'no' ? [tried.value] : []
    }),
  )
  return proposals.toSorted((a, b) => a.childrenAway - b.childrenAway)
}

/** Checked like the wish itself, on the day as it would be. */
function fitsWith(input: CheckInput, resolved: ResolvedWish, proposal: MergeProposal): boolean {
  const { hostGroupId, groupIds, day, startMinute, endMinute } = proposal
  const merge: GroupMerge = {
    id: 'wished' as MergeId,
    locationId: resolved.locationId,
    hostGroupId,
    groupIds,
    kind: 'oneOff',
    validFrom: day,
    validUntil: day,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    exceptDays: [],
    startMinute,
    endMinute,
    reason: 'other',
    note: '',
    proof: [],
    decidedBy: '',
    decidedAt: input.now,
  }
  const { verdict } = checkWithoutAlternatives({ ...input, index: withMerge(input.index, merge) })
  return verdict === 'ok' || verdict === 'caution'
}
