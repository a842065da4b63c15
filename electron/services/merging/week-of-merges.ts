import type { Message } from '#shared/domain/explanation/model.ts'
import { daysHeldWithin } from '#shared/domain/merging/agreement-days.ts'
import type { GroupMerge, MergeDayPlan } from '#shared/domain/merging/model.ts'
import { standingsOfMerge } from '#shared/domain/merging/standing-of-merge.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { AgreedMerge } from '#shared/ipc/parts/merging.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { daysOfWeek, type IsoDay } from '#shared/kernel/time.ts'
import { noLocation, noPlan, type MergingParts } from './merging-parts.ts'

/** Shorter than the time in which the screen wants an answer: then the best plan so far comes. */
const DEADLINE_MS = 8_000

/** One week: what merging could save, day by day, and how the agreed merges stand. MERGE-4, MERGE-8 */
export async function describeWeek(
  parts: MergingParts,
  { locationId, week, mayUseDeviation }: ParsedInput<'merging.week'>,
): Promise<Result<CallOutput<'merging.week'>, Message>> {
  const { rows, facts, plans } = parts
  const days = daysOfWeek(week)
  const [monday] = days
  const sunday = days.at(-1)
  if (monday === undefined || sunday === undefined) return noLocation(locationId)
  const view = facts.find(locationId, monday, sunday)
  if (view === undefined) return noLocation(locationId)
  const dismissed = rows
    .listRows('dismissed_merge', {
      locationId,
      validFrom: { until: sunday },
      validUntil: { from: monday },
    })
    .filter((row) => daysHeldWithin(row, monday, sunday).length > 0)
  const today = parts.clock.today()
  const agreed = view.index.facts.merges
    .filter((merge) => daysHeldWithin(merge, monday, sunday).length > 0)
    .map((merge) => agreedOf(parts, view.index, merge, days, today))
  const planned = await plans.plan(view, {
    days,
    dismissed,
    mayUseDeviation,
    deadlineMs: DEADLINE_MS,
  })
  if (planned === undefined) return noPlan()
  const shown = planned.map((plan) => (plan.day < today ? withoutProposals(plan) : plan))
  const proposals = shown.flatMap((plan) => plan.proposals)
  return ok({
    days: shown,
    agreed,
    savedMinutes: proposals.reduce((sum, { savedMinutes }) => sum + savedMinutes, 0),
    savedCents: proposals.reduce((sum, { savedCents }) => sum + savedCents, 0),
    dismissed: dismissed.length,
  })
}

/** What is over cannot be done any more; what was asked that day stays. */
function withoutProposals(plan: MergeDayPlan): MergeDayPlan {
  return {
    ...plan,
    proposals: [],
    notices: [{ code: 'mergeStanding.over', params: { day: plan.day } }],
    proof: { isProven: true, gapMinutes: 0 },
    requiredTogetherMinutes: plan.requiredApartMinutes,
  }
}

function agreedOf(
  { nameOf, lawBook }: MergingParts,
  index: LocationIndex,
  merge: GroupMerge,
  days: readonly IsoDay[],
  today: IsoDay,
): AgreedMerge {
  const { id, hostGroupId, kind, validFrom, validUntil, startMinute, endMinute, reason, note } = merge
  return {
    id,
    hostGroupId,
    groupIds: [...merge.groupIds],
    kind,
    validFrom,
    validUntil,
    weekdays: [...merge.weekdays],
    startMinute,
    endMinute,
    reason,
    note,
    decidedByName: nameOf(merge.decidedBy),
    days: standingsOfMerge(index, lawBook, merge, days, today).map(
      ({ day, standing, sentences, savedMinutes }) => ({
        day,
        standing,
        sentences: [...sentences],
        savedMinutes,
      }),
    ),
    proof: [...merge.proof],
  }
}
