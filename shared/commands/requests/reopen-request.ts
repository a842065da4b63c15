import { z } from 'zod'
import type { Absence, ExtraAttendance } from '#shared/domain/attendance/model.ts'
import type { RequestId } from '#shared/domain/ids.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { isGivenPlaceTaken } from '#shared/domain/requests/given-place.ts'
import type { CareRequest, ResolvedWish } from '#shared/domain/requests/model.ts'
import { hullOf } from '#shared/domain/requests/resolve-given.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, type CommandContext } from '../define.ts'
import { listRows, type Facts } from '../facts.ts'
import { reverseSource } from '../ledger/reverse-source.ts'
import type { CommandRefusal } from '../refusal.ts'
import { deleteRow, putRow, type RowChange } from '../row-change.ts'
import { findRequest, labelOf, sourceOf } from './find-request.ts'
import { loadCheck } from './load-check.ts'
import { removeExtraCare } from './remove-extra-care.ts'

/**
 * Puts a decided request back among the open ones and takes back what its decision wrote. Refused when somebody built
 * on it since: the extra care was changed, the place that was given up is needed by another child now, or its credit
 * was used. From then on the published rule leaves it to a person. CHECK-4, PRIV-8, SWAP-5
 */
export const reopenRequest = defineCommand({
  type: 'reopenRequest',
  version: 1,
  permission: 'requests.decide',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['offered', 'waiting', 'approved', 'declined', 'withdrawn'])
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
      isAutomatic: false,
      isHeldForPerson: true,
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
  if (resolved === null || !isAsGranted(resolved, extras, absences)) {
    return refuse({ code: 'stateChanged', params: { what: 'request', id: request.id } })
  }
  if (resolved.givenDay !== null) {
    const wish = agreedWishOf(request)
    const input = yield* loadCheck(wish, request.id, 'twoDays', context)
    if (input !== undefined && isGivenPlaceTaken(input, request.id, resolved)) {
      return refuse({ code: 'givenPlaceTaken', params: { day: resolved.givenDay } })
    }
  }
  const reversed = yield* reverseSource(sourceOf(request), context)
  if (!reversed.ok) return reversed
  const added = yield* removeExtraCare(resolved, extras)
  return ok([...added, ...absences.map((row) => deleteRow('absence', row.id)), ...reversed.value])
}

/** Whether what the decision wrote still stands: the whole added care in its group, and all that was given up. */
function isAsGranted(
  resolved: ResolvedWish,
  extras: readonly ExtraAttendance[],
  absences: readonly Absence[],
): boolean {
  if (extras.length === 0 || absences.length !== resolved.given.length) return false
  const { startMinute, endMinute } = hullOf(extras)
  return (
    extras.every((extra) => extra.day === resolved.wantedDay && extra.groupId === resolved.groupId) &&
    startMinute === resolved.wanted.startMinute &&
    endMinute === resolved.wanted.endMinute
  )
}
