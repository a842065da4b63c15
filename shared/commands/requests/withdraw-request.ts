import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect } from '../define.ts'
import { putRow } from '../row-change.ts'
import { findRequest, labelOf } from './find-request.ts'

/** The parent no longer asks. Care that was granted already is taken back by reopening the request first. */
export const withdrawRequest = defineCommand({
  type: 'withdrawRequest',
  version: 1,
  permission: 'requests.enter',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['open', 'offered', 'waiting'])
    if (!found.ok) return found
    const { request, child } = found.value
    return effect(labelOf('requests.did.withdraw', child, request), [
      putRow('care_request', {
        ...request,
        status: 'withdrawn',
        decidedAt: context.at,
        decidedBy: context.actorId,
      }),
    ])
  },
})
