import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { wishOf } from '#shared/domain/requests/agreed-wish.ts'
import { checkWish } from '#shared/domain/requests/check-wish.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { putRow } from '../row-change.ts'
import { findRequest, labelOf } from './find-request.ts'
import { loadCheck } from './load-check.ts'

/** Says no; the check and its alternatives at this moment are kept, so that the no can be explained later. CHECK-5 */
export const declineRequest = defineCommand({
  type: 'declineRequest',
  version: 1,
  permission: 'requests.decide',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['open', 'offered', 'waiting'])
    if (!found.ok) return found
    const { request, child } = found.value
    const input = yield* loadCheck(wishOf(request), requestId, 'withReach', context)
    if (input === undefined) return refuseCommand('notFound', { what: 'location', id: request.locationId })
    return effect(labelOf('requests.did.decline', child, request), [
      putRow('care_request', {
        ...request,
        status: 'declined',
        decidedAt: context.at,
        decidedBy: context.actorId,
        decisionSnapshot: checkWish(input),
      }),
    ])
  },
})
