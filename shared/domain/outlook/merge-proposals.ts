import { holdsOn } from '../merging/days-held.ts'
import { roomsOf } from '../merging/merge-input.ts'
import type { DismissedMerge, MergeProposal } from '../merging/model.ts'
import { planMerges } from '../merging/plan-merges.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { LawBook } from '../ratio/model.ts'

/** What the merge planner proposes for a day that is computed already; the other days of its week decide the rooms. */
export function proposalsOn(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  otherDays: readonly LocationDay[],
  dismissed: readonly DismissedMerge[],
): readonly MergeProposal[] {
  return planMerges({
    index,
    book,
    day,
    agreed: index.facts.merges.filter((merge) => holdsOn(merge, day.day)),
    roomsOfWeek: roomsOf(index, otherDays),
    mayUseDeviation: policiesAt(index.policies, day.day)['merging.useDeviation'],
    dismissed,
  }).proposals
}
