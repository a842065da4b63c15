import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect } from '../define.ts'
import { findRequest, labelOf } from './find-request.ts'
import { grantWish } from './grant-wish.ts'

/**
 * Grants an open request, or one on the waiting list, when the check at this moment still says it fits. Two requests for the last place: the second
 * is refused here. CHECK-4
 */
export const approveRequest = defineCommand({
  type: 'approveRequest',
  version: 1,
  permission: 'requests.decide',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['open', 'waiting'])
    if (!found.ok) return found
    const { request, child } = found.value
    const granted = yield* grantWish(request, null, context)
    return granted.ok ? effect(labelOf('requests.did.approve', child, request), granted.value) : granted
  },
})
