import { entriesOfGrant } from '#shared/domain/ledger/entries-of-grant.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { carriedOutOf, type CarriedOut } from '#shared/domain/requests/carried-out.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import type {
  CareCost,
  CareRequest,
  CheckResult,
  CheckStep,
  ResolvedWish,
} from '#shared/domain/requests/model.ts'
import { findFixedNo, findMissingConsent } from '#shared/domain/requests/override.ts'
import { careOfGrant } from '#shared/domain/requests/stack/care-of-grant.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { CommandContext } from '../define.ts'
import type { Facts } from '../facts.ts'
import { listClosedMonths } from '../ledger/closed-months.ts'
import { putLines } from '../ledger/reverse-source.ts'
import type { CommandRefusal } from '../refusal.ts'
import { putRow, type RowChange } from '../row-change.ts'
import { loadCheck } from './load-check.ts'

/**
 * The changes that carry a request out: the child is added, the given care is released, both or neither; the request
 * keeps the check it was decided on. The check is done here again, on the facts of this moment, so that the last
 * place is promised once. An override reason sets the verdict aside, but not the law and not what makes the care
 * impossible to record. What it costs is booked in the same act. CHECK-4, CHECK-5, SWAP-5, MONEY-2
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
  const { resolved, cost } = check
  const carriedOut = carriedOutOf(input)
  invariant(resolved !== null && carriedOut !== null, 'a wish that is not refused has its times and group')
  const decided: CareRequest = {
    ...request,
    status: 'approved',
    decidedAt: context.at,
    decidedBy: context.actorId,
    overrideReason: overrideReason ?? '',
    decisionSnapshot: check,
  }
  const care = careChanges(decided, resolved, carriedOut, context)
  const lines = cost === null ? [] : yield* bookGrant(decided, resolved, cost, context)
  return ok([putRow('care_request', decided), ...care, ...lines])
}

function* bookGrant(
  request: CareRequest,
  resolved: ResolvedWish,
  cost: CareCost,
  context: CommandContext,
): Facts<readonly RowChange[]> {
  const lines = entriesOfGrant({
    request,
    resolved,
    cost,
    ids: () => context.newId(),
    closedMonths: yield* listClosedMonths(request.locationId),
    actorId: context.actorId,
    at: context.at,
  })
  return putLines(lines)
}

/**
 * Why this check may not be carried out; null when it may. Nobody grants past the law's maximum of a group or without
 * the consent that comes first in writing; the house's own maximum and its staff somebody may answer for. GROUP-3,
 * GROUP-5
 */
export function refusalOf(check: CheckResult, isOverridden: boolean): CommandRefusal | null {
  const fixed = findFixedNo(check)
  if (check.resolved === null || fixed !== undefined) return saysNo(check, fixed)
  if (!isOverridden && (check.verdict === 'no' || check.verdict === 'unknown'))
    return saysNo(check, undefined)
  const consent = findMissingConsent(check)
  return consent === undefined ? null : { code: 'consentMissing', params: consent.message.params }
}

/** The refusal names the step and carries its sentence. */
function saysNo(check: CheckResult, fixed: CheckStep | undefined): CommandRefusal {
  const step = fixed ?? check.steps.find((candidate) => candidate.verdict === check.verdict)
  const message = step?.message ?? check.headline
  return {
    code: 'checkSaysNo',
    params: { ...message.params, step: step?.code ?? '', sentenceCode: message.code },
  }
}

/** CHECK-4: what is granted counts at once. GROUP-2: an hour in another group is recorded with its reason. */
function careChanges(
  request: CareRequest,
  resolved: ResolvedWish,
  carriedOut: CarriedOut,
  context: CommandContext,
): readonly RowChange[] {
  const { extras, absences, moves } = careOfGrant(request, resolved, carriedOut, () => context.newId())
  return [
    ...extras.map((row) => putRow('extra_attendance', row)),
    ...absences.map((row) => putRow('absence', row)),
    ...moves.map((row) => putRow('group_move', row)),
  ]
}
