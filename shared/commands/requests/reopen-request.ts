import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { isGivenPlaceTaken } from '#shared/domain/requests/given-place.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, type CommandContext } from '../define.ts'
import { listRows, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { deleteRow, putRow, type RowChange } from '../row-change.ts'
import { findRequest, labelOf } from './find-request.ts'
import { loadCheck } from './load-check.ts'

/**
 * Puts a decided request back among the open ones and takes back what its decision wrote. Refused when somebody built
 * on it since: the extra care was changed, or the place that was given up is needed by another child now. CHECK-4
 */
export const reopenRequest = defineCommand({
  type: 'reopenRequest',
  version: 1,
  permission: 'requests.decide',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['offered', 'approved', 'declined', 'withdrawn'])
    if (!found.ok) return found
    const { request, child } = found.value
    const undone = request.status === 'approved' ? yield* takeCareBack(request, context) : ok([])
    if (!undone.ok) return undone
    const reopened: CareRequest = {
      ...request,
      status: 'open',
      offeredWish: null,
      decidedAt: null,
      decidedBy: null,
      overrideReason: '',
      decisionSnapshot: null,
    }
    return effect(labelOf('requests.did.reopen', child, request), [
      ...undone.value,
      putRow('care_request', reopened),
    ])
  },
})

function* takeCareBack(
  request: CareRequest,
  context: CommandContext,
): Facts<Result<readonly RowChange[], CommandRefusal>> {
  const resolved = request.decisionSnapshot?.resolved ?? null
  const extras = yield* listRows('extra_attendance', { requestId: request.id })
  const absences = yield* listRows('absence', { requestId: request.id })
  const [extra] = extras
  const isAsGranted =
    resolved !== null &&
    extra !== undefined &&
    extras.length === 1 &&
    extra.day === resolved.wantedDay &&
    extra.groupId === resolved.groupId &&
    extra.startMinute === resolved.wanted.startMinute &&
    extra.endMinute === resolved.wanted.endMinute &&
    absences.length === resolved.given.length
  if (!isAsGranted) return refuse({ code: 'stateChanged', params: { what: 'request', id: request.id } })
  const moves = yield* listRows('group_move', {
    childId: request.childId,
    day: extra.day,
    toGroupId: extra.groupId,
    startMinute: extra.startMinute,
    endMinute: extra.endMinute,
  })
  if (resolved.givenDay !== null) {
    const wish = agreedWishOf(request)
    const input = yield* loadCheck(wish, request.id, 'twoDays', context)
    if (input !== undefined && isGivenPlaceTaken(input, request.id, resolved)) {
      return refuse({ code: 'givenPlaceTaken', params: { day: resolved.givenDay } })
    }
  }
  return ok([
    ...(resolved.isOwnGroup ? [] : moves.map((move) => deleteRow('group_move', move.id))),
    ...extras.map((row) => deleteRow('extra_attendance', row.id)),
    ...absences.map((row) => deleteRow('absence', row.id)),
  ])
}
