import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import { careWishValue } from '#shared/schema/rows/request-rows.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { putRow } from '../row-change.ts'
import { findRequest, labelOf } from './find-request.ts'
import { refusalOf } from './grant-wish.ts'
import { loadCheck } from './load-check.ts'

/**
 * Offers something else that does fit. Nothing is promised yet: the place counts from the moment the parent accepts.
 * Consent for another group may still have to come; the offer asks for it. CHECK-3, GROUP-3
 */
export const offerAlternative = defineCommand({
  type: 'offerAlternative',
  version: 1,
  permission: 'requests.decide',
  args: z.strictObject({ requestId: idOf<RequestId>(), wish: careWishValue }),
  *handle({ requestId, wish }, context) {
    const found = yield* findRequest(requestId, ['open', 'offered', 'waiting'])
    if (!found.ok) return found
    const { request, child } = found.value
    const isSameMatter =
      wish.childId === request.childId && wish.locationId === request.locationId && wish.kind === request.kind
    if (!isSameMatter) return refuseCommand('offerOfOtherKind')
    const input = yield* loadCheck(wish, requestId, 'twoDays', context)
    if (input === undefined) return refuseCommand('notFound', { what: 'location', id: wish.locationId })
    const refusal = refusalOf(checkWithoutAlternatives(input), false)
    if (refusal !== null && refusal.code !== 'consentMissing') return { ok: false, refusal }
    return effect(labelOf('requests.did.offer', child, wish), [
      putRow('care_request', { ...request, status: 'offered', offeredWish: wish }),
    ])
  },
})
