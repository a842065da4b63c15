import type { MergeMoment, MergeProposal } from '#shared/domain/merging/model.ts'

/** What a moment saves; one that is not allowed apart or together has nothing to compare. */
function savedAt({ requiredApart, requiredTogether }: MergeMoment): number {
  return requiredApart === null || requiredTogether === null ? 0 : requiredApart - requiredTogether
}

/**
 * The moment that carries the two numbers of the question: one that is not allowed together when there is one, else
 * where most hours are saved, of those the one with most children, as the sentences say it. undefined without moments.
 * MERGE-4
 */
export function tellingMoment(moments: readonly MergeMoment[]): MergeMoment | undefined {
  const forbidden = moments.find(({ requiredTogether }) => requiredTogether === null)
  if (forbidden !== undefined) return forbidden
  return moments.toSorted(
    (a, b) =>
      savedAt(b) * (b.endMinute - b.startMinute) - savedAt(a) * (a.endMinute - a.startMinute) ||
      b.children - a.children ||
      a.startMinute - b.startMinute,
  )[0]
}

/** What forbids the merge first, then what has to be minded. */
export function blockersOf(proposal: Pick<MergeProposal, 'blockers'>): {
  readonly forbidding: MergeProposal['blockers']
  readonly minding: MergeProposal['blockers']
  /** Children whose parents must consent first if it becomes a habit; one day needs none. MERGE-3 */
  readonly withoutConsent: MergeProposal['blockers']
} {
  return {
    forbidding: proposal.blockers.filter(({ verdict }) => verdict === 'no'),
    minding: proposal.blockers.filter((blocker) => blocker.verdict !== 'no' && !isMissingConsent(blocker)),
    withoutConsent: proposal.blockers.filter(
      (blocker) => blocker.verdict !== 'no' && isMissingConsent(blocker),
    ),
  }
}

function isMissingConsent({ message }: MergeProposal['blockers'][number]): boolean {
  return message.code === 'merge.noConsent'
}
