import { fullName } from '#shared/domain/children/person-name.ts'
import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { QueuedRequest } from '#shared/domain/requests/queue/order-queue.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import type { CheckedRequests } from './checked-requests.ts'
import type { QueueRounds } from './queue-rounds.ts'
import type { NameRows } from './request-rows.ts'

/** Where the requests of one location stand, as far as the last round of judging knows who stands in whose way. */
export interface QueuePlaces {
  placeOf(request: CareRequest): RequestRow['queue']
  rivalsOf(request: CareRequest, rows: NameRows): RequestDetail['rivals']
  isNowFitting(request: CareRequest): boolean
}

export function queuePlacesOf(
  checked: Pick<CheckedRequests, 'queueOf'>,
  rounds: Pick<QueueRounds, 'stateOf'>,
  locationId: LocationId,
): QueuePlaces {
  const queue = checked.queueOf(locationId) ?? []
  const byId = new Map<RequestId, QueuedRequest>(queue.map((queued) => [queued.request.id, queued]))
  const { nowFitting, rivals } = rounds.stateOf(locationId).findings
  // A rival that was answered since is none.
  const rivalIds = (id: RequestId): readonly RequestId[] =>
    (rivals.get(id) ?? []).filter((rivalId) => byId.has(rivalId))
  return {
    placeOf({ id }) {
      const queued = byId.get(id)
      if (queued === undefined) return null
      const { position, reason } = queued
      return { position, reason, rivals: rivalIds(id).length }
    },
    rivalsOf: ({ id }, rows) =>
      rivalIds(id).map((requestId) => {
        const childId = byId.get(requestId)?.request.childId ?? ''
        const child = rows.findRow('child', childId)
        return { requestId, childName: child === undefined ? '' : fullName(child) }
      }),
    isNowFitting: ({ id, status }) => (status === 'declined' || status === 'waiting') && nowFitting.has(id),
  }
}
