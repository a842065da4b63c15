import type { CarriedOut } from '../carried-out.ts'
import type { CareRequest, ResolvedWish } from '../model.ts'
import type { GrantedCare } from './granted-care.ts'

/**
 * The care that carries a request out: the child comes, what was given up is released, both or neither. An hour in
 * another group has its reason. CHECK-4, SWAP-5, GROUP-2
 *
 * @param ids a new id for every row
 */
export function careOfGrant(
  request: Pick<CareRequest, 'id'>,
  resolved: ResolvedWish,
  { added, moveReason }: CarriedOut,
  ids: () => string,
): Omit<GrantedCare, 'request'> {
  const { childId, locationId, wantedDay, groupId, givenDay, kind } = resolved
  const requestId = request.id
  return {
    extras: added.map(({ startMinute, endMinute }) => ({
      id: ids(),
      childId,
      locationId,
      groupId,
      day: wantedDay,
      startMinute,
      endMinute,
      kind,
      requestId,
    })),
    absences: (givenDay === null ? [] : resolved.given).map(({ startMinute, endMinute }) => ({
      id: ids(),
      childId,
      startDay: givenDay ?? wantedDay,
      endDay: givenDay ?? wantedDay,
      startMinute,
      endMinute,
      reason: 'swappedAway',
      requestId,
    })),
    moves:
      moveReason === null
        ? []
        : added.map(({ startMinute, endMinute }) => ({
            id: ids(),
            childId,
            day: wantedDay,
            startMinute,
            endMinute,
            toGroupId: groupId,
            reason: moveReason,
          })),
  }
}
