import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { isChargedWhenCancelled } from '#shared/domain/requests/cancelled-care.ts'
import { idOf } from '#shared/schema/values.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { listRows } from '../facts.ts'
import { reverseSource } from '../ledger/reverse-source.ts'
import { putRow } from '../row-change.ts'
import { findRequest, labelOf, sourceOf } from './find-request.ts'
import { loadPolicies } from './load-policies.ts'
import { removeExtraCare } from './remove-extra-care.ts'

/**
 * The parent calls off care that was granted: the place is free at once. What was booked stays booked (FLEX-2, HOL-3,
 * STUDY-2); of a swap the given day stays given up (SWAP-5). Only extra care that is called off in time is not charged; care that is over cannot be called off.
 */
export const cancelCare = defineCommand({
  type: 'cancelCare',
  version: 1,
  permission: 'requests.enter',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['approved'])
    if (!found.ok) return found
    const { request, child } = found.value
    const resolved = request.decisionSnapshot?.resolved ?? null
    const extras = yield* listRows('extra_attendance', { requestId })
    if (resolved === null || extras.length === 0) {
      return refuseCommand('stateChanged', { what: 'request', id: requestId })
    }
    const day = resolved.wantedDay
    const { startMinute, endMinute } = resolved.wanted
    const asked = { day: context.today, minute: dutchTimeOf(context.at).minute }
    const isOver = day < asked.day || (day === asked.day && endMinute <= asked.minute)
    if (isOver) return refuseCommand('careIsPast', { day })
    const policies = yield* loadPolicies(request.locationId, day)
    const isCharged = isChargedWhenCancelled(resolved.kind, { day, startMinute }, policies, asked)
    const lines = isCharged
      ? { ok: true as const, value: [] }
      : yield* reverseSource(sourceOf(request), context)
    if (!lines.ok) return lines
    return effect(labelOf('requests.did.cancelCare', child, { ...request, wantedDay: day }), [
      ...(yield* removeExtraCare(resolved, extras)),
      putRow('care_request', { ...request, status: 'cancelled' }),
      ...lines.value,
    ])
  },
})
