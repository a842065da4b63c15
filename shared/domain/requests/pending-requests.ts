import { childRecordsOf } from './child-records.ts'
import type { CareRequest, CareWish } from './model.ts'
import type { CheckInput } from './wish-subject.ts'

export interface PendingRequest {
  readonly request: CareRequest
  /** What is asked, or the alternative that was offered instead. */
  readonly wish: CareWish
}

/** Other requests for the same child that wait for an answer. */
export function listPendingRequests({ index, wish, ownRequestId }: CheckInput): readonly PendingRequest[] {
  const pending: PendingRequest[] = []
  for (const request of childRecordsOf(index, wish.childId).requests) {
    if (request.id === ownRequestId) continue
    if (request.status === 'open' || request.status === 'waiting') pending.push({ request, wish: request })
    if (request.status === 'offered') pending.push({ request, wish: request.offeredWish ?? request })
  }
  return pending
}
