import type { Child } from '#shared/domain/children/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { RequestId } from '#shared/domain/ids.ts'
import { say, type RequestCode } from '#shared/domain/requests/codes.ts'
import type { CareRequest, CareWish, RequestStatus } from '#shared/domain/requests/model.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { findRow, type Facts } from '../facts.ts'
import type { BookedSource } from '../ledger/reverse-source.ts'
import type { CommandRefusal } from '../refusal.ts'

export interface FoundRequest {
  readonly request: CareRequest
  readonly child: Child
}

/** The request, when its status is one of these; a request somebody else has just decided is refused by name. */
export function* findRequest(
  requestId: RequestId,
  statuses: readonly RequestStatus[],
): Facts<Result<FoundRequest, CommandRefusal>> {
  const request = yield* findRow('care_request', requestId)
  if (request === undefined) return refuse({ code: 'notFound', params: { what: 'request', id: requestId } })
  if (!statuses.includes(request.status)) {
    return refuse({ code: 'requestStatus', params: { statusCode: `requestStatus.${request.status}` } })
  }
  const child = yield* findRow('child', request.childId)
  if (child === undefined) return refuse({ code: 'notFound', params: { what: 'child', id: request.childId } })
  return ok({ request, child })
}

/** What was done, for the undo list: the child, the kind of request and the day. */
export function labelOf(code: RequestCode, child: Child, wish: CareWish): Message {
  return say(code, { childName: child.firstName, kindCode: `kind.${wish.kind}`, day: wish.wantedDay })
}

/** Where the lines that a request wrote in the ledger say they come from. MONEY-4 */
export function sourceOf({ id, childId, locationId }: CareRequest): BookedSource {
  return { sourceKind: 'request', sourceId: id, childId, locationId }
}
