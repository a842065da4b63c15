import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { wishOf } from '#shared/domain/requests/agreed-wish.ts'
import { checkWish } from '#shared/domain/requests/check-wish.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { putRow } from '../row-change.ts'
import { findRequest, labelOf } from './find-request.ts'
import { loadCheck } from './load-check.ts'

/**
 * There is no place now, and the family stays in line: the request keeps its moment of arrival and is looked at again
 * when a place comes free. The check of this moment is kept, so that it can be seen what changed. CHECK-4, CHECK-5
 */
export const putOnWaitingList = defineCommand({
  type: 'putOnWaitingList',
  version: 1,
  permission: 'requests.decide',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['open', 'declined'])
    if (!found.ok) return found
    const { request, child } = found.value
    const input = yield* loadCheck(wishOf(request), requestId, 'withReach', context)
    if (input === undefined) return refuseCommand('notFound', { what: 'location', id: request.locationId })
    return effect(labelOf('requests.did.putOnWaitingList', child, request), [
      putRow('care_request', {
        ...request,
        status: 'waiting',
        // A declined offer is no longer what is waited for.
        offeredWish: null,
        decidedAt: context.at,
        decidedBy: context.actorId,
        decisionSnapshot: checkWish(input),
      }),
    ])
  },
})
