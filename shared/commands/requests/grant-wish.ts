import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import type { CareRequest, CareWish, CheckResult, ResolvedWish } from '#shared/domain/requests/model.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { CommandContext } from '../define.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { putRow, type RowChange } from '../row-change.ts'
import { loadCheck } from './load-check.ts'

/**
 * The changes that carry a request out: the child is added, the given care is released, both or neither; the request
 * keeps the check it was decided on. The check is done here again, on the facts of this moment, so that the last
 * place is promised once. An override reason sets the verdict aside, but not what makes the care impossible to
 * record. CHECK-4, CHECK-5, SWAP-5
 */
export function* grantWish(
  request: CareRequest,
  overrideReason: string | null,
  context: CommandContext,
): Facts<Result<readonly RowChange[], CommandRefusal>> {
  const wish = agreedWishOf(request)
  const input = yield* loadCheck(wish, request.id, 'twoDays', context)
  if (input === undefined)
    return refuse({ code: 'notFound', params: { what: 'location', id: wish.locationId } })
  const check = checkWithoutAlternatives(input)
  const refusal = refusalOf(check, overrideReason !== null)
  if (refusal !== null) return refuse(refusal)
  invariant(check.resolved !== null, 'a wish that is not refused has its times and group')
  const decided: CareRequest = {
    ...request,
    status: 'approved',
    decidedAt: context.at,
    decidedBy: context.actorId,
    overrideReason: overrideReason ?? '',
    decisionSnapshot: check,
  }
  return ok([putRow('care_request', decided), ...careChanges(request, wish, check.resolved, context)])
}

/** Why this check may not be carried out; null when it may. */
export function refusalOf(check: CheckResult, isOverridden: boolean): CommandRefusal | null {
  const impossible = check.steps.find((step) => step.code === 'alreadyPresent' && step.verdict === 'no')
  if (check.resolved === null || impossible !== undefined) return saysNo(check, impossible)
  if (isOverridden) return null
  if (check.verdict === 'no' || check.verdict === 'unknown') return saysNo(check, undefined)
  // GROUP-3: consent comes first, in writing.
  const consent = check.steps.find((step) => step.message.code === 'check.secondGroupConsent.missing')
  return consent === undefined ? null : { code: 'consentMissing', params: consent.message.params }
}

/** The refusal names the step and carries its sentence. */
function saysNo(check: CheckResult, impossible: CheckResult['steps'][number] | undefined): CommandRefusal {
  const step = impossible ?? check.steps.find((candidate) => candidate.verdict === check.verdict)
  const message = step?.message ?? check.headline
  return {
    code: 'checkSaysNo',
    params: { ...message.params, step: step?.code ?? '', sentenceCode: message.code },
  }
}

/** CHECK-4: what is granted counts at once. GROUP-2: an hour in another group is recorded with its reason. */
function careChanges(
  request: CareRequest,
  wish: CareWish,
  resolved: ResolvedWish,
  context: CommandContext,
): readonly RowChange[] {
  const { childId, wantedDay, wanted, groupId, givenDay } = resolved
  const changes: RowChange[] = [
    putRow('extra_attendance', {
      id: context.newId(),
      childId,
      locationId: wish.locationId,
      groupId,
      day: wantedDay,
      startMinute: wanted.startMinute,
      endMinute: wanted.endMinute,
      kind: wish.kind,
      requestId: request.id,
    }),
  ]
  for (const { startMinute, endMinute } of givenDay === null ? [] : resolved.given) {
    const day = givenDay ?? wantedDay
    changes.push(
      putRow('absence', {
        id: context.newId(),
        childId,
        startDay: day,
        endDay: day,
        startMinute,
        endMinute,
        reason: 'swappedAway',
        requestId: request.id,
      }),
    )
  }
  if (!resolved.isOwnGroup) {
    changes.push(
      putRow('group_move', {
        id: context.newId(),
        childId,
        day: wantedDay,
        startMinute: wanted.startMinute,
        endMinute: wanted.endMinute,
        toGroupId: groupId,
        reason: 'ownGroupFull',
      }),
    )
  }
  return changes
}
