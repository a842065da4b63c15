import { must } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { worstVerdict, type Message } from '../explanation/model.ts'
import type { BaseGroupId } from '../ids.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { listChildrenAway } from './children-away.ts'
import { chooseFreed } from './freed-staff.ts'
import { listBlockers, NO_CONSENT } from './list-blockers.ts'
import type { MergeInput } from './merge-input.ts'
import type { FreedStaff, MergeMoment, MergeProposal } from './model.ts'
import { momentsOfMerge, savedMinutesOf, type JudgedMoment, type MergePart } from './moments-of-merge.ts'
import { proposalSentences } from './proposal-sentences.ts'

/** A proposal with what the planner wants to know of it. */
export interface BuiltProposal {
  readonly proposal: MergeProposal
  /** Most people who stay besides those the law asks, for the sake of babies. MERGE-5 */
  readonly held: number
}

/**
 * What a merge means on a day: the same arithmetic whoever thought of it. `extra` sentences (why here, why not the
 * next best) come after the sums; `earlier` is whose hours other merges of the day free already.
 */
export function buildProposal(
  input: MergeInput,
  parts: readonly MergePart[],
  hostGroupId: BaseGroupId,
  interval: Interval,
  extra: readonly Message[] = [],
  earlier: readonly FreedStaff[] = [],
): BuiltProposal {
  const host = must(
    parts.find(({ group }) => group.id === hostGroupId),
    'the host is one of the groups',
  )
  const moments = momentsOfMerge(input, parts, hostGroupId, interval)
  const freed = chooseFreed(input, parts, hostGroupId, moments, earlier)
  const blockers = listBlockers({ input, parts, host, interval, moments, freed })
  const groupIds = parts.map(({ group }) => group.id).sort()
  const savedMinutes = Math.max(savedMinutesOf(moments) - freed.heldMinutes, 0)
  const joined = joinEqual(moments, orderOf(parts, groupIds))
  const hourCents = policiesAt(input.index.policies, input.day.day)['staff.hourCents']
  const savedCents = Math.round((savedMinutes * hourCents) / 60)
  const away = listChildrenAway(
    { groups: parts.map(({ groupDay }) => groupDay) },
    groupIds,
    hostGroupId,
    interval,
  )
  const verdict = worstVerdict(
    blockers.flatMap((blocker) => (blocker.message.code === NO_CONSENT ? [] : [blocker.verdict])),
  )
  const proposal: MergeProposal = {
    key: [input.day.day, hostGroupId, ...groupIds, interval.startMinute, interval.endMinute].join(' '),
    day: input.day.day,
    hostGroupId,
    groupIds,
    ...interval,
    verdict,
    savedMinutes,
    savedCents,
    moments: joined,
    freed: freed.freed,
    childrenAway: away.length,
    blockers,
    sentences: [
      ...proposalSentences({
        input,
        parts,
        host,
        interval,
        moments: joined,
        freed,
        savedMinutes,
        savedCents,
        childrenAway: away.length,
      }),
      ...extra,
    ],
  }
  return { proposal, held: freed.held }
}

/** Where each group of the answer stands in the parts. */
function orderOf(parts: readonly MergePart[], groupIds: readonly BaseGroupId[]): readonly number[] {
  return groupIds.map((groupId) => parts.findIndex(({ group }) => group.id === groupId))
}

/** Moments that say the same are one; a change of people without a change of numbers is no news. */
function joinEqual(moments: readonly JudgedMoment[], order: readonly number[]): readonly MergeMoment[] {
  const joined: MergeMoment[] = []
  for (const moment of moments) {
    const { startMinute, endMinute, children, requiredApart, requiredTogether, rostered } = moment
    const childrenApart = order.map((place) => moment.childrenApart[place] ?? 0)
    const next = {
      startMinute,
      endMinute,
      childrenApart,
      children,
      requiredApart,
      requiredTogether,
      rostered,
    }
    const last = joined.at(-1)
    if (last !== undefined && saysTheSame(last, next)) joined[joined.length - 1] = { ...last, endMinute }
    else joined.push(next)
  }
  return joined
}

function saysTheSame(a: MergeMoment, b: MergeMoment): boolean {
  return (
    a.requiredApart === b.requiredApart &&
    a.requiredTogether === b.requiredTogether &&
    a.rostered === b.rostered &&
    a.childrenApart.join() === b.childrenApart.join()
  )
}
