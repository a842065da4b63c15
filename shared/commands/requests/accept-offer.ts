import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect } from '../define.ts'
import { findRequest, labelOf } from './find-request.ts'
import { grantWish } from './grant-wish.ts'

/** The parent says yes to what was offered: it is checked once more and carried out. CHECK-4 */
export const acceptOffer = defineCommand({
  type: 'acceptOffer',
  version: 1,
  permission: 'requests.decide',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['offered'])
    if (!found.ok) return found
    const { request, child } = found.value
    const granted = yield* grantWish(request, null, context)
    return granted.ok
      ? effect(labelOf('requests.did.acceptOffer', child, agreedWishOf(request)), granted.value)
      : granted
  },
})
