import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { idOf, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect } from '../define.ts'
import { findRequest, labelOf } from './find-request.ts'
import { grantWish } from './grant-wish.ts'

/** Grants an open or waiting request against the verdict, by somebody who answers for it and says why. The reason is kept. */
export const approveRequestAnyway = defineCommand({
  type: 'approveRequestAnyway',
  version: 1,
  permission: 'requests.override',
  args: z.strictObject({
    requestId: idOf<RequestId>(),
    reason: noteValue.refine((text) => text.trim().length > 0, 'empty'),
  }),
  *handle({ requestId, reason }, context) {
    const found = yield* findRequest(requestId, ['open', 'waiting'])
    if (!found.ok) return found
    const { request, child } = found.value
    const granted = yield* grantWish(request, reason.trim(), context)
    return granted.ok ? effect(labelOf('requests.did.override', child, request), granted.value) : granted
  },
})
