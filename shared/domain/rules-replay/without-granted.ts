import type { RequestId } from '../ids.ts'
import type { LedgerEntry } from '../ledger/model.ts'
import type { LocationFacts } from '../occupancy/model.ts'

/** The facts as if these requests had never been asked: what granting them changed is left out. */
export function withoutGranted(facts: LocationFacts, requestIds: ReadonlySet<RequestId>): LocationFacts {
  const isOfRequest = ({ requestId }: { readonly requestId: RequestId | null }): boolean =>
    requestId !== null && requestIds.has(requestId)
  const taken = facts.extraAttendances.filter(isOfRequest)
  return {
    ...facts,
    extraAttendances: facts.extraAttendances.filter((extra) => !isOfRequest(extra)),
    absences: facts.absences.filter((absence) => !isOfRequest(absence)),
    // A move does not name its request; it is the one of the same child for the same hours. GROUP-2
    groupMoves: facts.groupMoves.filter(
      (move) =>
        !taken.some(
          (extra) =>
            extra.childId === move.childId &&
            extra.day === move.day &&
            extra.startMinute === move.startMinute &&
            extra.groupId === move.toGroupId,
        ),
    ),
    requests: facts.requests.filter(({ id }) => !requestIds.has(id)),
  }
}

/** The account without what these requests booked. */
export function entriesWithout(
  entries: readonly LedgerEntry[],
  requestIds: ReadonlySet<string>,
): readonly LedgerEntry[] {
  return entries.filter((entry) => entry.sourceKind !== 'request' || !requestIds.has(entry.sourceId))
}
