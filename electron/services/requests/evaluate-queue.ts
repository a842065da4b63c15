import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import type { CareRequest, CheckResult } from '#shared/domain/requests/model.ts'
import { isLeftToRule } from '#shared/domain/requests/queue/is-left-to-rule.ts'
import { isNowFitting, mayFitAgain } from '#shared/domain/requests/queue/is-now-fitting.ts'
import { createQueueJudge } from '#shared/domain/requests/queue/judge-queue.ts'
import type { QueuedRequest } from '#shared/domain/requests/queue/order-queue.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { CheckedRequests } from './checked-requests.ts'

/** What a whole round of judging found at a location. */
export interface QueueFindings {
  /** Turned down or waiting, and to be granted now. */
  readonly nowFitting: ReadonlySet<RequestId>
  /** Requests earlier in the queue that want the same place; only of requests that have any. */
  readonly rivals: ReadonlyMap<RequestId, readonly RequestId[]>
  /** Open requests in queue order that the published rule is about: a final yes and no rivals. PRIV-8 */
  readonly forRule: readonly CareRequest[]
}

export interface QueueQuestion {
  readonly locationId: LocationId
  readonly today: IsoDay
  /** In queue order. */
  readonly queue: readonly QueuedRequest[]
  /** Turned down; those for days gone by are left alone. */
  readonly declined: readonly CareRequest[]
}

/**
 * Judges every request that waits or was turned down, one a step, so that whoever drives it can stop in between.
 * Nothing may change between the steps; after a change a new round begins.
 */
export function* judgeInSteps(
  checked: CheckedRequests,
  { locationId, today, queue, declined }: QueueQuestion,
): Generator<void, QueueFindings> {
  const nowFitting = new Set<RequestId>()
  const rivals = new Map<RequestId, readonly RequestId[]>()
  const forRule: CareRequest[] = []
  const again = declined.filter((request) => mayFitAgain(request, today))
  const ahead = queue
    .map(({ request }) => request)
    .filter((request) => agreedWishOf(request).wantedDay >= today)
  const parts = yield* checked.partsInSteps(locationId, [...ahead, ...again])
  yield
  if (parts === undefined) return { nowFitting, rivals, forRule }
  const note = (request: CareRequest, check: CheckResult): void => {
    if (isNowFitting(request, check, today)) nowFitting.add(request.id)
  }
  const judge = createQueueJudge(parts)
  for (const request of ahead) {
    const judged = judge.judge(request)
    note(request, judged.check)
    if (judged.rivals.length > 0) rivals.set(request.id, judged.rivals)
    else if (isPlain(request, judged.check) && isLeftToRule(parts.index.policies, request, today))
      forRule.push(request)
    yield
  }
  for (const request of again) {
    note(request, parts.knownCheckOf(request))
    yield
  }
  return { nowFitting, rivals, forRule }
}

function isPlain({ status, isHeldForPerson }: CareRequest, check: CheckResult): boolean {
  return status === 'open' && !isHeldForPerson && check.verdict === 'ok' && !check.isProvisional
}
